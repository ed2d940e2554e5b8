import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import { renderAtom } from '#core/output/feed/atom.ts';
import { needs } from '../../../fixtures/needs.ts';
import { atomFaults } from './atom-faults.ts';
import { checkByGrammar, expectValidAtom, grammarIsHere } from './expect-valid-atom.ts';
import { hostileRecord, hostileTexts } from './hostile-texts.ts';
import { readWithFeedparser } from './read-with-feedparser.ts';
import { childrenOf, readXml, textOf } from './read-xml.ts';
import { checkout, manyRecords, sampleFeed, upgrade } from './sample-feed.ts';

test('the whole of a small feed', () => {
  const oneMessage = checkout.replace(/ {2}- at: 2026-11-23T10:40Z.*$/su, '---\n');
  expect(renderAtom(sampleFeed({ checkout: oneMessage }))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <?xml-stylesheet type="text/css" href="/feed.css"?>
    <feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
        <id>https://status.harbour.example/</id>
        <title>Harbour Status</title>
        <updated>2026-11-23T10:12:00.000Z</updated>
        <generator>Upfront</generator>
        <author>
            <name>Harbour Status</name>
            <uri>https://status.harbour.example/</uri>
        </author>
        <link rel="alternate" href="https://status.harbour.example/"/>
        <link rel="self" href="https://status.harbour.example/atom.xml"/>
        <subtitle>Tides and berths of an invented harbour.</subtitle>
        <entry>
            <title>Investigating: Checkout fails for some customers</title>
            <id>https://status.harbour.example/incidents/checkout.html#u-20261123T101200Z</id>
            <link href="https://status.harbour.example/incidents/checkout.html#u-20261123T101200Z"/>
            <updated>2026-11-23T10:12:00.000Z</updated>
            <content type="html"><![CDATA[<p dir="auto">Some payments fail. <strong>Cards</strong> are not charged.</p>
    <ul>
    <li dir="auto">Checkout: Partial outage</li>
    </ul>
    <p dir="auto">Next update by 12:12 CET.</p>]]></content>
            <category label="Major disruption" term="major-disruption"/>
            <category label="Checkout" term="checkout"/>
            <published>2026-11-23T10:12:00.000Z</published>
        </entry>
    </feed>"
  `);
});

test.each([
  ['everything', { checkout, upgrade }],
  ['nothing', {}],
  ['fifty items', manyRecords(51)],
])('a feed with %s is valid', (_, records) => {
  expectValidAtom(renderAtom(sampleFeed(records)));
  expectValidAtom(renderAtom(sampleFeed(records, { audience: 'internal' })));
});

test.each(hostileTexts)('%s in titles and messages', (_, text) => {
  const feed = sampleFeed({ record: hostileRecord(text) });
  const xml = renderAtom(feed);
  expectValidAtom(xml);
  const [, entry] = childrenOf(readXml(xml), 'entry');
  expect(entry && textOf(entry, 'title')).toBe(`Investigating: ${cleanText(text).trim()}`);
  expect(entry && textOf(entry, 'content')).toBe(feed.entries[1]?.html.replaceAll(']]>', ']]&gt;'));
});

test('names with marks of XML in the config', () => {
  const feed = sampleFeed(
    { checkout },
    { site: 'name: "A & B <c> \\"d\\" ]]>"\nurl: https://harbour.example/a-b\n' },
  );
  const category = { id: 'a', name: 'A & "B" <c>' };
  const xml = renderAtom({
    ...feed,
    entries: feed.entries.map((entry) => ({ ...entry, categories: [category] })),
  });
  expectValidAtom(xml);
  expect(textOf(readXml(xml), 'title')).toBe('A & B <c> "d" ]]>');
});

test('two programs read it alike', async () => {
  const feed = sampleFeed({ checkout, upgrade, emoji: hostileRecord('👩🏽‍💻 rise') });
  const xml = renderAtom(feed);
  const expected = feed.entries.map(({ id, title, html, at }) => ({
    id,
    link: id,
    title,
    html,
    at: new Date(at).toISOString(),
  }));
  const one = await new Parser().parseString(xml);
  expect(
    one.items.map(({ id, link, title, content, isoDate }) => ({
      id,
      link,
      title,
      html: content,
      at: isoDate,
    })),
  ).toEqual(expected);
  const two = await readWithFeedparser(xml);
  expect(
    two.items.map(({ guid, link, title, description, date }) => ({
      id: guid,
      link,
      title,
      html: description,
      at: date?.toISOString(),
    })),
  ).toEqual(expected);
});

describe('the rules find what is wrong', () => {
  const valid = renderAtom(sampleFeed({ checkout }));
  test.each([
    ['no id', /<id>[^<]*<\/id>/u, '', ['feed has the wrong number of id.']],
    ['no author', /<author>.*?<\/author>/su, '', ['Nobody is the author.']],
    ['a date that is none', /<updated>[^<]*/u, '<updated>Monday', ['"Monday" is not a timestamp.']],
    ['two alternates', /<link rel="self"/u, '<link', ['feed has two alternate links of one type.']],
    ['an element of nobody', /<subtitle>.*?<\/subtitle>/u, '<x/>', ['feed has a x.']],
    ['a category without a term', /term="[^"]*"/u, '', ['entry has a category without a term.']],
    ['one id twice', /#u-20261123T112000Z/gu, '#u-20261123T110000Z', ['Two entries have one id.']],
  ])('%s', (_, what, instead, faults) => {
    expect(atomFaults(readXml(valid.replace(what, instead)))).toEqual(faults);
  });

  test('and so does the grammar of RFC 4287', needs('corpora', grammarIsHere), () => {
    checkByGrammar(valid);
    expect(() => checkByGrammar(valid.replace(/<id>[^<]*<\/id>/u, ''))).toThrow();
  });
});
