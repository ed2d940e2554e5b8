import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { cutText } from '#core/base/cut-text.ts';
import { isFenced, isSurelyCode } from '#core/base/markdown/internal-block.ts';
import { markdownSource, parsedMarkdown } from '#core/base/markdown/parse-markdown.ts';
import { entrySchema, recordSchema } from './record-schema.ts';

/** How a line begins that looks like a key of the record: a slip of the indentation makes text of a key. */
export interface KeyLike {
  /** The key, in small letters. */
  readonly key: string;
  /** Whether it begins with a hyphen, as an entry does. */
  readonly isItem: boolean;
  /** Where the key, or the mark before it, begins in its line. Counts from 1. */
  readonly column: number;
  /** Index of the colon in its line. */
  readonly colon: number;
}

/** A line of a text that begins like a key. Lines count from 1. */
export interface StrayKey extends KeyLike {
  readonly line: number;
}

const anyWords = { time_zone: 'UTC' };
const entryKeys: readonly string[] = Object.keys(entrySchema(anyWords, 'incident').shape);
const recordKeys: readonly string[] = Object.keys(recordSchema(anyWords).shape);
const keys = [...new Set([...entryKeys, ...recordKeys])];

/** Whether a key belongs to an entry; else it belongs to the record alone. */
export function isEntryKey(key: string): boolean {
  return entryKeys.includes(key);
}

const quotes = '["\'“”„‘’«»]*';
const begin = new RegExp(
  `^((?:[\\s>\\p{Cf}]|[-–—−•·*+]\\s)*-?)${quotes}(${keys.join('|')})${quotes}\\s*(?=[:：])`,
  'iu',
);

/** A value that begins on the next line, or is missing. */
const noValue = /^[:：]\s*(?:[|>][-+\d]*\s*)?(?:#.*)?$/u;

/** The key with which a line begins: in small letters, or in any where its value is `|`, `>` or nothing. */
export function keyLikeIn(line: string): KeyLike | undefined {
  const [start, lead = '', written = ''] = begin.exec(line) ?? [];
  if (start === undefined) return undefined;
  const key = written.toLowerCase();
  const isItem = /[-–—−•·*+]\s*$/u.test(lead);
  const isKey = written === key || (isItem && key === 'at') || noValue.test(line.slice(start.length));
  if (!isKey) return undefined;
  return { key, isItem, column: line.search(/[^\s>\p{Cf}]/u) + 1, colon: start.length };
}

/** A line for a message: without quote marks and spaces in front, and not longer than a message should be. */
export function shortLine(line: string): string {
  const text = line.replace(/^[\s>\p{Cf}]+/u, '').trimEnd();
  return cutText(text, 60);
}

/** What to write where a line that begins like a key was meant as text. */
export function ifText(line: string, { column, colon }: KeyLike): string {
  return `If it is text, write ${line.slice(column - 1, colon)}\\: … with a backslash, or put it into a code block.`;
}

/**
 * Every line of a Markdown text that begins like a key, outside code. Code in a fence that is never closed is taken for
 * text, because the fence may have swallowed it. In a review, so is an entry with an instant in indented code: who pastes
 * one into the wrong place does not count its spaces.
 */
export function strayKeys(markdown: string, kind: 'review' | 'text' = 'text'): StrayKey[] {
  const source = markdownSource(markdown);
  const found = linesOf(source).flatMap((text, index) => {
    const key = keyLikeIn(text);
    return key ? [{ line: index + 1, ...key }] : [];
  });
  if (found.length === 0) return found;
  const code = linesWith(source, (node) => node.type === 'code' && isSurelyCode(node, source));
  const fenced = linesWith(source, (node) => node.type === 'code' && isFenced(node, source));
  const lines = linesOf(source);
  return found.filter(({ line }) => {
    const isPasted = kind === 'review' && /^\s*- at: *\d/u.test(lines[line - 1] ?? '');
    return !code.has(line) || (isPasted && !fenced.has(line));
  });
}

/** The strays that belong to no other: what is indented below a key that slipped has slipped with it. */
export function outermost(strays: readonly StrayKey[], markdown: string): StrayKey[] {
  const lines = linesOf(markdown);
  let line = 0;
  let column = Number.POSITIVE_INFINITY;
  return strays.filter((stray) => {
    for (; line < stray.line - 1; line += 1) {
      const indent = lines[line]?.search(/\S/u) ?? -1;
      if (indent >= 0 && indent < column) column = Number.POSITIVE_INFINITY;
    }
    line = stray.line;
    if (stray.column > column) return false;
    column = stray.column;
    return true;
  });
}

/**
 * Makes plain text of each line that only begins like a key, so that the strict parser takes it. Readers see no
 * difference. For text with plain line feeds.
 */
export function escapeStrayKeys(markdown: string, kind: 'review' | 'text' = 'text'): string {
  const strays = strayKeys(markdown, kind);
  if (strays.length === 0) return markdown;
  const lines = markdown.split('\n');
  const literal = linesWith(markdownSource(markdown), ({ type }) =>
    ['code', 'inlineCode', 'html'].includes(type),
  );
  for (const { line } of strays) {
    const text = lines[line - 1] ?? '';
    const colon = keyLikeIn(text)?.colon ?? 0;
    // Where a backslash would be printed, an invisible separator does the same.
    const sign = text[colon] === ':' && !literal.has(line) ? '\\' : '\u2063';
    lines[line - 1] = text.slice(0, colon) + sign + text.slice(colon);
  }
  return lines.join('\n');
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/u);
}

/** Lines on which a node of some sort is; none where the text is nested too deeply to be read. */
function linesWith(source: string, test: (node: Nodes) => boolean): ReadonlySet<number> {
  const lines = new Set<number>();
  const tree = parsedMarkdown(source);
  if (!tree) return lines;
  visit(tree, (node) => {
    if (!node.position || !test(node)) return;
    for (let line = node.position.start.line; line <= node.position.end.line; line += 1) lines.add(line);
  });
  return lines;
}
