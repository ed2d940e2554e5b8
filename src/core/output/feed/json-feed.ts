import { toIso } from '#core/base/time/instant.ts';
import type { Feed } from './feed.ts';

/** The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function renderJsonFeed(feed: Feed): string {
  const { title, description, home, self, language, entries } = feed;
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self.json,
    description,
    language,
    authors: [{ name: title, url: home }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.id,
      title: entry.title,
      content_html: entry.html,
      content_text: entry.text,
      date_published: toIso(entry.at),
      tags: entry.categories.map(({ name }) => name),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
