import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Finding, type Placed, warning } from './finding.ts';

/** The keys of a YAML map with their values' places, keys in small letters: Hugo does not tell `Title` from `title`. */
export type YamlMap = ReadonlyMap<string, Entry>;

interface Entry extends Placed<Node | null> {
  /** As it is written. */
  readonly key: string;
}

/** A YAML text read for its places. */
export interface YamlRead {
  readonly map: YamlMap;
  readonly textOf: (entry: Entry | undefined) => Placed<string> | undefined;
  readonly textsOf: (entry: Entry | undefined) => Placed<string>[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the map that a front matter is. Data alone: YAML's core schema, no tag that runs anything, bounded aliases.
 *
 * @param firstLine line of the file on which the text begins.
 * @returns the map, or the error that keeps the file from being read.
 */
export function readYamlMap(file: string, text: string, firstLine: number): YamlRead | Finding {
  const lines = new LineCounter();
  const failed = (offset: number, message: string): Finding => {
    const { line, col } = lines.linePos(offset);
    return {
      level: 'error',
      file,
      line: Math.max(line, 1) + firstLine - 1,
      column: Math.max(col, 1),
      rule: 'yaml',
      message: `YAML cannot read this: ${message}`,
      hint: 'The file was not imported. Mend it and run the import again.',
    };
  };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      schema: 'core',
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch {
    return failed(0, 'it is nested too deeply.');
  }
  const [error] = document.errors;
  if (error) return failed(error.pos[0], `${error.message.split('\n', 1)[0]?.replace(/\.$/u, '')}.`);
  const top = document.contents;
  if (!isMap(top)) return failed(0, 'it is no list of keys and values.');

  const place = (node: Node | null, otherwise: Node | null) => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? otherwise?.range?.[0] ?? 0);
    return { line: line + firstLine - 1, column: col };
  };
  const findings: Finding[] = [];
  const map = new Map<string, Entry>();
  for (const { key, value } of top.items) {
    if (!isScalar(key)) continue;
    const written = String(key.value ?? '');
    const entry = { key: written, value, ...place(value, key) };
    const first = map.get(written.toLowerCase());
    if (!first) map.set(written.toLowerCase(), entry);
    else findings.push(duplicate(file, { ...entry, ...place(key, null) }, first.key));
  }
  const scalarText = (node: Node | null): string | undefined => {
    const resolved = isAlias(node) ? node.resolve(document) : node;
    if (!isScalar(resolved) || resolved.value === null) return undefined;
    return resolved.type === 'PLAIN' ? (resolved.source ?? String(resolved.value)) : String(resolved.value);
  };
  const textOf: YamlRead['textOf'] = (entry) => {
    const value = entry && scalarText(entry.value)?.trim();
    return entry && value ? { value, line: entry.line, column: entry.column } : undefined;
  };
  const textsOf: YamlRead['textsOf'] = (entry) => {
    const node = isAlias(entry?.value) ? entry.value.resolve(document) : entry?.value;
    if (!isSeq(node)) {
      const single = textOf(entry);
      return single ? [single] : [];
    }
    return (node.items as Node[]).flatMap((item) => {
      const value = scalarText(item)?.trim();
      return value ? [{ value, ...place(item, node) }] : [];
    });
  };
  return { map, textOf, textsOf, findings };
}

function duplicate(file: string, entry: Entry, first: string): Finding {
  return warning(
    file,
    entry,
    'duplicate-key',
    `"${entry.key}" and "${first}" are one key to Hugo.`,
    'The first was taken.',
  );
}
