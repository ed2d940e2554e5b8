import type { Nodes, Root } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import { isClosedBlock } from './internal-block.ts';
import { markdownSource, parsedMarkdown } from './parse-markdown.ts';

/** How many times a text is read again. Nobody hides a block in what cutting a block leaves, and each reading takes time. */
const MAX_CUTS = 10;

/**
 * The text without its `:::internal` blocks, cut by their place; empty where nothing that can be read is
 * left. It fails closed: a block that is never closed is cut to the end of the text, one whose name is misspelt is cut
 * too, and nothing is left of a text that is nested too deeply to be read, or in which each cut makes a new block. Code is
 * text, and stays.
 */
export function cutInternal(markdown: string): string {
  let text = markdownSource(markdown);
  if (!/:::|</u.test(text)) return text.trim() === '' ? '' : text;
  for (let cuts = 0; cuts <= MAX_CUTS; cuts += 1) {
    const tree = parsedMarkdown(text);
    if (!tree) return '';
    const blocks = blocksOf(tree, text);
    if (blocks.length === 0) return isReadable(tree) ? text : '';
    // What is left is read again: a cut must not make a block of what was none.
    text = withoutBlocks(text, blocks);
  }
  return '';
}

/** The lines on which the parts begin that `cutInternal` cuts, counted from 1; the first where nothing can be read. */
export function internalLines(markdown: string): number[] {
  const text = markdownSource(markdown);
  if (!text.includes(':::')) return [];
  const tree = parsedMarkdown(text);
  if (!tree) return [1];
  return blocksOf(tree, text).map(({ line }) => line);
}

interface Block {
  /** On which it begins, counted from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function blocksOf(tree: Root, text: string): Block[] {
  const blocks: Block[] = [];
  visit(tree, 'containerDirective', (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = isClosedBlock(node, text) ? node.position?.end.offset : undefined;
    blocks.push({ line: node.position?.start.line ?? 1, start, end: end ?? text.length });
    return 'skip';
  });
  return blocks;
}

function withoutBlocks(text: string, blocks: readonly Block[]): string {
  let left = '';
  let from = 0;
  for (const { start, end } of blocks) {
    left += text.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  return left + text.slice(from);
}

/** Whether there is anything but marks of quotes and lists, and comments. */
function isReadable(tree: Root): boolean {
  let found = false;
  visit(tree, (node: Nodes) => {
    if (node.type === 'html') found = node.value.replace(/<!--.*?-->/gsu, '').trim() !== '';
    else if (node.type === 'definition') found = false;
    else if ('value' in node) found = node.value.trim() !== '';
    else found = !('children' in node) || node.type === 'textDirective' || node.type === 'leafDirective';
    return found ? EXIT : undefined;
  });
  return found;
}
