import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/** Markdown as a tree: CommonMark, GitHub's tables and lists, and directives. */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}
