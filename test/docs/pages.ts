import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Code, InlineCode, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** What operators read, by path from the top: README, the guides, and what `init` writes for people. */
export const pagePaths: readonly string[] = [
  'README.md',
  ...readdirSync(`${top}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'src/template/README.md',
  'src/template/AGENTS.md',
];

export function readPage(path: string): string {
  return readFileSync(`${top}${path}`, 'utf8');
}

function treeOf(path: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(readPage(path));
}

/** A fenced block, as readers see and copy it. */
export interface Example {
  readonly page: string;
  /** Line of its fence. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

export const examples: readonly Example[] = pagePaths.flatMap((page) => {
  const found: Example[] = [];
  visit(treeOf(page), 'code', ({ lang, value, position }: Code) => {
    found.push({ page, line: position?.start.line ?? 0, language: lang ?? '', text: `${value}\n` });
  });
  return found;
});

/** A row of a table: its cells as written, with their marks. */
export type Row = readonly string[];

/**
 * The rows of all tables below a heading of a page, without their heads, down to the next heading of the same or a higher
 * rank.
 *
 * @param heading its text, as written; left out, those of the whole page.
 */
export function rowsBelow(page: string, heading?: string): Row[] {
  const lines = readPage(page).split('\n');
  const rankOf = (line: string) => /^#+(?= )/u.exec(line)?.[0].length;
  const from = heading === undefined ? 0 : lines.findIndex((line) => line.replace(/^#+ /u, '') === heading);
  if (from < 0) throw new Error(`${page} has no heading "${heading}".`);
  const rank = rankOf(lines[from] ?? '') ?? 0;
  const end = lines.findIndex((line, index) => index > from && (rankOf(line) ?? Infinity) <= rank);
  const part = lines.slice(from, end < 0 || heading === undefined ? undefined : end);
  return part.flatMap((line, index) => {
    const isRow = line.startsWith('|') && !/^\|[-| ]+\|$/u.test(line);
    const isHead = /^\|[-| ]+\|$/u.test(part[index + 1] ?? '');
    return isRow && !isHead ? [cellsOf(line)] : [];
  });
}

function cellsOf(line: string): Row {
  return line
    .replace(/^\||\|\s*$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** What the sentences and tables of a page have in `code`; not its examples. */
export function codesOf(page: string): string[] {
  const found: string[] = [];
  visit(treeOf(page), 'inlineCode', ({ value }: InlineCode) => {
    found.push(value);
  });
  return found;
}

/** What a cell of a table has in `code`, in its order. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);
}

/** A text as a part of a regular expression. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
