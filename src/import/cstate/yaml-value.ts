import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  visit,
} from 'yaml';
import type { Finding } from '#import/common/finding.ts';

/** A value of a YAML file, and its place; lines and columns count from 1. */
export interface YamlValue {
  readonly line: number;
  readonly column: number;
  /** The text of a scalar as it is written, trimmed; undefined where there is none. */
  readonly text: string | undefined;
  /** The items of a list; none where it is no list. */
  readonly items: readonly YamlValue[];
  /** The keys of a map, in order; none where it is no map. */
  readonly keys: readonly { readonly name: string; readonly line: number; readonly column: number }[];
  /** The value of a key. Hugo does not tell `Title` from `title`; the first of two is taken. */
  readonly get: (key: string) => YamlValue | undefined;
}

/**
 * Reads YAML as data alone: the core schema, no tag that runs anything, aliases resolved one by one.
 *
 * @param firstLine line of the file on which the text begins.
 * @returns its value, or the error that keeps it from being read.
 */
export function readYamlValue(file: string, text: string, firstLine: number): YamlValue | Finding {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const failed = (offset: number, message: string): Finding => ({
    level: 'error',
    file,
    ...place(offset),
    rule: 'yaml',
    message: `YAML cannot read this: ${message}`,
    hint: 'The file was not imported. Fix it and run the import again.',
  });
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, {
      schema: 'core',
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'silent',
      // Looked for below: the parser compares each key with each other one of its map.
      uniqueKeys: false,
    });
  } catch {
    return failed(0, 'it is nested too deeply.');
  }
  const [error] = document.errors;
  if (error) return failed(error.pos[0], `${error.message.split('\n', 1)[0]?.replace(/\.$/u, '')}.`);
  const twice = keyTwice(document);
  if (twice) return failed(twice.range?.[0] ?? 0, 'Map keys must be unique.');
  if (!isMap(document.contents)) return failed(0, 'it is no list of keys and values.');

  const wrap = (written: Node | null | undefined, offset: number): YamlValue => {
    const node = isAlias(written) ? written.resolve(document) : written;
    const start = written?.range?.[0] ?? offset;
    const pairs = isMap(node) ? node.items.filter((pair) => isScalar(pair.key)) : [];
    const nameOf = (key: unknown) => String((key as Scalar).value ?? '');
    const startOf = (key: unknown) => (key as Scalar).range?.[0] ?? start;
    return {
      ...place(start),
      text: isScalar(node) ? scalarText(node) : undefined,
      get items() {
        return isSeq(node) ? node.items.map((item) => wrap(item as Node | null, start)) : [];
      },
      keys: pairs.map(({ key }) => ({ name: nameOf(key), ...place(startOf(key)) })),
      get: (name) => {
        const pair = pairs.find(({ key }) => nameOf(key).toLowerCase() === name.toLowerCase());
        return pair && wrap(pair.value as Node | null, startOf(pair.key));
      },
    };
  };
  return wrap(document.contents, 0);
}

/** The first key that a map has twice. */
function keyTwice(document: Document): Scalar | undefined {
  let found: Scalar | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const names = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (names.has(key.value)) {
          found = key;
          return visit.BREAK;
        }
        names.add(key.value);
      }
      return undefined;
    },
  });
  return found;
}

/** The type of a YAML scalar matters less than how it is written: `1.10` is a version, not a number. */
function scalarText(node: Scalar): string | undefined {
  if (node.value === null) return undefined;
  const text = node.type === Scalar.PLAIN ? (node.source ?? String(node.value)) : String(node.value);
  return text.trim() || undefined;
}
