import { XmlDocument, XmlElement } from 'libxml2-wasm';

/** An element of an XML document, as tests want it. */
export interface Element {
  /** Without prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text in it. */
  readonly text: string;
}

/**
 * Reads a document as strictly as XML demands.
 *
 * @throws where it is not well-formed.
 */
export function readXml(xml: string): Element {
  const document = XmlDocument.fromString(xml);
  try {
    return elementOf(document.root);
  } finally {
    document.dispose();
  }
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the only child of a name. */
export function textOf(element: Element, name: string): string {
  const [child, ...more] = childrenOf(element, name);
  if (!child || more.length > 0) throw new Error(`${element.name} has not one ${name}, but ${more.length}.`);
  return child.text;
}

function elementOf(node: XmlElement): Element {
  const children: Element[] = [];
  for (let child = node.firstChild; child; child = child.next) {
    if (child instanceof XmlElement) children.push(elementOf(child));
  }
  return {
    name: node.name,
    namespace: node.namespaceUri,
    attributes: Object.fromEntries(
      node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
    ),
    children,
    text: node.content,
  };
}
