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
    .trim()
    .replace(/[}\]]$/u, '')
    .trim();
}

/**
 * Whether YAML took a value, or the end of a text, for a comment: `color: #0b7285` is empty, and `Rolling back PR #4711`
 * loses its number. Two spaces before the `#` and one after it are how comments are written, and are taken for one; so is
 * everything after a value that is no text.
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
  const isText = isTextPath(path);
  if (/^#\s/u.test(comment) && (gap.length > 1 || value === '')) return undefined;
  if (!isText && (value !== '' || !/^#[\p{L}\p{N}]/u.test(comment))) return undefined;
  const written = isText ? comment : comment.replace(/\s+#.*$/u, '');
  const whole = quoted(`${value}${value === '' ? '' : gap}${written}`.trim());
  const key = path.at(-1);
  return {
    offset: end + gap.length,
    message: `YAML reads everything from the # on as a comment: "${written.trim()}" would be lost.`,
    hint: `Put the ${isText ? 'text' : 'value'} in quotes: ${typeof key === 'number' ? '-' : `${String(key)}:`} ${whole}${isText ? '' : '. If it is a comment, write a space after the #.'}`,
  };
}
