import type { Element, Root as HtmlRoot } from 'hast';
import { toText } from 'hast-util-to-text';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { cleanText } from './clean-text.ts';
import { directBlocks } from './direction.ts';
import { markdownSource, parseMarkdown } from './parse-markdown.ts';
import { restrictMarkdown } from './restrict-markdown.ts';
import { paragraphOf, type RichText } from './rich-text.ts';

/** What HTML a record may become. Classes are ours alone, and nothing has an id. */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames:
    'a blockquote br code del div em h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul'.split(
      ' ',
    ),
  attributes: {
    a: ['href', ['rel', 'nofollow', 'noopener']],
    ol: ['start'],
    code: [['className', /^language-[\w-]+$/u]],
    div: [['className', 'internal']],
    p: [['className', 'internal-mark']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
};

const toHtml = unified()
  .use(remarkRehype)
  .use(() => tameLinks)
  .use(rehypeSanitize, schema)
  .use(() => directBlocks)
  .freeze();
const writer = unified().use(rehypeStringify).freeze();

interface Headings {
  /** The rank of heading that its author uses first; it becomes the third, below the two of every page. */
  readonly topRank?: 1 | 2;
}

/**
 * Markdown as HTML that is safe to put into any page, and as plain text. Raw HTML is dropped; pictures become links, so
 * that no page asks another host for anything; headings stand below those of the page; a `:::internal` block, which only
 * the internal audience's text still has, is marked in words. Each block has its own direction. A text nested too deeply to be read is shown as written.
 */
export function renderMarkdown(markdown: string, { topRank = 1 }: Headings = {}): RichText {
  const source = markdownSource(markdown);
  const tree = parseMarkdown(source);
  if (!tree) return paragraphOf(source.trim());
  restrictMarkdown(tree, source, topRank);
  const html = toHtml.runSync(tree) as HtmlRoot;
  return { html: cleanText(writer.stringify(html)).trim(), text: cleanText(toText(html)).trim() };
}

/** Only whole addresses lead anywhere from a page and from a feed alike; of other links the text stays. */
function tameLinks(tree: HtmlRoot): void {
  visit(tree, 'element', (node: Element, index, parent) => {
    if (node.tagName !== 'a' || !parent || index === undefined) return undefined;
    if (/^(?:https?:\/\/|mailto:)/iu.test(String(node.properties.href ?? ''))) {
      node.properties.rel = ['nofollow', 'noopener'];
      return undefined;
    }
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}
