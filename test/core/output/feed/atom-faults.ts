import type { Element } from './read-xml.ts';

const atom = 'http://www.w3.org/2005/Atom';
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;

/** How often an element may stand in a feed and in an entry (RFC 4287, sections 4.1.1 and 4.1.2). */
const feedRules: Rules = {
  ...{ id: [1, 1], title: [1, 1], updated: [1, 1], author: [0, Infinity], link: [0, Infinity] },
  ...{ subtitle: [0, 1], generator: [0, 1], category: [0, Infinity], entry: [0, Infinity] },
};
const entryRules: Rules = {
  ...{ id: [1, 1], title: [1, 1], updated: [1, 1], published: [0, 1], content: [0, 1], summary: [0, 1] },
  ...{ author: [0, Infinity], link: [0, Infinity], category: [0, Infinity] },
};
type Rules = Readonly<Record<string, readonly number[]>>;

/** What RFC 4287 has against a feed, in words; empty where nothing. Elements we never write are faults as well. */
export function atomFaults(feed: Element): string[] {
  const entries = named(feed, 'entry');
  const ids = entries.map((entry) => named(entry, 'id')[0]?.text);
  return [
    ...(feed.name === 'feed' && feed.namespace === atom ? [] : ['The root is no Atom feed.']),
    ...containerFaults(feed, feedRules),
    ...entries.flatMap((entry) => containerFaults(entry, entryRules)),
    ...(named(feed, 'author').length > 0 || entries.every((entry) => named(entry, 'author').length > 0)
      ? []
      : ['Nobody is the author.']),
    ...(new Set(ids).size === ids.length ? [] : ['Two entries have one id.']),
  ];
}

function containerFaults(element: Element, rules: Rules): string[] {
  const links = named(element, 'link').map(({ attributes }) => attributes);
  const alternates = links.filter(({ rel = 'alternate' }) => rel === 'alternate');
  const kinds = alternates.map(({ type = '', hreflang = '' }) => `${type} ${hreflang}`);
  const dates = [...named(element, 'updated'), ...named(element, 'published')];
  return [
    ...element.children
      .filter(({ name, namespace }) => namespace !== atom || !(name in rules))
      .map(({ name }) => `${element.name} has a ${name}.`),
    ...Object.entries(rules)
      .filter(([name, [least = 0, most = 0]]) => {
        const count = named(element, name).length;
        return count < least || count > most;
      })
      .map(([name]) => `${element.name} has the wrong number of ${name}.`),
    ...(new Set(kinds).size === kinds.length ? [] : [`${element.name} has two alternate links of one type.`]),
    // Without content there must be a link to it.
    ...(element.name === 'feed' || named(element, 'content').length > 0 || alternates.length > 0
      ? []
      : ['entry says nothing.']),
    ...dates.filter(({ text }) => !timestamp.test(text)).map(({ text }) => `"${text}" is not a timestamp.`),
    ...[...named(element, 'id'), ...links.map(({ href = '' }) => ({ text: href }))]
      .filter(({ text }) => !URL.canParse(text))
      .map(({ text }) => `"${text}" is no address.`),
    ...named(element, 'author')
      .filter((author) => named(author, 'name')[0]?.text.trim() === '' || named(author, 'name').length !== 1)
      .map(() => `${element.name} has an author without a name.`),
    ...named(element, 'category')
      .filter(({ attributes }) => !attributes.term)
      .map(() => `${element.name} has a category without a term.`),
    ...[...named(element, 'title'), ...named(element, 'content'), ...named(element, 'subtitle')]
      .filter(({ attributes }) => !['text', 'html'].includes(attributes.type ?? 'text'))
      .map(({ name }) => `${element.name} has a ${name} of an unknown type.`),
    // What says that it is text or HTML has no elements of its own.
    ...[...named(element, 'title'), ...named(element, 'content')]
      .filter(({ children }) => children.length > 0)
      .map(({ name }) => `${element.name} has markup in its ${name}.`),
  ];
}

function named({ children }: Element, name: string): Element[] {
  return children.filter((child) => child.name === name && child.namespace === atom);
}
