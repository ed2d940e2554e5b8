import Rss from 'rss';
import { toIso } from '#core/base/time/instant.ts';
import { dateOf } from './date-of.ts';
import type { Feed } from './feed.ts';
import { withStylesheet } from './xml-stylesheet.ts';

/** The feed as RSS 2.0. An item's address is its guid. */
export function renderRss(feed: Feed): string {
  const rss = new Rss({
    title: feed.title,
    description: feed.description,
    site_url: feed.home,
    feed_url: feed.self.rss,
    language: feed.language,
    generator: 'Upfront',
  });
  for (const { id, title, at, html, categories } of feed.entries) {
    rss.item({
      title,
      description: html,
      url: id,
      date: toIso(at),
      author: feed.title,
      categories: categories.map(({ name }) => name),
    });
  }
  // The library writes the present here, and two builds of one commit would differ.
  const built =
    feed.updated === undefined
      ? ''
      : `<lastBuildDate>${dateOf(feed.updated).toUTCString()}</lastBuildDate>\n        `;
  const xml = rss
    .xml({ indent: true })
    .replace(/(?<=<\/generator>\s*)<lastBuildDate>[^<]*<\/lastBuildDate>\s*/u, () => built);
  return withStylesheet(xml, feed.stylesheet);
}
