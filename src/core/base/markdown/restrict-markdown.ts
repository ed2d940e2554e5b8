import type { ListItem, Nodes, PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Gives marks that have no place on our pages back to their author as the text that they were, and makes links of
 * pictures, so that no page asks another host for anything. Changes the tree.
 *
 * @param source the text of which the tree was made.
 * @param topRank the rank of heading that becomes the third: a page has headings of two ranks above a record's text.
 */
export function restrictMarkdown(tree: Root, source: string, topRank: number): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const written = source.slice(node.position?.start.offset, node.position?.end.offset);
    switch (node.type) {
      // "at 10:30" is no directive, and a footnote needs a place on the page that a message does not have.
      case 'textDirective':
      case 'footnoteReference':
        parent.children[index] = { type: 'text', value: written };
        return SKIP;
      case 'leafDirective':
      case 'footnoteDefinition':
        parent.children[index] = { type: 'paragraph', children: [{ type: 'text', value: written }] };
        return SKIP;
      case 'containerDirective':
        markInternal(node);
        return undefined;
      case 'link':
      case 'linkReference':
        picturesToText(node);
        return undefined;
      case 'image':
        parent.children[index] = { type: 'link', url: node.url, children: [pictureText(node)] };
        return SKIP;
      case 'imageReference': {
        const { identifier, referenceType, label } = node;
        const children = [pictureText(node)];
        parent.children[index] = { type: 'linkReference', identifier, referenceType, label, children };
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
function markInternal(node: Extract<Nodes, { type: 'containerDirective' }>): void {
  node.data = { hName: 'div', hProperties: { className: ['internal'] } };
  node.children.unshift({
    type: 'paragraph',
    children: [{ type: 'text', value: 'Internal' }],
    data: { hProperties: { className: ['internal-mark'] } },
  });
}

/** A link within a link is none. */
function picturesToText(link: Extract<Nodes, { type: 'link' | 'linkReference' }>): void {
  visit(link, (node, index, parent) => {
    if (!parent || index === undefined || (node.type !== 'image' && node.type !== 'imageReference')) return;
    parent.children[index] = pictureText(node);
  });
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
