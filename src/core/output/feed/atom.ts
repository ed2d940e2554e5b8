import { Feed as Atom } from 'feed';
import { escapeHtml } from '#core/base/markdown/rich-text.ts';
import { withPlainTitles } from './atom-titles.ts';
import { dateOf } from './date-of.ts';
import type { Feed } from './feed.ts';
import { withStylesheet } from './xml-stylesheet.ts';

/** The feed as Atom (RFC 4287). A feed must say when it changed: one without items says 1970. */
export function renderAtom(feed: Feed): string {
  const author = { name: feed.title, link: feed.home };
  const atom = new Atom({
    id: feed.home,
    title: feed.title,
    description: feed.description,
    link: feed.home,
    feedLinks: { atom: feed.self.atom },
    updated: dateOf(feed.updated ?? 0),
    generator: 'Upfront',
    author,
  });
  for (const { id, title, at, html, categories } of feed.entries) {
    atom.addItem({
      id,
      link: id,
      // The library says that titles are HTML.
      title: escapeHtml(title),
      date: dateOf(at),
      published: dateOf(at),
      // It ends a text at the second of two ]]>, which mean the same in HTML when they are written so.
      content: html.replaceAll(']]>', ']]&gt;'),
      category: categories.map((category) => ({
        term: category.id,
        // It writes < in attributes as it is; the term alone will do then.
        ...(category.name.includes('<') ? {} : { name: category.name }),
      })),
    });
  }
  const xml = withPlainTitles(atom.atom1()).replace('<feed ', `<feed xml:lang="${feed.language}" `);
  return withStylesheet(xml, feed.stylesheet);
}
