import { describe, expect, test } from 'vitest';
import { monthsOf } from '#site/model/months.ts';
import { type Site, siteOf } from '#site/model/site.ts';
import { monthView } from '#site/views/history/history-view.ts';
import { indexView } from '#site/views/home/index-view.ts';
import { recordView } from '#site/views/record/record-view.ts';
import { reportView } from '#site/views/report/report-view.ts';
import { frameView } from '#site/views/shared/frame-view.ts';
import { deadlinesView } from '#site/views/team/deadlines-view.ts';
import { content } from '../../fixtures/content.ts';
import { now, siteFor } from '../site.ts';

const pub = siteFor('public');
const internal = siteFor('internal');

function recordOf(site: Site, id: string) {
  const record = site.record.get(id);
  if (!record) throw new Error(`The test's site has no record ${id}.`);
  return recordView(site, record, {});
}

describe('index', () => {
  const view = indexView(pub);

  test('the overall state, and each record in the section where it belongs', () => {
    expect(view.overall).toMatchObject({ id: 'major_outage', label: 'Major System Outage' });
    expect(view.overall.line).toEqual([
      'Confirmed until 14:41 CET, as of ',
      { iso: '2026-11-23T10:41:00Z', label: '23 Nov 2026, 11:41 CET' },
    ]);
    const titles = (['current', 'underWay', 'upcoming', 'notices'] as const).map((section) =>
      view[section].cards.map(({ title }) => title),
    );
    expect(titles).toEqual([['Checkout fails'], [], ['New disks'], ['Winter hours']]);
  });

  test('customers read when they hear more, and that it is late once that time has passed', () => {
    expect(view.current.cards[0]?.nextUpdate).toMatchObject({ late: true, time: { label: '11:30 CET' } });
    const early = indexView({ ...pub, now: Date.UTC(2026, 10, 23, 10, 30) });
    expect(early.current.cards[0]?.nextUpdate).toMatchObject({ late: false, before: 'Next update by ' });
  });

  test.each([
    ['2026-12-07T10:40:59Z', ['Far off', 'New disks']],
    ['2026-12-07T10:41:00Z', ['New disks']],
  ])('maintenance is announced on it for two weeks: from %s', (from, expected) => {
    const far = `---
title: Far off
kind: maintenance
components: [web]
window: { from: ${from}, until: 2026-12-07T12:00Z }
timeline:
  - at: 2026-11-20T08:00Z
    message: We exchange disks.
---
`;
    const { upcoming } = indexView(siteFor('public', { far }));
    expect(upcoming.cards.map(({ title }) => title).sort()).toEqual(expected);
  });

  test.each([
    [6, undefined],
    [7, { label: '1 earlier entry', href: '/incidents/long.html' }],
    [9, { label: '3 earlier entries', href: '/incidents/long.html' }],
  ])('a card shows the newest six of %i steps, and leads to the others', (count, more) => {
    const entries = Array.from(
      { length: count },
      (_, i) => `  - { at: 2026-11-23T09:1${i}Z, message: Step ${i}. }\n`,
    );
    const long = `---\ntitle: Long\nseverity: P2\ntimeline:\n${entries.join('')}---\n`;
    const card = indexView(siteFor('public', { long })).current.cards.find(({ id }) => id === 'long');
    expect(card?.timeline).toHaveLength(6);
    expect(card?.timeline[0]).toMatchObject({ message: expect.stringContaining(`Step ${count - 1}.`) });
    expect(card?.more).toEqual(more);
  });

  test('fifteen days, the quiet ones named', () => {
    expect(view.days).toHaveLength(15);
    expect(view.days[1]).toEqual({
      date: { iso: '2026-11-22', label: '22 Nov 2026' },
      records: [],
      continued: [],
      quiet: 'No incidents.',
    });
    expect(view.days[5]?.records[0]).toMatchObject({
      title: 'Search may be down',
      look: { label: 'False alarm' },
    });
  });

  test('customers read the names made for them, never the ids or the names of the team', () => {
    const everything = JSON.stringify([
      view,
      ...pub.records.map((record) => recordView(pub, record, {})),
      ...monthsOf(pub).flatMap((month, _, all) => [monthView(pub, month, all), reportView(pub, month, all)]),
    ]);
    expect(everything).not.toMatch(/\bP[0-3]\b|Critical|Ledger|Error rate|deadlines\.html/u);
  });
});

describe('record', () => {
  test('the newest step first, each with its anchor and what it changed', () => {
    const { timeline } = recordOf(pub, 'checkout-fails');
    expect(timeline.map(({ anchor, heading }) => [anchor, heading])).toEqual([
      ['u-20261123T100000Z', 'Identified'],
      ['u-20261123T093500Z', 'Investigating'],
    ]);
    expect(timeline[0]).toMatchObject({
      reclassified: 'Severity changed from Major disruption to Major outage.',
      changes: [
        { component: 'Checkout', from: 'Partial outage', to: { id: 'major_outage', label: 'Major outage' } },
      ],
    });
  });

  test('what is over is calm, and says how bad it was among the facts', () => {
    const view = recordOf(pub, 'search-slow');
    expect(view.standing).toEqual({ id: 'operational', label: 'Resolved after 1 hr 42 min' });
    expect(view.affected).toEqual([]);
    expect(view.facts.find(({ impacts }) => impacts)?.impacts).toEqual([
      { component: 'Search', href: '/components/search.html', text: 'Degraded performance for 1 hr 42 min' },
    ]);
  });

  test('the team sees what is internal marked as internal, in words', () => {
    const { timeline, marks } = recordOf(internal, 'checkout-fails');
    expect(marks).toEqual([]);
    expect(timeline.at(-1)?.internal?.label).toBe('Internal · by pager · Customers do not see this entry.');
    expect(recordOf(internal, 'ledger-stuck').marks).toEqual([{ label: 'Not announced', internal: true }]);
    expect(pub.record.has('ledger-stuck')).toBe(false);
  });
});

describe('history', () => {
  const months = monthsOf(pub);

  test('every month from the first record to now, the quiet one too; what is planned is not history', () => {
    expect(months.map(({ period, records }) => [period.id, records.length])).toEqual([
      ['2026-11', 3],
      ['2026-10', 0],
      ['2026-09', 1],
    ]);
  });

  test('a quiet month says so and has both neighbours', () => {
    const quiet = months[1];
    if (!quiet) throw new Error('The test has no quiet month.');
    expect(monthView(pub, quiet, months)).toMatchObject({
      totals: 'Nothing happened in this month.',
      days: [],
      older: { label: 'September 2026', href: '/history/2026-09.html' },
      newer: { label: 'November 2026', href: '/history/2026-11.html' },
    });
  });
});

test('the deadlines page has what is overdue and what is to come, with whose turn it is', () => {
  const [overdue, coming] = deadlinesView(internal).sections;
  expect(overdue?.rows.map(({ kind, standing, turn }) => [kind, standing, turn])).toMatchInlineSnapshot(`
    [
      [
        "Name the cause",
        "Overdue for 56 days",
        "Responsible: Engineering team",
      ],
      [
        "Update the team",
        "Overdue for 2 hr 41 min",
        "Responsible: Engineering team",
      ],
      [
        "Update customers",
        "Overdue for 11 min",
        "Responsible: Backup",
      ],
      [
        "Update the team",
        "Overdue for 11 min",
        "Responsible: Backup",
      ],
    ]
  `);
  expect(coming?.rows.every(({ state }) => state === 'pending')).toBe(true);
});

describe('a deadline', () => {
  const snoozed = `---
title: Printer jams
severity: P0
snooze: { until: 2026-11-24T09:00Z, reason: A roller comes tomorrow. }
actions:
  - { title: Order two, type: immediate, owner: Robin, due: 2026-11-20 }
timeline:
  - at: 2026-11-23T09:50Z
    note: It jams.
---
`;

  test('says why it is owed, who is asked and was asked before, and until when nobody is', () => {
    const site = siteFor('internal', { snoozed: snoozed.replace(/snooze: .*\n/u, '') });
    const [overdue] = deadlinesView(site).sections;
    const rows = overdue?.rows.filter(({ record: link }) => link?.label === 'Printer jams');
    expect(rows?.map(({ why, turn, before, snoozed: until }) => [why, turn, before, until])).toEqual([
      ['Order two', 'Responsible: Robin', undefined, undefined],
      [
        'P0: acknowledged within 5 min.',
        'Responsible: CTO',
        'earlier: On-call engineer, Backup, Engineering manager',
        undefined,
      ],
      [
        'P0: investigated within 5 min.',
        'Responsible: CTO',
        'earlier: On-call engineer, Backup, Engineering manager',
        undefined,
      ],
      [
        'P0: an update for the team every 30 min while it is open.',
        'Responsible: Engineering manager',
        'earlier: On-call engineer, Backup',
        undefined,
      ],
    ]);
  });

  test('of a snoozed record says so, and the record does, too', () => {
    const site = siteFor('internal', { snoozed });
    const until = 'Snoozed until 24 Nov 2026, 10:00 CET: A roller comes tomorrow.';
    const view = recordOf(site, 'snoozed').internal;
    expect(new Set(view?.deadlines.rows.map((row) => row.snoozed))).toEqual(new Set([until]));
    expect(view?.facts).toContainEqual({
      term: 'Snoozed',
      text: 'until 24 Nov 2026, 10:00 CET: A roller comes tomorrow.',
    });
  });

  test("of a snoozed record is nobody's turn, on the first page and on the list, until the snooze is over", () => {
    const later = snoozed.replace('2026-11-20 }', '2026-12-20 }');
    const site = siteFor('internal', { snoozed: later });
    const rows = [...deadlinesView(site).sections, ...Object.values(indexView(site).operations ?? {})]
      .flatMap((section) => ('table' in section ? section.table.rows : 'rows' in section ? section.rows : []))
      .filter(({ record: link }) => link?.label === 'Printer jams');
    const overdue = rows.filter(({ state }) => state === 'overdue');
    expect(overdue.length).toBeGreaterThan(3);
    for (const { turn, before, snoozed: until } of overdue) {
      expect([turn, before]).toEqual([undefined, undefined]);
      expect(until).toContain('Snoozed until 24 Nov 2026, 10:00 CET');
    }
    const action = rows.filter(({ why }) => why === 'Order two');
    expect(action.map(({ turn, snoozed: until }) => [turn, until])).toContainEqual([
      'Responsible: Robin',
      undefined,
    ]);
    expect(action.every(({ snoozed: until }) => until === undefined)).toBe(true);
  });
});

test('the frame says what site it is, where it stands, and which page is open', () => {
  const frame = frameView(internal, { path: 'actions.html', title: 'Actions', place: 'actions' });
  expect(frame).toMatchObject({
    title: 'Actions · Harbour Status',
    canonical: 'https://status.harbour.internal.example/actions.html',
    indexed: false,
    clockBanner: undefined,
  });
  expect(frame.internalBanner).toBeDefined();
  expect(frame.navigation.links.filter(({ current }) => current).map(({ label }) => label)).toEqual([
    'Actions',
  ]);
  expect(frameView(pub, { path: '' }).internalBanner).toBeUndefined();
});

test.each(['public', 'internal'] as const)(
  'a clock that stands still is named on each page of the %s site',
  (audience) => {
    const clock = 'name: Harbour\nurl: https://status.harbour.example\nclock: 2026-11-23T10:41Z\n';
    const { visible } = content({ config: { site: clock } });
    const site = siteOf({ ...visible(audience), now });
    expect(frameView(site, { path: '', title: 'Harbour' }).clockBanner).toBe(
      'Demonstration with invented content: the clock is fixed at 23 Nov 2026, 10:41 UTC.',
    );
  },
);

describe('the description of a record, for search results and previews', () => {
  const described = (message: string) => {
    const record = `---\ntitle: Long\nseverity: P2\ntimeline:\n  - at: 2026-11-23T10:00Z\n    message: |\n      ${message}\n---\n`;
    const site = siteFor('public', { long: record });
    return recordOf(site, 'long').frame.description;
  };
  const words = 'harbour '.repeat(20).trim();

  test.each([
    ['a text of 159 characters', words, words],
    ['a text of 160 characters', `${words}s`, `${words}s`],
    ['a longer one, up to the last word that is whole', `${words} berth`, `${words}…`],
    ['a word that ends one later', `${words}ss`, `${'harbour '.repeat(19).trim()}…`],
    ['one long word', 'x'.repeat(200), `${'x'.repeat(160)}…`],
  ])('%s', (_name, message, expected) => {
    expect(described(message)).toBe(expected);
  });
});
