import { Scalar } from 'yaml';

/** Keys whose value people write as prose, and keys under which every value is prose. */
const textKeys = new Set([
  'title',
  'message',
  'note',
  'by',
  'owner',
  'reason',
  'name',
  'description',
  'means',
]);
const textMaps = new Set(['roles', 'contacts', 'causes']);

/** Whether the value at a path is prose, in which YAML's marks are no marks. */
export function isTextPath(path: readonly PropertyKey[]): boolean {
  const key = path.at(-1);
  const parent = path.at(-2);
  return (
    (typeof key === 'string' && textKeys.has(key)) || (typeof parent === 'string' && textMaps.has(parent))
  );
}

/** Whether a key's name is one whose value is prose. */
export function isTextKey(key: string): boolean {
  return textKeys.has(key);
}

/** The text in quotes that YAML reads as that text: double ones, or single ones where the text itself has double ones. */
export function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

/** The text after the colon of the key at an offset, to the end of its line. */
export function writtenValue(text: string, keyOffset: number): string {
  const end = text.indexOf('\n', keyOffset);
  const written = text.slice(keyOffset, end < 0 ? undefined : end);
  return written
    .slice(written.indexOf(':') + 1)
    .replace(/[}\]]?\s*$/u, '')
    .trim();
}

/**
 * Whether YAML took the end of a text for a comment: `Rolling back PR #4711` loses its number. Two spaces before the
 * `#` and one after it are how comments are written, and are taken for one.
 */
export function textLost(
  text: string,
  node: Scalar,
  path: readonly PropertyKey[],
): { offset: number; message: string; hint: string } | undefined {
  if (node.type !== undefined && node.type !== Scalar.PLAIN) return undefined;
  const end = node.range?.[1] ?? 0;
  const rest = /^([ \t]*)(#.*)/u.exec(text.slice(end, end + 2000));
  if (!rest) return undefined;
  const [, gap = '', comment = ''] = rest;
  const value = String(node.value ?? '');
  if (/^#\s/u.test(comment) && (gap.length > 1 || value === '')) return undefined;
  const whole = `${value}${value === '' ? '' : gap}${comment}`.trim();
  return {
    offset: end + gap.length,
    message: `YAML reads everything from the # on as a comment: "${comment.trim()}" would be lost.`,
    hint: `Put the text in quotes: ${String(path.at(-1))}: ${quoted(whole)}`,
  };
}
