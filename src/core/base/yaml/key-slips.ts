import type { Problem } from '#core/base/problem.ts';
import { structureLines } from './structure-lines.ts';

/** Signs that look like a colon and are none: full-width, small, modifier letter, ratio. */
const oddColon = '[\\uff1a\\ufe55\\ua789\\u2236]';
const slip = new RegExp(
  `^(?<lead> *(?:- +)?)(?<key>[a-z_-]+)(?<space> *)(?:(?<odd>${oddColon})\\s*(?<after>.*)|:(?<value>[^\\s].*))$`,
  'u',
);

/**
 * Finds known keys that YAML does not see: without a space after the colon, or with a colon that is none. YAML reads
 * such a line as text, mostly as more of the line above.
 *
 * @param firstLine line of the file on which the text begins.
 */
export function findKeySlips(
  file: string,
  text: string,
  firstLine: number,
  keys: ReadonlySet<string>,
): Problem[] {
  return structureLines(text).flatMap(({ content, index }): Problem[] => {
    const { lead = '', key = '', space = '', odd, after = '', value = '' } = slip.exec(content)?.groups ?? {};
    if (!keys.has(key)) return [];
    const place = { file, line: index + firstLine, column: lead.length + key.length + space.length + 1 };
    return [
      odd
        ? {
            ...place,
            rule: 'odd-colon',
            message: `"${odd}" after "${key}" is not a plain colon: YAML reads the line as text.`,
            hint: `Write ${key}: ${after}`.trimEnd(),
          }
        : {
            ...place,
            rule: 'space-after-colon',
            message: `There is no space after the colon of "${key}": YAML reads the line as text.`,
            hint: `Write ${key}: ${value}`.trimEnd(),
          },
    ];
  });
}

/** A line with a plain colon and a space where `findKeySlips` misses them. */
export function withPlainColon(line: string): string {
  const { lead = '', key, after = '', value = '' } = slip.exec(line)?.groups ?? {};
  return key === undefined ? line : `${lead}${key}: ${after}${value}`.trimEnd();
}
