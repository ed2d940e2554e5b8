import type { ListItem, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { htmlParagraphs, htmlPieces } from './html-text.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { isOwnPicture } from './text-place.ts';

/**
 * Gives marks that have no place on our pages back to their author as the text that they were, keeps the text of raw HTML
 * without its tags, and makes links of pictures of other hosts, so that no page asks another host for anything. Changes
 * the tree.
 *
 * @param source the text of which the tree was made.
 * @param topRank the rank of heading that becomes the third: a page has headings of two ranks above a record's text.
 */
export function restrictMarkdown(tree: Root, source: string, topRank: number): void {
  const addresses = addressesIn(tree);
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const written = source.slice(node.position?.start.offset, node.position?.end.offset);
    switch (node.type) {
      // "at 10:30" is no directive.
      case 'textDirective':
        parent.children[index] = { type: 'text', value: written };
        return SKIP;
      case 'leafDirective':
        parent.children[index] = { type: 'paragraph', children: [{ type: 'text', value: written }] };
        return SKIP;
      case 'containerDirective':
        markInternal(node);
        return undefined;
      case 'html': {
        const text = isPhrasing(parent) ? phrasingOf(node.value) : paragraphsOf(node.value);
        parent.children.splice(index, 1, ...(text as typeof parent.children));
        return [SKIP, index + text.length];
      }
      case 'link':
      case 'linkReference':
        flattenLink(node);
        if (node.type === 'link') node.url = withPlainScheme(node.url);
        return undefined;
      case 'definition':
        node.url = withPlainScheme(node.url);
        return undefined;
      case 'image':
        if (isOwnPicture(node.url)) return undefined;
        parent.children[index] = { type: 'link', url: node.url, children: [pictureText(node)] };
        return SKIP;
      case 'imageReference': {
        const url = addresses.get(node.identifier) ?? '';
        parent.children[index] = isOwnPicture(url)
          ? { type: 'image', url, alt: node.alt }
          : { type: 'link', url, children: [pictureText(node)] };
        return SKIP;
      }
      case 'listItem':
        tickBox(node);
        return undefined;
      case 'heading':
        node.depth = Math.min(Math.max(node.depth + 3 - topRank, 3), 6) as typeof node.depth;
        return undefined;
      case 'code':
        if (!/^[\w-]+$/u.test(node.lang ?? '')) node.lang = null;
        return undefined;
      case 'table':
        node.align = null;
        return undefined;
      default:
        return undefined;
    }
  });
}

/** Only the text of the internal audience still has such a block: it is marked in words. */
export function markInternal(node: Extract<Nodes, { type: 'containerDirective' }>): void {
  node.data = { hName: 'div', hProperties: { className: ['internal'] } };
  node.children.unshift({
    type: 'paragraph',
    children: [{ type: 'text', value: 'Internal' }],
    data: { hProperties: { className: ['internal-mark'] } },
  });
}

/** A link within a link is none, and what a footnote or a picture in it would be is one. */
function flattenLink(link: Extract<Nodes, { type: 'link' | 'linkReference' }>): void {
  visit(link, (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.type === 'image' || node.type === 'imageReference') parent.children[index] = pictureText(node);
    if (node.type === 'footnoteReference')
      parent.children[index] = { type: 'text', value: `[${node.label}]` };
  });
}

/** The address with its scheme in small letters, as the sanitiser compares it. */
function withPlainScheme(url: string): string {
  return url.replace(/^[a-z][a-z\d+.-]*:/iu, (scheme) => scheme.toLowerCase());
}

function addressesIn(tree: Root): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!addresses.has(identifier)) addresses.set(identifier, url);
  });
  return addresses;
}

const phrasing = new Set('paragraph heading emphasis strong delete link linkReference tableCell'.split(' '));

function isPhrasing({ type }: Parents): boolean {
  return phrasing.has(type);
}

/** A tag within a line goes; what is none, as `<your-key>`, is text. */
function phrasingOf(html: string): PhrasingContent[] {
  return htmlPieces(html).flatMap(({ kind, written }) =>
    kind === 'text' ? [{ type: 'text', value: written }] : [],
  );
}

/** The text of a block of HTML. The parser reads the character references in it; all other signs are text. */
function paragraphsOf(html: string): RootContent[] {
  const texts = htmlParagraphs(html).map((text) =>
    text.replace(/&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);|[!-/:-@[-`{-~]/giu, (sign) =>
      sign.length > 1 ? sign : `\\${sign}`,
    ),
  );
  return parseMarkdown(texts.join('\n\n'))?.children ?? [];
}

function pictureText(node: Extract<Nodes, { type: 'image' | 'imageReference' }>): PhrasingContent {
  const address = node.type === 'image' && !/^data:/iu.test(node.url) ? node.url : '';
  return { type: 'text', value: node.alt || address };
}

/** A task's box is a form field in HTML. */
function tickBox(node: ListItem): void {
  if (typeof node.checked !== 'boolean') return;
  const box: PhrasingContent = { type: 'text', value: node.checked ? '☑ ' : '☐ ' };
  node.checked = null;
  const [first] = node.children;
  if (first?.type === 'paragraph') first.children.unshift(box);
  else node.children.unshift({ type: 'paragraph', children: [box] });
}
