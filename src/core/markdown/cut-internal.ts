import { visit } from 'unist-util-visit';
import { parseMarkdown } from './parse-markdown.ts';

/**
 * The text without its `:::internal` blocks, cut by the place at which they stand. It fails closed: a block that is
 * never closed is cut to its end, and so is one whose name is misspelt. Code is text, and stays.
 */
export function cutInternal(markdown: string): string {
  if (!markdown.includes(':::')) return markdown;
  const blocks: { start: number; end: number }[] = [];
  visit(parseMarkdown(markdown), 'containerDirective', (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? markdown.length;
    blocks.push({ start, end });
    return 'skip';
  });
  let left = '';
  let from = 0;
  for (const { start, end } of blocks) {
    left += markdown.slice(from, start);
    from = end;
  }
  left += markdown.slice(from);
  return left.trim() === '' ? '' : left;
}
