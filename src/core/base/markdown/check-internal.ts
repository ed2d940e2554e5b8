import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { cutText } from '#core/base/cut-text.ts';
import { isClosedBlock, isClosing, isOpening, openFencesIn, showsMarks } from './internal-block.ts';
import { looksLikeMark } from './looks-like-mark.ts';
import { isNestedTooDeeply, markdownSource, parsedMarkdown } from './parse-markdown.ts';

/** Something wrong with what an engineer hides in a text. Line and column count from 1, in the Markdown text. */
export interface InternalProblem {
  readonly line: number;
  readonly column: number;
  readonly rule: 'internal-unclosed' | 'internal-misspelt' | 'nesting';
  readonly message: string;
  readonly hint: string;
}

/** Finds each comment that is not closed: readers would read it, or miss what follows it. */
export function checkComments(markdown: string): InternalProblem[] {
  const source = markdownSource(markdown);
  if (!source.includes('<!--')) return [];
  const tree = parsedMarkdown(source);
  return tree ? placed(openComments(tree, source), source.split(/\r\n|\r|\n/u)) : [];
}

/**
 * Finds every line that looks like the beginning or the end of a `:::internal` block but is not read as one: an engineer would
 * believe it hidden, and customers would read it. When in doubt, it is a problem.
 */
export function checkInternal(markdown: string): InternalProblem[] {
  const source = markdownSource(markdown);
  const lines = source.split(/\r\n|\r|\n/u);
  const isPlain = !source.includes('<!--') && !lines.some(looksLikeMark);
  if (isPlain && !isNestedTooDeeply(source)) return [];
  const tree = parsedMarkdown(source);
  if (!tree) return [{ line: 1, column: 1, ...tooDeep }];
  const { marks, faults } = readBlocks(tree, source, lines);
  faults.push(...openComments(tree, source));
  textOutsideCode(tree, source).forEach((text, index) => {
    if (marks.has(index + 1) || !looksLikeMark(text)) return;
    faults.push({ line: index + 1, ...misspelt(lines[index] ?? '') });
  });
  return placed(faults, lines);
}

type Fault = Omit<InternalProblem, 'column'>;

function placed(faults: readonly Fault[], lines: readonly string[]): InternalProblem[] {
  return faults
    .map(({ line, ...complaint }) => ({ line, column: columnOf(lines[line - 1]), ...complaint }))
    .sort((a, b) => a.line - b.line);
}

/** Lines that begin and end a block as they should, and what is wrong with the blocks that there are. */
function readBlocks(
  tree: Root,
  source: string,
  lines: readonly string[],
): { marks: Set<number>; faults: Fault[] } {
  const marks = new Set<number>();
  const faults: Fault[] = [];
  visit(tree, 'containerDirective', (node) => {
    const { start, end } = node.position ?? {};
    if (!start || !end || !isOpening(lines[start.line - 1] ?? '')) return;
    marks.add(start.line);
    const [code] = openFencesIn(node, source);
    if (isClosedBlock(node, source) && isClosing(lines[end.line - 1] ?? '')) marks.add(end.line);
    else if (code === undefined) faults.push({ line: start.line, ...unclosed });
    else faults.push({ line: code, ...cutCode });
  });
  return { marks, faults };
}

/**
 * The lines of a text, with its code made of x: a mark in there is no mark. Indented code stays as it is, for it may be a
 * block that slipped to the right; so does all code where a fence is left open, for then others may begin where they seem
 * to end.
 */
function textOutsideCode(tree: Root, source: string): string[] {
  let text = '';
  let seen = 0;
  const isWhole = openFencesIn(tree, source).length === 0;
  visit(tree, (node) => {
    const isHidden =
      node.type === 'inlineCode' || (isWhole && node.type === 'code' && showsMarks(node, source));
    const { start, end } = node.position ?? {};
    if (!isHidden || start?.offset === undefined || end?.offset === undefined || start.offset < seen) return;
    const code = source.slice(start.offset, end.offset).replace(/[^\r\n]/gu, 'x');
    text += source.slice(seen, start.offset) + code;
    seen = end.offset;
  });
  return (text + source.slice(seen)).split(/\r\n|\r|\n/u);
}

/** HTML comments vanish from pages, unless they are never closed or an empty line ends them. */
function openComments(tree: Root, source: string): Fault[] {
  const faults: Fault[] = [];
  visit(tree, (node) => {
    if ((node.type !== 'text' && node.type !== 'html') || !node.position) return;
    const { start, end } = node.position;
    const written = node.type === 'html' ? node.value : source.slice(start.offset, end.offset);
    const seen = written.replace(/\\</gu, 'xx');
    const open = seen.lastIndexOf('<!--');
    if (open < 0 || seen.includes('-->', open)) return;
    faults.push({ line: start.line + seen.slice(0, open).split('\n').length - 1, ...openComment });
  });
  return faults;
}

function columnOf(line = ''): number {
  return Math.max(0, line.search(/\S/u)) + 1;
}

const unclosed = {
  rule: 'internal-unclosed',
  message: 'This :::internal block is never closed.',
  hint: 'Write ::: on a line of its own where it ends, indented as its beginning is.',
} as const satisfies Omit<Fault, 'line'>;

const cutCode = {
  rule: 'internal-unclosed',
  message: 'A line ::: in this code ends the :::internal block: customers would read the rest.',
  hint: 'Close the code before the ::: that ends the block. Where the code itself has a line :::, remove it.',
} as const satisfies Omit<Fault, 'line'>;

const openComment = {
  rule: 'internal-unclosed',
  message: 'This comment is not closed in its block: readers would see it, or miss what follows.',
  hint: 'Write --> at its end, with no empty line in between; or use a :::internal block.',
} as const satisfies Omit<Fault, 'line'>;

const tooDeep = {
  rule: 'nesting',
  message: 'Quotes, lists or blocks of this text are nested more than 50 levels deep.',
  hint: 'Write it with fewer levels.',
} as const satisfies Omit<Fault, 'line'>;

function misspelt(line: string): Omit<Fault, 'line'> {
  return {
    rule: 'internal-misspelt',
    message: `"${cutText(line.trim(), 60)}" looks like an internal block, but is not one: customers would read it.`,
    hint: /^\s*:{3,}\s*$/u.test(line)
      ? 'No block is open here. Remove the line, or write :::internal on a line of its own where the block begins.'
      : 'Write :::internal on a line of its own, an empty line above it, and ::: on a line of its own where it ends.',
  };
}
