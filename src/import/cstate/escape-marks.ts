import { visit } from 'unist-util-visit';
import { checkInternal } from '#core/base/markdown/check-internal.ts';
import { parseMarkdown } from '#core/base/markdown/parse-markdown.ts';
import { recordText } from '#core/content/record/write-record.ts';
import { codeLines } from './markdown-body.ts';

/** A message that the strict parser takes, and the lines of it that had to be changed, as they were. */
export interface EscapedText {
  readonly markdown: string;
  readonly changed: readonly string[];
}

/**
 * Makes what only looks like a mark of Upfront (`:::internal`, an open comment) text, so that it reads as before: signs
 * become character references, or get an invisible separator in code. A text that cannot be corrected line
 * by line, as one of quotes forty deep, becomes a block of code.
 */
export function escapeMarks(text: string): EscapedText {
  const source = recordText(recordText(text).replace(/^\uFEFF+/u, ''));
  const pairs = escapeLines(source, inPairs);
  const all = escapeLines(pairs.markdown, anywhere);
  const changed = [...new Set([...pairs.changed, ...all.changed])];
  if (markLines(all.markdown).size === 0) return { markdown: all.markdown, changed };
  return { markdown: asCode(source), changed: source.trim().split('\n').slice(0, 1) };
}

/** Colons as people and input methods write them, in all scripts; what compatibility maps to a colon is one. */
const colon =
  '[:;.,\\u02d0\\u02f8\\u0589\\u05c3\\u0703\\u0704\\u1803\\u1809\\u16ec\\u205a\\u2236\\u2237\\u2a74\\ua789\\ufe13\\ufe14\\ufe30\\ufe55\\uff1a]';
const between = '[\\s\\\\\\p{Cf}\\p{M}]*';
const lead = '^[\\s>*+\\-\\d.)\\p{Cf}\\p{M}]*';
const inPairs = new RegExp(
  `\\\\?${colon}(?=${between}${colon})|(?<=${colon}${between})${colon}|(?<=${lead})\\\\?${colon}|<(?=!--)`,
  'gu',
);
const anywhere = new RegExp(`\\\\?${colon}|<(?=!--)`, 'gu');

function escapeLines(markdown: string, signs: RegExp): EscapedText {
  const marked = markLines(markdown);
  if (marked.size === 0) return { markdown, changed: [] };
  const code = codeLines(markdown);
  const lines = markdown.split('\n');
  const changed: string[] = [];
  for (const line of marked) {
    const text = lines[line - 1] ?? '';
    const isCode = code.has(line) || text.includes('`');
    const escaped = text.replace(signs, (written) => {
      const sign = written.replace('\\', '');
      return isCode ? `${sign}\u2063` : `&#${sign.codePointAt(0)};`;
    });
    if (escaped === text) continue;
    lines[line - 1] = escaped;
    changed.push(text);
  }
  return { markdown: lines.join('\n'), changed };
}

/** Lines, counted from 1, on which an internal block begins or ends, or on which the strict parser has a problem. */
function markLines(markdown: string): Set<number> {
  const lines = new Set(checkInternal(markdown).map(({ line }) => line));
  const tree = parseMarkdown(markdown);
  if (!tree) return lines.add(1);
  visit(tree, 'containerDirective', ({ position }) => {
    if (position) lines.add(position.start.line).add(position.end.line);
  });
  return lines;
}

/** A text as one block of code, without the marks of quotes and lists at the start of its lines. */
function asCode(source: string): string {
  const lines = source.split('\n').map((line) => {
    const text = line.replace(/^(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s))+/u, '');
    return text.replace(new RegExp(colon, 'gu'), '$&\u2063');
  });
  const fence = '`'.repeat(Math.max(2, ...(source.match(/`+/gu)?.map(({ length }) => length) ?? [])) + 1);
  return `${fence}text\n${lines.join('\n').trim()}\n${fence}\n`;
}
