import type { Complaint } from './fields.ts';

/** What a YAML value is, before anything is known of its meaning. All scalars are text; an empty one is nothing. */
export type Shape = 'text' | 'list' | 'map' | 'nothing';

/** The shape of a value as `readYaml` gives it. */
export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object' && value !== null) return 'map';
  return value === '' || value === undefined || value === null ? 'nothing' : 'text';
}

/** The keys and values of a map; none where the value has another shape. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return shapeOf(value) === 'map' ? (value as Record<string, unknown>) : {};
}

const found: Readonly<Record<Shape, string>> = {
  text: 'this is text',
  list: 'this is a list',
  map: 'this is a map of keys and values',
  nothing: 'there is nothing here',
};

/**
 * The complaint about a value of the wrong shape. It names the key, or the number of the item, and never the value: a
 * list or a map has no text of its own.
 *
 * @param path path of the value from the top of the file.
 * @param expected what belongs there, as "a list".
 * @param hint what to write instead; without it, what the key and the expected shape say.
 */
export function wrongShape(
  path: readonly PropertyKey[],
  expected: string,
  value: unknown,
  hint?: string,
): Complaint {
  return {
    rule: 'wrong-type',
    message: `${nameOf(path)} must be ${expected}; ${found[shapeOf(value)]}.`,
    hint: hint ?? shapeHint(path, expected, value),
  };
}

/** `"title"`, or `Item 2 of "timeline"`. */
function nameOf(path: readonly PropertyKey[]): string {
  const key = path.at(-1);
  if (key === undefined) return 'A record or a config file';
  if (typeof key !== 'number') return `"${String(key)}"`;
  const list = path.at(-2);
  return list === undefined ? `Item ${key + 1}` : `Item ${key + 1} of "${String(list)}"`;
}

function shapeHint(path: readonly PropertyKey[], expected: string, value: unknown): string {
  const key = path.at(-1);
  const before = typeof key === 'string' ? `${key}: ` : '';
  if (expected === TEXT) {
    const [only, ...more] = Array.isArray(value) ? value : [];
    if (typeof only === 'string' && only !== '' && more.length === 0) return `Write ${before}${only}`;
    return `Write ${before}"the text", in quotes where it begins with [ or {.`;
  }
  if (expected === LIST) {
    if (key === 'timeline' && shapeOf(value) === 'map') {
      return 'Begin each entry with a hyphen, as - at: 2026-11-23T10:12Z, with its other keys below the a of at.';
    }
    return 'Write one item per line below it, each beginning with a hyphen; or remove the line.';
  }
  if (typeof key === 'number') return 'Write its keys below each other, the first one after the hyphen.';
  return key === undefined
    ? 'Write one key per line, as title: Checkout fails, with nothing before it.'
    : 'Write the keys below it, indented by two spaces; or remove the line.';
}

export const TEXT = 'text';
export const LIST = 'a list';
export const MAP = 'a map of keys and values';
