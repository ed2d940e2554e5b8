import { expect, test } from 'vitest';
import { z } from 'zod';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import { renderJsonFeed } from '#core/output/feed/json-feed.ts';
import { hostileRecord, hostileTexts, xmlText } from './hostile-texts.ts';
import { checkout, manyRecords, sampleFeed, upgrade } from './sample-feed.ts';

const author = z
  .strictObject({ name: z.string(), url: z.url(), avatar: z.url() })
  .partial()
  .refine((value) => Object.keys(value).length > 0);

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), without attachments and hubs, which we never write. */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: z.url().optional(),
  feed_url: z.url().optional(),
  description: z.string().optional(),
  language: z.string().optional(),
  authors: z.array(author).optional(),
  items: z.array(
    z
      .strictObject({
        id: z.string().min(1),
        url: z.url().optional(),
        title: z.string().optional(),
        content_html: z.string().optional(),
        content_text: z.string().optional(),
        date_published: z.iso.datetime({ offset: true }).optional(),
        tags: z.array(z.string()).optional(),
      })
      .refine((item) => item.content_html !== undefined || item.content_text !== undefined),
  ),
});

test('the whole of a small feed', () => {
  const oneMessage = checkout.replace(/ {2}- at: 2026-11-23T10:40Z.*$/su, '---\n');
  expect(renderJsonFeed(sampleFeed({ checkout: oneMessage }))).toMatchInlineSnapshot(`
    "{
      "version": "https://jsonfeed.org/version/1.1",
      "title": "Harbour Status",
      "home_page_url": "https://status.harbour.example/",
      "feed_url": "https://status.harbour.example/feed.json",
      "description": "Tides and berths of an invented harbour.",
      "language": "en",
      "authors": [
        {
          "name": "Harbour Status",
          "url": "https://status.harbour.example/"
        }
      ],
      "items": [
        {
          "id": "https://status.harbour.example/incidents/checkout.html#u-20261123T101200Z",
          "url": "https://status.harbour.example/incidents/checkout.html#u-20261123T101200Z",
          "title": "Investigating: Checkout fails for some customers",
          "content_html": "<p dir=\\"auto\\">Some payments fail. <strong>Cards</strong> are not charged.</p>\\n<ul>\\n<li dir=\\"auto\\">Checkout: Partial outage</li>\\n</ul>\\n<p dir=\\"auto\\">Next update by 12:12 CET.</p>",
          "content_text": "Some payments fail. Cards are not charged.\\n\\nCheckout: Partial outage\\n\\nNext update by 12:12 CET.",
          "date_published": "2026-11-23T10:12:00Z",
          "tags": [
            "Major disruption",
            "Checkout"
          ]
        }
      ]
    }
    "
  `);
});

test.each([
  ['everything', { checkout, upgrade }, 7],
  ['nothing', {}, 0],
  ['fifty items', manyRecords(51), 50],
])('a feed with %s is valid', (_, records, count) => {
  expect(jsonFeed.parse(JSON.parse(renderJsonFeed(sampleFeed(records)))).items).toHaveLength(count);
});

test.each(hostileTexts)('%s in titles and messages', (_, text) => {
  const json = renderJsonFeed(sampleFeed({ record: hostileRecord(text) }));
  expect(json).toMatch(xmlText);
  const [, item] = jsonFeed.parse(JSON.parse(json)).items;
  expect(item?.title).toBe(`Investigating: ${cleanText(text).trim()}`);
});

test('a reader of bytes reads what was written', async () => {
  const feed = sampleFeed({ checkout, upgrade, emoji: hostileRecord('👩🏽‍💻 rise') });
  const response = new Response(new TextEncoder().encode(renderJsonFeed(feed)));
  const { items } = jsonFeed.parse(await response.json());
  expect(items).toEqual(
    feed.entries.map(({ id, title, at, html, text, categories }) => ({
      id,
      url: id,
      title,
      content_html: html,
      content_text: text,
      date_published: new Date(at).toISOString().replace('.000', ''),
      tags: categories.map(({ name }) => name),
    })),
  );
});
