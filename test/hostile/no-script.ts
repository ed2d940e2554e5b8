import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that run or load something, or change what others mean. */
const refused = new Set(
  'script iframe object embed applet base form input button textarea select style link meta svg math frame frameset template'.split(
    ' ',
  ),
);
const addresses = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'cite', 'data']);

/** What in a piece of HTML could run a script or load something, as a browser's own parser reads it. */
export function scriptsIn(html: string): string[] {
  return elementsOf(parseFragment(html)).flatMap((element) => [
    ...(refused.has(element.tagName) ? [`<${element.tagName}>`] : []),
    ...oddAttributes(element),
    ...('style' in attributesOf(element) ? ['style='] : []),
  ]);
}

/** The same of a whole page of ours, which has one script, data for search engines, and a style. */
export function scriptsOnPage(html: string): string[] {
  return elementsOf(parse(html)).flatMap((element) => {
    const { tagName } = element;
    const { src, type, 'http-equiv': header } = attributesOf(element);
    const isOurs =
      tagName !== 'script' || type === 'application/ld+json' || /^\/_astro\/[\w.-]+\.js$/u.test(src ?? '');
    const isStrange = ['iframe', 'object', 'embed', 'base', 'frame', 'applet'].includes(tagName);
    return [
      ...(isOurs && !isStrange ? [] : [`<${tagName}>`]),
      ...(header?.toLowerCase() === 'refresh' ? ['refresh'] : []),
      ...oddAttributes(element),
    ];
  });
}

function oddAttributes(element: Element): string[] {
  return element.attrs.flatMap(({ name, value }) => {
    if (/^on/iu.test(name) || name === 'srcdoc') return [`${name}=`];
    if (!addresses.has(name)) return [];
    // Browsers leave out tabs and line ends, and what is in front of a scheme.
    const plain = value.replace(/[\t\n\r]/gu, '').replace(/^[\p{Cc} ]+/u, '');
    const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(plain)?.[1]?.toLowerCase();
    return scheme === undefined || ['https', 'http', 'mailto', 'tel', 'sms', 'webcal'].includes(scheme)
      ? []
      : [`${name}="${plain.slice(0, 40)}"`];
  });
}

function attributesOf({ attrs }: Element): Readonly<Partial<Record<string, string>>> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

function elementsOf(root: Node): Element[] {
  const elements: Element[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) open.push(...node.childNodes);
  }
  return elements;
}
