/**
 * Makes an element like another of a newer page, and takes over from it what is new. Every node that is in both stays
 * the same node, so that focus, selection, the place where a screen reader reads, `:target` and scroll anchoring stay.
 *
 * @param keepsOpen of a fold, whether it stays as its reader left it.
 */
export function morph(from: Element, to: Element, keepsOpen: (fold: Element) => boolean): void {
  const attributes = ({ name }: Attr) => name !== 'open' || !keepsOpen(from);
  for (const { name } of [...from.attributes].filter(attributes)) {
    if (!to.hasAttribute(name)) from.removeAttribute(name);
  }
  for (const { name, value } of [...to.attributes].filter(attributes)) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  const wanted = new Set([...to.childNodes].map(keyOf));
  for (const child of [...from.childNodes]) if (!wanted.has(keyOf(child))) child.remove();
  let at = from.firstChild;
  for (const child of [...to.childNodes]) {
    const key = keyOf(child);
    let same: ChildNode | null = at;
    while (same && keyOf(same) !== key) same = same.nextSibling;
    if (same && same === at) at = at.nextSibling;
    else from.insertBefore(same ?? child, at);
    if (same instanceof Element) morph(same, child as Element, keepsOpen);
    else if (same && same.nodeValue !== child.nodeValue) same.nodeValue = child.nodeValue;
  }
  while (at) {
    const next: ChildNode | null = at.nextSibling;
    at.remove();
    at = next;
  }
}

/** By what a node is known again among its siblings: what an item leads to, the heading of a section, its own id. */
function keyOf(node: Node): string {
  if (!(node instanceof Element)) return node.nodeName;
  // What a template holds is not among its children: one that holds something else is another.
  if (node.nodeName === 'TEMPLATE') return node.outerHTML;
  const name = node.matches('li, article')
    ? node.querySelector('a')?.getAttribute('href')
    : node.matches('section') && node.querySelector('h2, h3')?.textContent;
  return `${node.nodeName} ${node.id || name || ''}`;
}
