import { describe, expect, test } from 'vitest';
import { feedEntries } from '#core/output/feed/feed-entries.ts';
import { checkout, manyRecords, noon, sample, sampleFeed, upgrade } from './sample-feed.ts';

describe('titles', () => {
  const titles = (records: Record<string, string>) => sampleFeed(records).entries.map(({ title }) => title);

  test('an incident: the state first, newest on top', () => {
    expect(titles({ checkout })).toMatchInlineSnapshot(`
      [
        "Resolved: Checkout fails for some customers",
        "Update: Checkout fails for some customers",
        "Identified: Checkout fails for some customers",
        "Investigating: Checkout fails for some customers",
      ]
    `);
  });

  test('a maintenance: what its window did by itself is news', () => {
    expect(titles({ upgrade })).toMatchInlineSnapshot(`
      [
        "Completed: Upgrade of the search index",
        "In progress: Upgrade of the search index",
        "Scheduled: Upgrade of the search index",
      ]
    `);
  });

  test('a maintenance that runs over', () => {
    const record = upgrade.replace(
      /---\n$/u,
      '  - at: 2026-11-23T08:05Z\n    status: in_progress\n    message: It takes longer.\n---\n',
    );
    expect(titles({ upgrade: record })).toMatchInlineSnapshot(`
      [
        "Update: Upgrade of the search index",
        "Update: Upgrade of the search index",
        "In progress: Upgrade of the search index",
        "Scheduled: Upgrade of the search index",
      ]
    `);
  });

  test('a false alarm, a notice and a cancelled maintenance', () => {
    expect(
      titles({
        alarm: `---
title: Search may be slow
severity: P2
timeline:
  - { at: 2026-11-23T08:00Z, message: We are looking into it. }
  - { at: 2026-11-23T08:10Z, status: dismissed, message: Nothing was wrong. }
---
`,
        notice: `---
title: New berths
kind: notice
timeline:
  - { at: 2026-11-23T07:00Z, message: There are new berths. }
  - { at: 2026-11-23T07:30Z, message: And more of them. }
---
`,
        cancelled: upgrade.replace(
          /---\n$/u,
          '  - { at: 2026-11-21T10:00Z, status: cancelled, message: Not this week. }\n---\n',
        ),
      }),
    ).toMatchInlineSnapshot(`
      [
        "False alarm: Search may be slow",
        "Investigating: Search may be slow",
        "Notice: New berths",
        "Notice: New berths",
        "Cancelled: Upgrade of the search index",
        "Scheduled: Upgrade of the search index",
      ]
    `);
  });
});

describe('bodies', () => {
  test('for customers', () => {
    const entries = sampleFeed({ checkout, upgrade }).entries;
    expect(entries.map(({ id, html }) => `${id}\n${html}`).join('\n\n')).toMatchInlineSnapshot(`
      "https://status.harbour.example/incidents/checkout.html#u-20261123T112000Z
      <p dir="auto">Payments work again.</p>
      <ul>
      <li dir="auto">Checkout: Operational</li>
      </ul>

      https://status.harbour.example/incidents/checkout.html#u-20261123T110000Z
      <p dir="auto">We are rolling back.</p>
      <ul>
      <li dir="auto">Checkout: Major outage</li>
      </ul>
      <p dir="auto">Next update by 12:30 CET.</p>

      https://status.harbour.example/incidents/checkout.html#u-20261123T104000Z
      <p dir="auto">We have found the fault.</p>
      <p dir="auto">Severity changed from Major disruption to Major outage.</p>
      <ul>
      <li dir="auto">Checkout: Major outage</li>
      </ul>
      <p dir="auto">Next update by 12:30 CET.</p>

      https://status.harbour.example/incidents/checkout.html#u-20261123T101200Z
      <p dir="auto">Some payments fail. <strong>Cards</strong> are not charged.</p>
      <ul>
      <li dir="auto">Checkout: Partial outage</li>
      </ul>
      <p dir="auto">Next update by 12:12 CET.</p>

      https://status.harbour.example/incidents/upgrade.html#u-20261123T090000Z
      <p dir="auto">The maintenance ended as planned.</p>
      <ul>
      <li dir="auto">Search: Operational</li>
      </ul>

      https://status.harbour.example/incidents/upgrade.html#u-20261123T080000Z
      <p dir="auto">The maintenance began as planned.</p>
      <ul>
      <li dir="auto">Search: Under maintenance</li>
      </ul>

      https://status.harbour.example/incidents/upgrade.html#u-20261120T100000Z
      <p dir="auto">We are upgrading the search index.</p>
      <p dir="auto">Planned for 23 Nov 2026, 09:00–10:00 CET</p>
      <ul>
      <li dir="auto">Search: Under maintenance</li>
      </ul>"
    `);
  });

  test('for the team, notes and unpublished entries are marked', () => {
    const entries = sampleFeed({ checkout }, { audience: 'internal' }).entries;
    expect(
      entries
        .slice(-2)
        .map(({ title, html }) => `${title}\n${html}`)
        .join('\n\n'),
    ).toMatchInlineSnapshot(`
      "Investigating: Checkout fails for some customers
      <p dir="auto">Some payments fail. <strong>Cards</strong> are not charged.</p>
      <div class="internal"><p class="internal-mark" dir="auto">Internal</p><p dir="auto">The canary stage is missing.</p></div>
      <ul>
      <li dir="auto">Checkout: Partial outage</li>
      <li dir="auto">Ledger: Major outage</li>
      </ul>
      <p dir="auto">Next update by 12:12 CET.</p>

      Detected: Checkout fails for some customers
      <ul>
      <li dir="auto">Checkout: Partial outage</li>
      <li dir="auto">Ledger: Major outage</li>
      </ul>
      <p dir="auto">Next update by 12:02 CET.</p>
      <div class="internal">
      <p dir="auto">Internal · by monitoring · Customers do not see this entry.</p>
      <p dir="auto">Error rate above 5 %.</p>
      </div>"
    `);
  });

  test('as plain text', () => {
    expect(sampleFeed({ checkout }).entries[2]?.text).toMatchInlineSnapshot(`
      "We have found the fault.

      Severity changed from Major disruption to Major outage.

      Checkout: Major outage

      Next update by 12:30 CET."
    `);
  });

  test('a next update on another day says its date', () => {
    const record = checkout.replace('2026-11-23T11:30Z', '2026-11-24T11:30Z');
    expect(sampleFeed({ checkout: record }).entries[2]?.text).toContain(
      'Next update by 24 Nov 2026, 12:30 CET.',
    );
  });
});

test('names from the config are text, and nothing else', () => {
  const { records, context } = sample({ checkout }, { audience: 'public', now: noon });
  const groups = context.config.groups.map((group) => ({
    ...group,
    components: group.components.map((component) => ({ ...component, name: '<b>\u0000&' })),
  }));
  const [entry] = feedEntries(records, { ...context, config: { ...context.config, groups } });
  expect(entry?.html).toContain('<li dir="auto">&#60;b&#62;&#38;: Operational</li>');
  expect(entry?.categories[1]?.name).toBe('<b>&');
});

test('categories are the severity as customers know it, and the components that customers know', () => {
  const categories = (audience: 'public' | 'internal') =>
    sampleFeed({ checkout }, { audience }).entries[0]?.categories;
  expect(categories('public')).toEqual([
    { id: 'major-outage', name: 'Major outage' },
    { id: 'checkout', name: 'Checkout' },
  ]);
  expect(categories('internal')).toEqual([
    { id: 'p0-critical', name: 'P0 Critical' },
    { id: 'checkout', name: 'Checkout' },
    { id: 'ledger', name: 'Ledger' },
  ]);
});

test('a feed has the newest 50 items, whatever the order of the records', () => {
  const { records, context } = sample(manyRecords(51), { audience: 'public', now: noon });
  const entries = feedEntries(records, context);
  expect(entries).toHaveLength(50);
  expect(entries.at(0)?.title).toBe('Investigating: Record 0');
  expect(entries.at(-1)?.title).toBe('Investigating: Record 49');
  expect(feedEntries(records.toReversed(), context)).toEqual(entries);
  expect(feedEntries(records, context, 3)).toEqual(entries.slice(0, 3));
});

test('items of one instant are in order of their ids', () => {
  const text = manyRecords(1)['record-0'] ?? '';
  const { records, context } = sample({ b: text, a: text, c: text }, { audience: 'public', now: noon });
  const ids = feedEntries(records, context).map(({ id }) => id.replace(/.*\/|\.html.*/gu, ''));
  expect(ids).toEqual(['a', 'b', 'c']);
});

test('for customers an item is a message; for the team it is an entry', () => {
  const count = (audience: 'public' | 'internal') => sampleFeed({ checkout }, { audience }).entries.length;
  expect(count('public')).toBe(4);
  expect(count('internal')).toBe(5);
});

test('nothing is news before it happened', () => {
  const at = (now: number) => sampleFeed({ upgrade }, { now }).entries.map(({ id }) => id.split('#')[1]);
  const begin = Date.UTC(2026, 10, 23, 8);
  const end = Date.UTC(2026, 10, 23, 9);
  expect(at(begin - 1)).toEqual(['u-20261120T100000Z']);
  expect(at(begin)).toEqual(['u-20261123T080000Z', 'u-20261120T100000Z']);
  expect(at(end - 1)).toEqual(['u-20261123T080000Z', 'u-20261120T100000Z']);
  expect(at(end)).toEqual(['u-20261123T090000Z', 'u-20261123T080000Z', 'u-20261120T100000Z']);
});

test('an update announces one new id, and changes no other item', () => {
  const before = checkout.replace(/ {2}- at: 2026-11-23T11:20Z.*$/su, '---\n');
  const old = sampleFeed({ checkout: before, upgrade }).entries;
  const now = sampleFeed({ checkout, upgrade }, { now: noon + 60_000 }).entries;
  expect(now).toHaveLength(old.length + 1);
  expect(now.slice(1)).toEqual(old);
  expect(now[0]?.id).toBe('https://status.harbour.example/incidents/checkout.html#u-20261123T112000Z');
});

test('an edited text keeps its id', () => {
  const ids = (text: string) => sampleFeed({ checkout: text }).entries.map(({ id }) => id);
  expect(ids(checkout.replace('Payments work again.', 'Payments work.'))).toEqual(ids(checkout));
});

test('the internal feed stands on the internal site, and says so', () => {
  const feed = sampleFeed({ checkout }, { audience: 'internal' });
  expect(feed.title).toBe('Harbour Status (Internal)');
  expect(feed.entries[0]?.id).toMatch(/^https:\/\/status\.harbour\.internal\.example\/incidents\//u);
});

test('a site may stand under a path', () => {
  const site = 'name: Harbour\nurl: https://harbour.example/status/\n';
  const feed = sampleFeed({ checkout }, { site });
  expect(feed.home).toBe('https://harbour.example/status/');
  expect(feed.self.atom).toBe('https://harbour.example/status/atom.xml');
  expect(feed.entries[0]?.id).toBe(
    'https://harbour.example/status/incidents/checkout.html#u-20261123T112000Z',
  );
});

test('the newest item of what is open is there, however much is newer', () => {
  const outage = `---
title: Outage
severity: P0
timeline:
  - at: 2026-11-01T10:00Z
    message: All fails.
  - at: 2026-11-01T11:00Z
    message: We know why.
---
`;
  const { records, context } = sample(
    { ...manyRecords(60, 'resolved'), outage },
    { audience: 'public', now: noon, site: undefined },
  );
  const entries = feedEntries(records, context);
  expect(entries).toHaveLength(50);
  expect(
    entries
      .filter(({ id }) => id.includes('outage'))
      .map(({ title, at }) => [title, new Date(at).toISOString()]),
  ).toEqual([['Update: Outage', '2026-11-01T11:00:00.000Z']]);
  expect(entries.at(-1)?.id).toContain('outage');
});
