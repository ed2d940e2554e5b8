import type { Element, Root as HtmlRoot } from 'hast';
import { toText } from 'hast-util-to-text';
import type { Root } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { cleanText } from './clean-text.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { RichText } from './rich-text.ts';

/** What HTML a record may become: GitHub's list without pictures, ids and form fields. */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter(
    (name) => !['img', 'input', 'picture', 'source', 'details', 'summary', 'section'].includes(name),
  ),
  attributes: {
    a: ['href', 'rel'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
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
  .freeze();
const writer = unified().use(rehypeStringify).freeze();

/**
 * Markdown as HTML that is safe to put into any page, and as plain text. Raw HTML is dropped; pictures become links, so
 * that no page asks another host for anything; headings stand below those of the page; a `:::internal` block, which only
 * the internal audience's text still has, is marked in words.
 */
export function renderMarkdown(markdown: string): RichText {
  const source = cleanText(markdown);
  const tree = parseMarkdown(source);
  tame(tree, source);
  const html = toHtml.runSync(tree) as HtmlRoot;
  return { html: cleanText(writer.stringify(html)).trim(), text: cleanText(toText(html)).trim() };
}

/** Gives Markdown that has no place here back to its author as the text that it was. */
function tame(tree: Root, source: string): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const written = source.slice(node.position?.start.offset, node.position?.end.offset);
    switch (node.type) {
      case 'textDirective':
      case 'footnoteReference':
        parent.children[index] = { type: 'text', value: written };
        return SKIP;
      case 'leafDirective':
      case 'footnoteDefinition':
        parent.children[index] = { type: 'paragraph', children: [{ type: 'text', value: written }] };
        return SKIP;
      case 'containerDirective':
        node.data = { hName: 'div', hProperties: { className: ['internal'] } };
        node.children.unshift({
          type: 'paragraph',
          children: [{ type: 'text', value: 'Internal' }],
          data: { hProperties: { className: ['internal-mark'] } },
        });
        return undefined;
      case 'image':
        parent.children[index] = {
          type: 'link',
          url: node.url,
          children: [{ type: 'text', value: node.alt || node.url }],
        };
        return SKIP;
      case 'imageReference':
        parent.children[index] = {
          type: 'linkReference',
          identifier: node.identifier,
          referenceType: node.referenceType,
          label: node.label,
          children: [{ type: 'text', value: node.alt || node.identifier }],
        };
        return SKIP;
      case 'heading':
        node.depth = Math.min(node.depth + 2, 6) as typeof node.depth;
        return undefined;
      default:
        return undefined;
    }
  });
}

/** Takes the address off links that lead nowhere from a page or feed: only absolute ones are kept. */
function tameLinks(tree: HtmlRoot): void {
  visit(tree, 'element', (node: Element) => {
    if (node.tagName !== 'a') return;
    const href = String(node.properties.href ?? '');
    if (/^(https?:\/\/|mailto:)/iu.test(href)) node.properties.rel = ['nofollow', 'noopener'];
    else delete node.properties.href;
  });
}
