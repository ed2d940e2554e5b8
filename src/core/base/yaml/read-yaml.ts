import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
} from 'yaml';
import { limits } from '#core/base/limits.ts';
import type { Problem } from '#core/base/problem.ts';
import type { Rule } from '#core/base/rule.ts';
import { Places } from './places.ts';
import { explainSyntax } from './syntax.ts';
import { isTextPath, quoted, textLost, writtenValue } from './text-as-written.ts';

/** A YAML file as plain data, with the place of every value. All scalars are text: schemas say what they mean. */
export interface YamlData {
  readonly data: unknown;
  readonly places: Places;
  readonly problems: readonly Problem[];
  /** True where the parser had to guess: what it made of the rest may not be what somebody wrote. */
  readonly guessed: boolean;
}

/** The place of a YAML text: its file, and the line of that file on which it begins. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly firstLine: number;
}

/**
 * Reads YAML 1.2 with the failsafe schema: maps, lists and text, nothing else, so that `title: 503` is text and no
 * word turns into a boolean. Anchors, aliases and tags are refused: nothing here needs them, and text that begins with
 * `&`, `*` or `!` would lose its first word to them.
 */
export function readYaml({ file, text, firstLine }: YamlSource): YamlData {
  const lines = new LineCounter();
  const places = new Places(lines, firstLine, text);
  const problems: Problem[] = [];
  const told = new Set<number>();
  // One line counts as one mistake, regardless of how many errors the parser reports in it.
  const report = (offset: number, rule: Rule, message: string, hint: string) => {
    const place = places.ofOffset(offset);
    if (told.has(place.line)) return;
    told.add(place.line);
    problems.push({ file, ...place, rule, message, hint });
  };

  const document = parse(text, lines);
  if (!document) {
    report(0, ...tooDeep);
    return { data: undefined, places, problems, guessed: true };
  }
  for (const error of document.errors) {
    // A thousand mistakes on one line are one, and need to be explained once.
    if (told.has(places.ofOffset(error.pos[0]).line)) continue;
    const { offset, rule, message, hint } = explainSyntax(text, error);
    report(offset, rule, message, hint);
  }

  let anchored = false;
  let guessed = document.errors.length > 0;
  const convert = (node: Node | null, path: PropertyKey[], keyOffset: number): unknown => {
    if (path.length > limits.yamlLevels) {
      report(keyOffset, ...tooDeep);
      guessed = true;
      return undefined;
    }
    places.set(path, keyOffset, node?.range?.[0] ?? keyOffset, node);
    if (!node) return '';
    if (isAlias(node) || refused(node)) {
      refuse(node, path, keyOffset);
      return isAlias(node) ? undefined : plain(node, path);
    }
    return plain(node, path);
  };

  const plain = (node: Node, path: PropertyKey[]): unknown => {
    if (isMap(node)) return mapData(node.items as Pair<Node, Node | null>[], path);
    if (isSeq(node)) {
      return (node.items as (Node | null)[]).map((item, index) =>
        convert(item, [...path, index], item?.range?.[0] ?? node.range?.[0] ?? 0),
      );
    }
    if (!isScalar(node)) return undefined;
    const lost = textLost(text, node as Scalar, path);
    if (lost) report(lost.offset, 'text-lost', lost.message, lost.hint);
    return isNull(node as Scalar) ? '' : String(node.value ?? '');
  };

  const mapData = (items: Pair<Node, Node | null>[], path: PropertyKey[]) => {
    const data: Record<string, unknown> = {};
    for (const { key, value } of items) {
      const name = isScalar(key) ? String(key.value ?? '') : undefined;
      const offset = key?.range?.[0] ?? 0;
      if (name === undefined) {
        if (!isAlias(key))
          report(offset, 'yaml', 'A key must be a word.', 'Write a name, a colon and a value.');
        else refuse(key, path, offset);
        continue;
      }
      if (Object.hasOwn(data, name)) {
        report(offset, 'duplicate-key', ...twice(name));
        guessed = true;
      }
      // `__proto__` must become a key like any other, which the schema then refuses by name.
      Object.defineProperty(data, name, {
        value: convert(value, [...path, name], offset),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return data;
  };

  const refuse = (node: Node, path: PropertyKey[], keyOffset: number) => {
    const offset = node.range?.[0] ?? keyOffset;
    const key = path.at(-1);
    if (typeof key === 'string' && isTextPath(path)) {
      const written = writtenValue(text, keyOffset);
      report(
        offset,
        'text-misread',
        `YAML takes the start of this text, "${written.split(/\s/u)[0]}", for a mark of its own.`,
        `Put the text in quotes: ${key}: ${quoted(written)}`,
      );
    } else if ('tag' in node && node.tag) {
      const written = writtenValue(text, keyOffset).split(/\s/u)[0];
      report(
        offset,
        'yaml-tag',
        `"${written}" is a YAML tag; tags are not read here.`,
        'Remove it, or put the text in quotes.',
      );
    } else if (!anchored) {
      anchored = true;
      report(
        offset,
        'yaml-alias',
        'Anchors (&) and aliases (*) are not read here.',
        'Write the value out wherever it is needed, or put the text in quotes.',
      );
    }
  };

  const data = document.contents ? convert(document.contents as Node, [], 0) : undefined;
  return { data, places, problems, guessed: guessed || anchored };
}

const tooDeep = [
  'yaml',
  'This text is nested too deeply to be read.',
  'Write it with fewer brackets.',
] as const;

function twice(name: string): [message: string, hint: string] {
  return [
    `The key "${name}" appears twice in one place.`,
    'Keep one of the two. A new entry of a timeline begins with "- at:".',
  ];
}

/** YAML's own words for nothing, as tools write them for an empty value; in quotes they are text. */
function isNull({ type, value }: Scalar): boolean {
  return type === 'PLAIN' && /^(?:~|null|Null|NULL)$/u.test(String(value ?? ''));
}

function refused(node: Node): boolean {
  return ('anchor' in node && node.anchor !== undefined) || ('tag' in node && node.tag !== undefined);
}

function parse(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, {
      schema: 'failsafe',
      version: '1.2',
      strict: true,
      // Looked for in the data: the parser compares each key with each other one of its map.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter,
    });
  } catch (error) {
    // The parser recurses into brackets: a thousand of them exhaust its stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
