import type { Element, ElementContent, Root } from 'hast';
import { isWholeAddress, ownAddress, type TextPlace } from './text-place.ts';

/**
 * The same text with the addresses that it has at a place: relative ones become whole ones of the site, so that they lead
 * to the same from a page and from a feed. Of a link that leads nowhere the text stays, of a picture its words. The tree
 * that is given stays as it is: it may be resolved for several sites.
 */
export function resolveAddresses(tree: Root, place: TextPlace): Root {
  return { type: 'root', children: tree.children.flatMap((node) => resolve(node as ElementContent, place)) };
}

/** Whether a text has neither ids nor pictures nor addresses of the site, so that its place makes no difference. */
export function isSameEverywhere(tree: Root): boolean {
  return tree.children.every((node) => isPlaceless(node as ElementContent));
}

function isPlaceless(node: ElementContent): boolean {
  if (node.type !== 'element') return true;
  const { id, href, dataFootnote } = node.properties;
  const isFree = id === undefined && dataFootnote === undefined && node.tagName !== 'img';
  const isWhole = node.tagName !== 'a' || isWholeAddress(String(href ?? ''));
  return isFree && isWhole && node.children.every(isPlaceless);
}

function resolve(node: ElementContent, place: TextPlace): ElementContent[] {
  if (node.type !== 'element') return [node];
  const children = node.children.flatMap((child) => resolve(child, place));
  const { id, href, src, alt, dataFootnote, ...others } = node.properties;
  const ownId = id === undefined ? {} : { id: `${place.id}-${String(id)}` };
  const element = (properties: Element['properties']): ElementContent[] => [
    { type: 'element', tagName: node.tagName, properties: { ...properties, ...others }, children },
  ];
  if (dataFootnote !== undefined) {
    return element({ href: `${place.page}#${place.id}-${String(dataFootnote)}`, ...ownId });
  }
  if (node.tagName === 'img') {
    const own = ownAddress(String(src ?? ''), place);
    return own === undefined
      ? [{ type: 'text', value: String(alt ?? '') }]
      : element({ src: own, alt: String(alt ?? '') });
  }
  if (node.tagName !== 'a') return element(ownId);
  const written = String(href ?? '');
  if (isWholeAddress(written)) return element({ href: written, rel: ['nofollow', 'noopener'] });
  const own = href === undefined ? undefined : ownAddress(written, place);
  return own === undefined ? children : element({ href: own });
}

/** The plain text of a tree: pictures are their words, and footnotes have the numbers that refer to them. */
export function textForm(tree: Root): Root {
  return { type: 'root', children: tree.children.flatMap((node) => plain(node as ElementContent)) };
}

function plain(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  const { id, alt } = node.properties;
  if (node.tagName === 'img') return [{ type: 'text', value: String(alt ?? '') }];
  const number = /^fn-(\d+)$/u.exec(String(id ?? ''))?.[1];
  const children = node.children.flatMap((child, index, all) =>
    leadsBack(child) || (child.type === 'text' && leadsBack(all[index + 1]))
      ? withoutSpace(child)
      : plain(child),
  );
  return [
    {
      ...node,
      children: number === undefined ? children : [{ type: 'text', value: `[${number}] ` }, ...children],
    },
  ];
}

/** Whether a node is the link from a footnote to what refers to it. */
function leadsBack(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && /^fnref/u.test(String(node.properties.dataFootnote ?? ''));
}

/** The text in front of such a link, or nothing of the link itself. */
function withoutSpace(node: ElementContent): ElementContent[] {
  return node.type === 'text' ? [{ type: 'text', value: node.value.trimEnd() }] : [];
}
