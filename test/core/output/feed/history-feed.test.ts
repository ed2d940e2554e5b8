import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { HOUR } from '#core/base/time/instant.ts';
import { renderHistoryAtom } from '#core/output/feed/history-atom.ts';
import { type HistoryFeed, historyFeedOf } from '#core/output/feed/history-feed.ts';
import { renderHistoryRss } from '#core/output/feed/history-rss.ts';
import { expectValidAtom } from './expect-valid-atom.ts';
import { hostileRecord, hostileTexts, xmlText } from './hostile-texts.ts';
import { readWithFeedparser } from './read-with-feedparser.ts';
import { childrenOf, readXml, textOf } from './read-xml.ts';
import { checkout, manyRecords, noon, sample, upgrade } from './sample-feed.ts';

function history(
  records: Readonly<Record<string, string>>,
  { now = noon, audience = 'public' as 'public' | 'internal', site = undefined as string | undefined } = {},
): HistoryFeed {
  const { records: all, context } = sample(records, { audience, now, site });
  return historyFeedOf(all, context.config, now);
}

test('one item a record, with all that was said of it in the markup that tools look for', () => {
  const { items } = history({ checkout });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    title: 'Checkout fails for some customers',
    link: 'https://status.harbour.example/incidents/checkout.html',
    date: Date.UTC(2026, 10, 23, 11, 20),
  });
  expect(items[0]?.html.replaceAll('</p><p>', '</p>\n<p>')).toMatchInlineSnapshot(`
    "<p><small>Nov <var data-var='date'>23</var>, <var data-var='time'>12:20</var> CET</small><br><strong>Resolved</strong> - Payments work again.</p>
    <p><small>Nov <var data-var='date'>23</var>, <var data-var='time'>12:00</var> CET</small><br><strong>Update</strong> - We are rolling back.</p>
    <p><small>Nov <var data-var='date'>23</var>, <var data-var='time'>11:40</var> CET</small><br><strong>Identified</strong> - We have found the fault.</p>
    <p><small>Nov <var data-var='date'>23</var>, <var data-var='time'>11:12</var> CET</small><br><strong>Investigating</strong> - Some payments fail. <strong>Cards</strong> are not charged.</p>"
  `);
});

test('a maintenance says its window, and stands at its beginning, which may be in the future', () => {
  const { items } = history({ upgrade }, { now: Date.UTC(2026, 10, 21) });
  expect(items[0]).toMatchObject({
    date: Date.UTC(2026, 10, 23, 8),
    updated: Date.UTC(2026, 10, 20, 10),
  });
  expect(items[0]?.html).toMatchInlineSnapshot(
    `"<p><strong>THIS IS A SCHEDULED EVENT Nov <var data-var='date'>23</var>, <var data-var='time'>09:00</var> - <var data-var='time'>10:00</var> CET</strong></p><p><small>Nov <var data-var='date'>20</var>, <var data-var='time'>11:00</var> CET</small><br><strong>Scheduled</strong> - We are upgrading the search index.</p>"`,
  );
  const rss = renderHistoryRss(history({ upgrade }, { now: Date.UTC(2026, 10, 21) }));
  expect(rss).toContain('<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>');
  expect(rss).toContain('<maintenanceEndDate>Mon, 23 Nov 2026 09:00:00 GMT</maintenanceEndDate>');
});

test('a window over midnight has two days', () => {
  const night = upgrade.replace('2026-11-23T09:00Z', '2026-11-24T02:00Z');
  expect(history({ night }).items[0]?.html).toContain(
    "Nov <var data-var='date'>23</var>, <var data-var='time'>09:00</var> - Nov <var data-var='date'>24</var>, <var data-var='time'>03:00</var> CET",
  );
});

test('what a window did by itself is an update', () => {
  const html = history({ upgrade }).items[0]?.html ?? '';
  const said = [...html.matchAll(/<strong>(\w[\w ]+)<\/strong> - ([^<]*)/gu)].map(
    ([, word, text]) => `${word}: ${text}`,
  );
  expect(said).toEqual([
    'Completed: The maintenance ended as planned.',
    'In progress: The maintenance began as planned.',
    'Scheduled: We are upgrading the search index.',
  ]);
});

test('more than paragraphs stands below the heading', () => {
  const listed = checkout.replace('We are rolling back.', '- one\n      - two');
  expect(history({ listed }).items[0]?.html).toContain('<strong>Update</strong> - </p><ul>');
});

test('it is in English whatever the language of the site, and in its zone', () => {
  const site = 'name: Hafen\nurl: https://status.harbour.example\ntime_zone: Asia/Tokyo\nlocale: de\n';
  const { items, title } = history({ checkout }, { site });
  expect(title).toBe('Hafen - Incident History');
  expect(items[0]?.html).toContain(
    "<var data-var='time'>20:20</var> GMT+9</small><br><strong>Resolved</strong>",
  );
});

test.each([
  ['Europe/London', 'GMT'],
  ['America/New_York', 'EST'],
  ['Australia/Sydney', 'AEDT'],
  ['Etc/UTC', 'UTC'],
])('the zone %s is called %s', (zone, name) => {
  const site = `name: Harbour\nurl: https://status.harbour.example\ntime_zone: ${zone}\n`;
  expect(history({ checkout }, { site }).items[0]?.html).toContain(
    `</var> ${name}</small><br><strong>Resolved</strong>`,
  );
});

test('for the team, what customers do not read stands under a mark', () => {
  const feed = history({ checkout }, { audience: 'internal' });
  expect(feed.title).toBe('Harbour Status (Internal) - Incident History');
  const html = feed.items[0]?.html ?? '';
  expect(html).toContain('<strong>Investigating</strong> - Internal:<br><br>Error rate above 5 %.</p>');
  expect(html).toContain('<strong>Update</strong> - </p><p dir="auto">Some payments fail.');
  const kept = checkout.replace('severity: P1', 'severity: P1\nvisibility: internal');
  const unpublished = history({ kept }, { audience: 'internal' }).items[0]?.html ?? '';
  expect(unpublished).toContain('<strong>Resolved</strong> - Internal:<br><br>Payments work again.</p>');
});

test('where a paragraph runs from right to left, each keeps its own direction', () => {
  const mixed = checkout.replace('Payments work again.', 'عادت المدفوعات.\n\n      Payments work again.');
  expect(mixed).not.toBe(checkout);
  expect(history({ mixed }).items[0]?.html).toContain(
    '<strong>Resolved</strong> - </p><p dir="auto">عادت المدفوعات.</p>\n<p dir="auto">Payments work again.</p>',
  );
});

test('a browser shows it with the site’s stylesheet, under a path, too', () => {
  const site = 'name: Harbour\nurl: https://harbour.example/a-b/\n';
  const feed = history({ checkout }, { site });
  for (const xml of [renderHistoryRss(feed), renderHistoryAtom(feed)]) {
    expect(xml.split('\n')[1]).toBe('<?xml-stylesheet type="text/css" href="/a-b/feed.css"?>');
    readXml(xml);
  }
});

test('notices are left out, and what is older than twenty-five records', () => {
  const notice = `---\ntitle: New terms\nkind: notice\ntimeline:\n  - at: 2026-11-23T10:00Z\n    message: Terms.\n---\n`;
  const { items } = history({ ...manyRecords(30), notice });
  expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, index) => `record-${index}`));
});

test('an id and an address never change, whatever becomes of the record', () => {
  const young = checkout.replace(/ {2}- at: 2026-11-23T10:40Z.*$/su, '---\n');
  const [before, after] = [young, checkout].map((text) => {
    const xml = readXml(renderHistoryAtom(history({ checkout: text })));
    const entry = childrenOf(xml, 'entry')[0];
    return entry && [textOf(entry, 'id'), childrenOf(entry, 'link')[0]?.attributes.href];
  });
  expect(before).toEqual([
    'tag:status.harbour.example,2005:Incident/checkout',
    'https://status.harbour.example/incidents/checkout.html',
  ]);
  expect(after).toEqual(before);
});

test('Atom is valid', () => {
  expectValidAtom(renderHistoryAtom(history({ checkout, upgrade })));
  expectValidAtom(renderHistoryAtom(history({})));
});

test('two parsers read both', async () => {
  const feed = history({ checkout, upgrade });
  for (const xml of [renderHistoryRss(feed), renderHistoryAtom(feed)]) {
    const parsed = await new Parser().parseString(xml);
    expect(parsed.items.map(({ title }) => title)).toEqual([
      'Checkout fails for some customers',
      'Upgrade of the search index',
    ]);
    const { items } = await readWithFeedparser(xml);
    expect(items.map(({ link }) => link)).toEqual(feed.items.map(({ link }) => link));
    expect(items[0]?.description).toContain('<strong>Resolved</strong>');
  }
});

test('nothing depends on when it is made', () => {
  expect(history({ checkout }, { now: noon })).toEqual(history({ checkout }, { now: noon + 24 * HOUR }));
});

describe.each(hostileTexts)('%s', (_, text) => {
  test('as title and as message', () => {
    const feed = history({ hostile: hostileRecord(text) });
    for (const xml of [renderHistoryRss(feed), renderHistoryAtom(feed)]) {
      expect(xml).toMatch(xmlText);
      readXml(xml);
    }
    expectValidAtom(renderHistoryAtom(feed));
  });
});

describe('what is open is not pushed out', () => {
  const plan = (day: number, announced = '2026-11-20T10:00Z') => `---
title: Plan ${day}
kind: maintenance
window: { from: 2026-12-${day}T01:00Z, until: 2026-12-${day}T02:00Z }
components: [search]
timeline:
  - at: ${announced}
    message: We are upgrading.
---
`;
  const outage =
    '---\ntitle: Outage\nseverity: P0\ntimeline:\n  - at: 2026-11-01T10:00Z\n    message: All fails.\n---\n';
  const over = (hour: number) => `---
title: Over ${hour}
severity: P2
timeline:
  - at: 2026-11-22T${String(hour).padStart(2, '0')}:00Z
    message: Something fails.
  - at: 2026-11-22T${String(hour).padStart(2, '0')}:30Z
    status: resolved
    message: It works again.
---
`;
  const ids = (feed: HistoryFeed) => feed.items.map(({ id }) => id);
  const days = Array.from({ length: 19 }, (_, index) => index + 10);
  const plans = Object.fromEntries(days.map((day) => [`plan-${day}`, plan(day)]));
  const past = Object.fromEntries(Array.from({ length: 24 }, (_, hour) => [`over-${hour}`, over(hour)]));

  test('by plans: the next ten of them are listed', () => {
    const feed = history({ ...plans, outage });
    expect(ids(feed)).toEqual([
      ...days
        .slice(0, 10)
        .reverse()
        .map((day) => `plan-${day}`),
      'outage',
    ]);
  });

  test('by what is over: the rest is filled with the newest', () => {
    const feed = history({ ...plans, ...past, outage });
    expect(feed.items).toHaveLength(25);
    expect(ids(feed).at(-1)).toBe('outage');
    expect(ids(feed).filter((id) => id.startsWith('over-'))).toEqual(
      Array.from({ length: 14 }, (_, index) => `over-${23 - index}`),
    );
  });

  test('the feed says when something last happened, not when something will', () => {
    const feed = history({ ...plans, outage });
    const channel = renderHistoryRss(feed).split('<item>')[0];
    expect(channel).toContain('<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>');
    expect(renderHistoryAtom(feed).split('<entry>')[0]).toContain(
      '<updated>2026-11-20T10:00:00.000Z</updated>',
    );
  });
});
