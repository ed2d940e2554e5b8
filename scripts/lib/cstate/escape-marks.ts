import { visit } from 'unist-util-visit';
import { checkInternal } from '#core/markdown/check-internal.ts';
import { parseMarkdown } from '#core/markdown/parse-markdown.ts';

/** Colons as people and input methods write them. */
const colon = '[:\\uff1a\\ufe13\\ufe55\\ufe30\\u2236\\u02d0\\ua789\\u05c3\\u0589]';
const between = '[\\s\\\\\\u200b-\\u200f\\u2060\\ufeff]*';
const inPair = new RegExp(`\\\\?(${colon})(?=${between}${colon})|(?<=${colon}${between})(${colon})`, 'gu');
const atStart = new RegExp(`^([\\s\\u200b-\\u200f\\u2060\\ufeff>*+\\-\\d.)]*)\\\\?(${colon})`, 'u');

/**
 * Escapes colons that Upfront would take for a mark of its own (`:::internal`): they become character references, and where
 * code shows those as they are, an invisible separator stands after each.
 *
 * @returns the text, and the lines that were changed, as they were.
 */
export function escapeMarks(markdown: string): { markdown: string; changed: readonly string[] } {
  const lines = markdown.split('\n');
  const changed: string[] = [];
  for (const line of markLines(markdown)) {
    const text = lines[line - 1] ?? '';
    const code = /`|^(?: {4}|\t)/u.test(text);
    const asText = (sign: string) => (code ? `${sign}\u2063` : `&#${sign.codePointAt(0)};`);
    const escaped = text
      .replace(inPair, (_, first?: string, last?: string) => asText(first ?? last ?? ':'))
      .replace(atStart, (_, lead: string, sign: string) => lead + asText(sign));
    if (escaped === text) continue;
    lines[line - 1] = escaped;
    changed.push(text);
  }
  return { markdown: lines.join('\n'), changed };
}

/** Lines, counted from 1, on which an internal block begins or ends, or seems to. */
function markLines(markdown: string): Set<number> {
  const lines = new Set(checkInternal(markdown).map(({ line }) => line));
  visit(parseMarkdown(markdown), 'containerDirective', ({ position }) => {
    if (!position) return;
    lines.add(position.start.line).add(position.end.line);
  });
  return lines;
}
