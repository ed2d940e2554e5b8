import Rss from 'rss';
import { toIso } from '#core/base/time/instant.ts';
import { dateOf } from './date-of.ts';
import type { HistoryFeed } from './history-feed.ts';
import { withStylesheet } from './xml-stylesheet.ts';

/** The history as Statuspage's `history.rss`. */
export function renderHistoryRss(feed: HistoryFeed): string {
  const rss = new Rss({
    title: feed.title,
    description: 'Statuspage',
    site_url: feed.home,
    feed_url: feed.self.rss,
    generator: 'Upfront',
    ...(feed.updated === undefined ? {} : { pubDate: dateOf(feed.updated) }),
  });
  for (const { title, link, html, date, window } of feed.items) {
    rss.item({
      title,
      description: html,
      url: link,
      date: toIso(date),
      custom_elements: window ? [{ maintenanceEndDate: dateOf(window.end).toUTCString() }] : [],
    });
  }
  // The library writes the present here, and two builds of one commit would differ.
  const xml = rss.xml({ indent: true }).replace(/\s*<lastBuildDate>[^<]*<\/lastBuildDate>/u, '');
  return withStylesheet(xml, feed.stylesheet);
}
