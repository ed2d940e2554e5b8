import { checkInternal } from '#core/base/markdown/check-internal.ts';
import { leftOut } from '#core/base/markdown/left-out.ts';
import type { Problem } from '#core/base/problem.ts';
import type { FrontMatter } from './front-matter.ts';
import { escapeStrayKeys, ifText, outermost, type StrayKey, shortLine, strayKeys } from './stray-keys.ts';

/** Checks the review of a record: what it hides, and that nothing in it belongs into the front matter. */
export function checkBody(file: string, parts: FrontMatter): Problem[] {
  const { body, bodyLine } = parts;
  return [
    ...checkInternal(body).map((complaint) => ({ file, ...complaint, line: complaint.line + bodyLine - 1 })),
    ...leftOut(body).map((part) => ({ file, ...part, line: part.line + bodyLine - 1 })),
    ...outsideFrontMatter(file, parts),
  ];
}

/** Where the front matter ends too early, and what is below its end but belongs above it. */
function outsideFrontMatter(file: string, { yaml, body, bodyLine }: FrontMatter): Problem[] {
  const fence = bodyLine - 1;
  const lines = body.split('\n');
  const strays = strayKeys(body, 'review');
  const end = lateFence(body, strays);
  if (end >= 0) {
    return [
      {
        file,
        line: fence,
        column: 1,
        rule: 'outside-front-matter',
        message: `This --- ends the front matter, and what follows it down to line ${bodyLine + end} would be read as the review.`,
        hint: `Entries belong above the last ---, on line ${bodyLine + end}: remove this one, or put as many spaces in front of it as the text around it has.`,
      },
    ];
  }
  const indent = /^timeline:.*\n(?:[ \t]*(?:#.*)?\n)*( *)-/mu.exec(yaml)?.[1] ?? '  ';
  return outermost(strays, body).map((stray) => {
    const written = lines[stray.line - 1] ?? '';
    const line = shortLine(written);
    return {
      file,
      line: stray.line + bodyLine - 1,
      column: stray.column,
      rule: 'outside-front-matter',
      message: `"${line}" looks like ${stray.isItem ? 'an entry' : 'a key'}, but it is below the front matter: it would be read as part of the review.`,
      hint: stray.isItem
        ? `Move the entry above the --- on line ${fence}, below the last entry of the timeline, where it begins so: "${indent}${line}". ${ifText(written, stray)}`
        : `Move it above the --- on line ${fence}. ${ifText(written, stray)}`,
    };
  });
}

/**
 * Index of the line in a body that was meant to end the front matter: all above it is indented, as the rest of a message
 * is, or an entry. -1 where there is none.
 */
function lateFence(body: string, strays: readonly StrayKey[]): number {
  const lines = body.split('\n');
  const fence = lines.findIndex((line) => /^---[ \t]*$/u.test(line));
  const above = lines.slice(0, Math.max(fence, 0)).filter((line) => line.trim() !== '');
  const hasEntry = strays.some(({ line, isItem }) => isItem && line <= fence);
  const isInside = hasEntry ? /^(?:[ \t]|- )/u : /^ {2}/u;
  return above.length > 0 && above.every((line) => isInside.test(line)) ? fence : -1;
}

/** The body of a record in the form in which `checkBody` takes it; it reads as before. For text with plain line feeds. */
export function escapeBody(body: string): string {
  const escaped = escapeStrayKeys(body, 'review');
  const fence = lateFence(escaped, []);
  // A hyphen more ends no front matter, and is the same rule or underline in Markdown.
  return fence < 0 ? escaped : escaped.split('\n').with(fence, '----').join('\n');
}
