import type { Problem } from '#core/base/problem.ts';
import { structureLines } from './structure-lines.ts';

/** Spaces that look like one and are none, as phones and word processors write them. */
const odd = '[\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u2060\\u3000\\ufeff]';
const inIndent = new RegExp(`^[ \\t]*(?:-[ \\t]*)?(${odd})`, 'u');
const afterColon = new RegExp(`^ *(?:- )?[\\w-]+(?:${odd}*:(${odd})|(${odd})+:)`, 'u');

/**
 * Finds no-break spaces where YAML wants plain ones: at the start of a line, or between a key and its value. Inside a
 * text they are fine, and so they are in a `|` block, where Japanese begins a paragraph with one.
 *
 * @param firstLine line of the file on which the text begins.
 */
export function findOddSpaces(file: string, text: string, firstLine: number): Problem[] {
  return structureLines(text).flatMap(({ content, index }): Problem[] => {
    const found = inIndent.exec(content) ?? afterColon.exec(content);
    if (!found) return [];
    const column = content.search(new RegExp(odd, 'u')) + 1;
    return [
      {
        file,
        line: index + firstLine,
        column,
        rule: 'no-break-space',
        message: 'This is not a plain space: YAML reads it as a letter.',
        hint: 'Delete it and type a space.',
      },
    ];
  });
}

/** A line with plain spaces where `findOddSpaces` finds others. What has no width in an editor is removed. */
export function withPlainSpaces(line: string): string {
  const plain = (part: string) =>
    part.replace(/[\u200b\u2060\ufeff]/gu, '').replace(new RegExp(odd, 'gu'), ' ');
  return line.replace(oddIndent, plain).replace(oddColonSpaces, plain);
}

const oddIndent = new RegExp(`^(?:[ \\t]|${odd})*(?:-(?:[ \\t]|${odd})*)?`, 'u');
const oddColonSpaces = new RegExp(`^ *(?:- *)?[\\w-]+${odd}*:${odd}*`, 'u');
