import type { Code, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from './parse-markdown.ts';

/** Something wrong with a `:::internal` block. Line and column count from 1, in the Markdown text. */
export interface InternalProblem {
  readonly line: number;
  readonly column: number;
  readonly rule: 'internal-unclosed' | 'internal-misspelt';
  readonly message: string;
  readonly hint: string;
}

/**
 * Finds whatever looks like the beginning or the end of a `:::internal` block and is not read as one: an engineer would
 * believe it hidden, and customers would read it. When in doubt, it is a problem.
 */
export function checkInternal(markdown: string): InternalProblem[] {
  if (!suspicious.test(plainColons(markdown))) return [];
  const lines = markdown.split('\n');
  const tree = parseMarkdown(markdown);
  const read = new Set<number>();
  const code = new Set<number>();
  const problems: InternalProblem[] = [];

  visit(tree, (node) => {
    const place = node.position;
    if (!place) return;
    if (node.type === 'code' && isClosedFence(node, markdown)) {
      for (let line = place.start.line; line <= place.end.line; line++) code.add(line);
    }
    if (node.type !== 'containerDirective' || !isOpening(lines[place.start.line - 1] ?? '')) return;
    read.add(place.start.line);
    if (place.end.line > place.start.line && isClose(lines[place.end.line - 1] ?? '')) {
      read.add(place.end.line);
    } else {
      problems.push({
        line: place.start.line,
        column: place.start.column,
        rule: 'internal-unclosed',
        message: 'This :::internal block is never closed.',
        hint: 'Write ::: on a line of its own where it ends, indented as its beginning is.',
      });
    }
  });

  lines.forEach((text, index) => {
    const line = index + 1;
    if (read.has(line) || code.has(line) || !suspicious.test(plainColons(text))) return;
    problems.push({
      line,
      column: text.search(/\S/u) + 1,
      rule: 'internal-misspelt',
      message: `"${text.trim().slice(0, 60)}" looks like an internal block, and is none: customers would read it.`,
      hint: /^\s*:{3,}\s*$/u.test(text)
        ? 'No block is open here. Take the line out, or write :::internal on a line of its own where the block begins.'
        : 'Write :::internal on a line of its own, an empty line above it, and ::: on a line of its own where it ends.',
    });
  });
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** A line that starts with two colons, or on which colons stand before "internal" anywhere. */
const suspicious =
  /^(?:[\s>]|[-*+]\s|\d+[.)]\s|\\)*:\s*\\?:|:\s*\\?:\s*:?\s*int|^(?:[\s>]|[-*+]\s|\d+[.)]\s)*:\s*internal/imu;

/** Colons of other scripts and widths, which an input method may have written. */
function plainColons(text: string): string {
  return text
    .replace(/[\uff1a\ufe13\ufe55\ufe30\u2236\u02d0\ua789\u05c3\u0589]/gu, ':')
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '');
}

function withoutMarks(line: string): string {
  return line.replace(/^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*/u, '').replace(/[ \t\r]+$/u, '');
}

function isOpening(line: string): boolean {
  return withoutMarks(line) === ':::internal';
}

function isClose(line: string): boolean {
  return withoutMarks(line) === ':::';
}

/** Fenced code that ends where its author ended it. Indented code may be a block that slipped to the right. */
function isClosedFence(node: Code & Nodes, markdown: string): boolean {
  const source = markdown.slice(node.position?.start.offset, node.position?.end.offset);
  const fence = /^(`{3,}|~{3,})/u.exec(source)?.[1];
  if (!fence) return false;
  const last = withoutMarks(source.split('\n').at(-1) ?? '');
  return source.includes('\n') && last.startsWith(fence) && /^[`~]+$/u.test(last);
}
