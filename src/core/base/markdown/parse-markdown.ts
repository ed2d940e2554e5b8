import type { Nodes, Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { cleanText } from './clean-text.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/**
 * Levels of quotes, lists and blocks within each other, and of nodes in a tree. Nobody writes as many; a text that has
 * them is meant to break its reader: time grows with their square, and each level is a call on the stack.
 */
const MAX_LEVELS = 50;
const MAX_DEPTH = 100;

/**
 * The text in which `parseMarkdown` counts places: without what no page may hold, and without a byte order mark, which the
 * parser does not count.
 */
export function markdownSource(markdown: string): string {
  return cleanText(markdown).replace(/^\ufeff/u, '');
}

/**
 * Markdown as a tree: CommonMark, GitHub's tables and lists, and directives. Places in it are places in a source that
 * `markdownSource` made.
 *
 * @returns undefined where the text is nested too deeply to be read.
 */
export function parseMarkdown(source: string): Root | undefined {
  if (isNestedTooDeeply(source)) return undefined;
  const tree = parser.parse(source);
  return isTooDeep(tree) ? undefined : tree;
}

let last: { readonly source: string; readonly tree: Root | undefined } | undefined;

/**
 * The same tree for code that only reads it. Several checks ask for the tree of one text, one after the other: it is made
 * once.
 */
export function parsedMarkdown(source: string): Root | undefined {
  if (last?.source !== source) last = { source, tree: parseMarkdown(source) };
  return last.tree;
}

/** Says without parsing whether lines open more blocks within each other than anybody would. */
export function isNestedTooDeeply(source: string): boolean {
  let directives = 0;
  return source.split(/\r\n|\r|\n/u).some((line) => {
    const [lead = ''] = /^(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/u.exec(line) ?? [];
    const rest = line.slice(lead.length);
    if (/^:{3}/u.test(rest)) directives = Math.max(0, directives + (/^:+[ \t]*$/u.test(rest) ? -1 : 1));
    const marks = lead.replace(/[ \t]/gu, '').length;
    const isRule = /^[-* \t]*$/u.test(line);
    const indent = marks > 0 || /^[-*+\d]/u.test(rest) ? (lead.length - marks) / 2 : 0;
    return directives > MAX_LEVELS || (!isRule && marks + indent > MAX_LEVELS);
  });
}

/** Without recursion, which is what a deep tree would break. */
function isTooDeep(tree: Root): boolean {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return false;
}
