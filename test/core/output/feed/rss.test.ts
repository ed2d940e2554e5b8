import Parser from 'rss-parser';
import { expect, test } from 'vitest';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import { renderRss } from '#core/output/feed/rss.ts';
import { hostileRecord, hostileTexts, xmlText } from './hostile-texts.ts';
import { readWithFeedparser } from './read-with-feedparser.ts';
import { childrenOf, readXml, textOf } from './read-xml.ts';
import { checkout, manyRecords, sampleFeed, upgrade } from './sample-feed.ts';

test('the whole of a small feed', () => {
  const oneMessage = checkout.replace(/ {2}- at: 2026-11-23T10:40Z.*$/su, '---\n');
  expect(renderRss(sampleFeed({ checkout: oneMessage }))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <?xml-stylesheet type="text/css" href="/feed.css"?>
    <rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
        <channel>
            <title><![CDATA[Harbour Status]]></title>
            <description><![CDATA[Tides and berths of an invented harbour.]]></description>
            <link>https://status.harbour.example/</link>
            <generator>Upfront</generator>
            <lastBuildDate>Mon, 23 Nov 2026 10:12:00 GMT</lastBuildDate>
            <atom:link href="https://status.harbour.example/rss.xml" rel="self" type="application/rss+xml"/>
            <language><![CDATA[en]]></language>
            <item>
                <title><![CDATA[Investigating: Checkout fails for some customers]]></title>
                <description><![CDATA[<p dir="auto">Some payments fail. <strong>Cards</strong> are not charged.</p>
    <ul>
    <li dir="auto">Checkout: Partial outage</li>
    </ul>
    <p dir="auto">Next update by 12:12 CET.</p>]]></description>
                <link>https://status.harbour.example/incidents/checkout.html#u-20261123T101200Z</link>
                <guid isPermaLink="true">https://status.harbour.example/incidents/checkout.html#u-20261123T101200Z</guid>
                <category><![CDATA[Major disruption]]></category>
                <category><![CDATA[Checkout]]></category>
                <dc:creator><![CDATA[Harbour Status]]></dc:creator>
                <pubDate>Mon, 23 Nov 2026 10:12:00 GMT</pubDate>
            </item>
        </channel>
    </rss>"
  `);
});

test('a feed without items is one all the same', () => {
  const [channel] = readXml(renderRss(sampleFeed({}))).children;
  expect(channel && childrenOf(channel, 'item')).toEqual([]);
  expect(channel && textOf(channel, 'title')).toBe('Harbour Status');
  expect(renderRss(sampleFeed({}))).not.toContain('lastBuildDate');
});

test('its dates come from its content', () => {
  const [channel] = readXml(renderRss(sampleFeed({ checkout, upgrade }))).children;
  expect(channel && textOf(channel, 'lastBuildDate')).toBe('Mon, 23 Nov 2026 11:20:00 GMT');
});

test.each(hostileTexts)('%s in titles and messages', (_, text) => {
  const feed = sampleFeed({ record: hostileRecord(text) });
  const xml = renderRss(feed);
  expect(xml).toMatch(xmlText);
  const [channel] = readXml(xml).children;
  const [, item] = channel ? childrenOf(channel, 'item') : [];
  expect(item && textOf(item, 'title')).toBe(`Investigating: ${cleanText(text).trim()}`);
  expect(item && textOf(item, 'description')).toBe(feed.entries[1]?.html);
});

test('two programs read it alike', async () => {
  const feed = sampleFeed({ checkout, upgrade, emoji: hostileRecord('👩🏽‍💻 a < b') });
  const xml = renderRss(feed);
  const expected = feed.entries.map(({ id, title, html, at, categories }) => ({
    id,
    link: id,
    title,
    html,
    at: new Date(at).toISOString(),
    categories: categories.map(({ name }) => name),
  }));
  const one = await new Parser().parseString(xml);
  expect(one.feedUrl).toBe('https://status.harbour.example/rss.xml');
  expect(
    one.items.map(({ guid, link, title, content, isoDate, categories }) => ({
      id: guid,
      link,
      title,
      html: content,
      at: isoDate,
      categories: categories ?? [],
    })),
  ).toEqual(expected);
  const two = await readWithFeedparser(xml);
  expect(two.meta.xmlurl).toBe('https://status.harbour.example/rss.xml');
  expect(
    two.items.map(({ guid, link, title, description, date, categories }) => ({
      id: guid,
      link,
      title,
      html: description,
      at: date?.toISOString(),
      categories,
    })),
  ).toEqual(expected);
});

test('of 51 messages it has 50', () => {
  const [channel] = readXml(renderRss(sampleFeed(manyRecords(51)))).children;
  expect(channel && childrenOf(channel, 'item')).toHaveLength(50);
});
