import { limits } from '#core/base/limits.ts';
import type { Rule } from '#core/base/rule.ts';

/** What a text has too much of, at a place of it. Lines and columns count from 1. */
export interface SizeProblem {
  readonly line: number;
  readonly column: number;
  readonly rule: Extract<Rule, 'line-length' | 'block-length' | 'too-many-marks' | 'too-many-footnotes'>;
  readonly message: string;
  readonly hint: string;
}

/** How large a text is, in what a reader of Markdown takes time for. */
export interface MarkdownSize {
  readonly marks: number;
  readonly footnotes: number;
  /** The first of each limit that the text exceeds. */
  readonly problems: readonly SizeProblem[];
}

/** What was counted in texts of the same record before. */
type Counted = Pick<MarkdownSize, 'marks' | 'footnotes'>;

/**
 * Measures a Markdown text without reading it as Markdown, in time that grows with its length alone. In doubt it counts
 * more than a reader would see: code counts as code only where its fence is certain.
 *
 * @param before what other texts of the same record have; the limits of a record are for all its texts.
 */
export function measureMarkdown(
  markdown: string,
  before: Counted = { marks: 0, footnotes: 0 },
): MarkdownSize {
  const lines = markdown.split(/\r\n|\r|\n/u);
  const code = codeLines(lines);
  const found = new Map<string, SizeProblem>();
  const report = (limit: string, line: number, column: number, problem: Saying) => {
    if (!found.has(limit)) found.set(limit, { line, column, ...problem });
  };
  let { marks, footnotes } = before;
  let block = { lines: 0, marks: 0, isList: false };
  let wasBlank = true;
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (isLongLine(line)) report('line', number, 1, longLine(byteLength(line)));
    if (line.trim() === '') {
      wasBlank = true;
      continue;
    }
    const isCode = code.has(index);
    const items = isCode ? 0 : itemsOf(line);
    // A list goes on below an empty line, with another item or with what is indented.
    if (wasBlank && !(block.isList && (items > 0 || /^[ \t]/u.test(line)))) {
      block = { lines: 0, marks: 0, isList: false };
    }
    wasBlank = false;
    block.lines += 1;
    block.isList ||= items > 0;
    if (block.lines > limits.blockLines) report('lines', number, 1, longBlock);
    if (isCode) continue;
    const own = items + marksOf(line) + (line.includes('|') ? 1 : 0);
    block.marks += own;
    marks += own;
    footnotes += /^[ \t>*+\-\d.)]*\[\^[^\]]*\]:/u.test(line) ? 1 : 0;
    if (block.marks > limits.blockMarks) report('block', number, 1, markedBlock);
    if (marks > limits.textMarks) report('marks', number, 1, markedText);
    if (footnotes > limits.footnotes) report('footnotes', number, 1, manyFootnotes);
  }
  return { marks, footnotes, problems: [...found.values()].sort((a, b) => a.line - b.line) };
}

/** The problem of a line that is too long for any text, YAML or Markdown; undefined where none is. */
export function longLineIn(text: string): SizeProblem | undefined {
  const index = text.length <= limits.lineBytes / 3 ? -1 : text.split('\n').findIndex(isLongLine);
  if (index < 0) return undefined;
  return { line: index + 1, column: 1, ...longLine(byteLength(text.split('\n')[index] ?? '')) };
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function isLongLine(line: string): boolean {
  // A unit of a text is at most three bytes.
  return line.length * 3 > limits.lineBytes && byteLength(line) > limits.lineBytes;
}

/** How many list items begin on a line: several may begin within each other. */
function itemsOf(line: string): number {
  const [lead = ''] = /^(?:[ \t>]|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))*/u.exec(line) ?? [];
  return lead.match(/[-*+]|\d+[.)]/gu)?.length ?? 0;
}

function marksOf(line: string): number {
  return (line.match(/[*_~[\]<>|:`]/gu)?.length ?? 0) + trailsOf(line);
}

/**
 * Signs beyond the first of each row in a bare address, as `www.example.org/a!!!b`: at each of them a reader of Markdown
 * looks whether the rest of the row ends the address.
 */
function trailsOf(line: string): number {
  if (!/www\.|https?:/iu.test(line)) return 0;
  const words = line.split(/\s/u).filter((word) => /www\.|https?:/iu.test(word));
  const rows = words.flatMap((word) => word.match(signsInARow) ?? []);
  return rows.reduce((sum, { length }) => sum + length - 1, 0);
}

/** Signs that may end an address; `&amp;` counts as one. */
const signsInARow = /(?:[!"')*,.:;?\]_~]|&[a-z]*;)(?:[!"')*,.:;?\]_~]|&[a-z]*)+/giu;

/**
 * Indexes of lines that are in a fence for certain: it begins at the margin or up to three spaces from it, is closed by the
 * same sign with the same indentation, and nothing within it or above it could make a reader of Markdown see it otherwise. From
 * the first line in doubt on, no code is certain.
 */
function codeLines(lines: readonly string[]): ReadonlySet<number> {
  const code = new Set<number>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (/^[ \t]*<|<(?:!|\?)/u.test(line)) break;
    if (!maybeFence.test(line)) continue;
    const [, indent = '', fence = ''] = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/u.exec(line) ?? [];
    if (fence === '') break;
    const end = endOfFence(lines, index, indent, fence);
    if (end < 0) break;
    for (let inside = index + 1; inside < end; inside += 1) code.add(inside);
    index = end;
  }
  return code;
}

/** Whether a line may begin or end code in a fence, after any marks of lists, quotes and blocks. */
const maybeFence = /^(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]]*\]:)*(?:`{3}|~{3})/u;

/** Index of the line that ends a fence; -1 where that is not certain. */
function endOfFence(lines: readonly string[], start: number, indent: string, fence: string): number {
  const sign = fence.charAt(0);
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const text = line.trim();
    if (text === '') continue;
    if (!line.startsWith(indent) || text.startsWith(':::')) return -1;
    if (!text.startsWith(fence) || text !== sign.repeat(text.length)) continue;
    return line.slice(indent.length).startsWith(sign) ? index : -1;
  }
  return -1;
}

type Saying = Pick<SizeProblem, 'rule' | 'message' | 'hint'>;

const elsewhere = 'Logs and lists of data belong elsewhere, with a link to them.';

function longLine(bytes: number): Saying {
  return {
    rule: 'line-length',
    message: `This line has ${inKib(bytes)} KiB; at most ${inKib(limits.lineBytes)} KiB are read.`,
    hint: `Break it into several lines. ${elsewhere}`,
  };
}

const longBlock: Saying = {
  rule: 'block-length',
  message: `A paragraph, list, table or block of code has more than ${limits.blockLines} lines here.`,
  hint: `Break it into several, with an empty line and a heading between them. ${elsewhere}`,
};

const markedBlock: Saying = {
  rule: 'too-many-marks',
  message: `A paragraph, list or table has more than ${limits.blockMarks} marks of Markdown here: * _ ~ [ ] < > | : and backticks, list items, rows.`,
  hint: `Break it into several, with an empty line and a heading between them, or put it into a code block.`,
};

const markedText: Saying = {
  rule: 'too-many-marks',
  message: `The texts have more than ${limits.textMarks} marks of Markdown here: * _ ~ [ ] < > | : and backticks, list items, rows.`,
  hint: `Put data and logs into a code block. ${elsewhere}`,
};

const manyFootnotes: Saying = {
  rule: 'too-many-footnotes',
  message: `The texts have more than ${limits.footnotes} footnotes here.`,
  hint: 'Write what they say into the text, or link to it.',
};

function inKib(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
