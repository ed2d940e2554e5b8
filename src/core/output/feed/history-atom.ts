import { Feed as Atom } from 'feed';
import { escapeHtml } from '#core/base/markdown/rich-text.ts';
import { withPlainTitles } from './atom-titles.ts';
import { dateOf } from './date-of.ts';
import type { HistoryFeed } from './history-feed.ts';
import { withStylesheet } from './xml-stylesheet.ts';

/** The history as Statuspage's `history.atom`: ids are tags of the year in which Statuspage's own begin. */
export function renderHistoryAtom(feed: HistoryFeed): string {
  const tag = `tag:${feed.host},2005`;
  const atom = new Atom({
    id: `${tag}:/history`,
    title: feed.title,
    link: feed.home,
    feedLinks: { atom: feed.self.atom },
    updated: dateOf(feed.updated ?? 0),
    generator: 'Upfront',
    author: { name: feed.author, link: feed.home },
  });
  for (const { id, title, link, html, updated } of feed.items) {
    atom.addItem({
      id: `${tag}:Incident/${id}`,
      link,
      // The library says that titles are HTML.
      title: escapeHtml(title),
      date: dateOf(updated),
      published: dateOf(updated),
      // It ends a text at the second of two ]]>, which mean the same in HTML when they are written so.
      content: html.replaceAll(']]>', ']]&gt;'),
    });
  }
  const xml = withPlainTitles(atom.atom1()).replace('<feed ', '<feed xml:lang="en-US" ');
  return withStylesheet(xml, feed.stylesheet);
}
