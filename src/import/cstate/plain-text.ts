import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Markdown as one line of plain text; a link is followed by its address in brackets, unless it is its own text. */
export function plainText(markdown: string): string {
  return textOf(unified().use(remarkParse).use(remarkGfm).parse(markdown)).replace(/\s+/gu, ' ').trim();
}

function textOf(node: Nodes): string {
  if (node.type === 'html') return ' ';
  if (node.type === 'break') return ' ';
  if (node.type === 'image') return node.alt ?? '';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map(textOf).join(isBlock(node) ? ' ' : '');
  return node.type === 'link' && node.url !== text ? `${text} (${node.url})` : text;
}

function isBlock({ type }: Nodes): boolean {
  return ['root', 'list', 'listItem', 'blockquote', 'table', 'tableRow'].includes(type);
}
