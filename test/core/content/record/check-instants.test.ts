import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Level } from '#core/base/problem.ts';
import { DAY, HOUR, type Instant, MINUTE, toIso } from '#core/base/time/instant.ts';
import { EARLIEST_YEAR, YEARS_AHEAD } from '#core/base/yaml/check-years.ts';
import {
  DAYS_AFTER_NAME,
  DAYS_BEFORE_NAME,
  GAP_CADENCES,
  LONG_BEFORE_NAME,
  LONGEST_WINDOW,
  NEXT_UPDATE_AHEAD,
  NEXT_UPDATE_CADENCES,
  STARTED_LONG_BEFORE,
} from '#core/content/record/limits.ts';
import { parseRecord } from '#core/content/record/parse-record.ts';
import { content } from '../../../fixtures/content.ts';

const { vocabulary } = content({});
const noon = Date.UTC(2026, 10, 23, 12);

interface Parts {
  readonly name?: string;
  readonly top?: string;
  readonly severity?: string;
  readonly timeline: readonly (string | Instant | readonly [string | Instant, string])[];
  readonly now?: Instant;
}

/** Problems of a record, `level rule line`, its entries given by instants and further lines. */
function parse({ name = '2026-11-23-x', top = '', severity = 'P1', timeline, now = noon }: Parts) {
  const kind = /kind: /u.test(top) ? '' : `severity: ${severity}\n`;
  const items = timeline.map((item) => {
    const [at, more] = typeof item === 'object' ? item : [item, ''];
    return `  - at: ${typeof at === 'number' ? toIso(at) : at}\n${more && `    ${more}\n`}    message: x\n`;
  });
  const text = `---\ntitle: x\n${kind}components: [checkout]\n${top}timeline:\n${items.join('')}---\n`;
  return parseRecord({ path: `incidents/2026/${name}.md`, text }, vocabulary, now);
}

const found = (parts: Parts) =>
  parse(parts).problems.map(({ level = 'problem', rule }): `${Level} ${string}` => `${level} ${rule}`);

const at = Date.UTC(2026, 10, 23, 10);
const named = Date.UTC(2026, 10, 22, 23); // the date of the file's name, in Berlin
const maintenance = (from: Instant, until: Instant) =>
  `kind: maintenance\nwindow: { from: ${toIso(from)}, until: ${toIso(until)} }\n`;

describe('the date in the name of the file', () => {
  const later = Date.UTC(2029, 0, 1);
  test.each([
    ['31 days before', named - 31 * DAY, []],
    ['a minute earlier', named - 31 * DAY - HOUR - MINUTE, ['problem far-from-name']],
    ['366 days after', named + 367 * DAY - MINUTE, []],
    ['a minute later', named + 367 * DAY, ['problem far-from-name']],
  ])('an entry %s', (_, instant, problems) => {
    expect(found({ timeline: [instant], now: later })).toEqual(problems);
  });

  test.each([
    ['366 days before', named - 366 * DAY + HOUR, []],
    ['a day more', named - 367 * DAY, ['problem far-from-name']],
  ])('an entry of a maintenance %s', (_, instant, problems) => {
    const top = maintenance(at, at + HOUR);
    expect(found({ top, timeline: [instant] })).toEqual(problems);
  });

  test.each([
    ['from', at - 400 * DAY, at - 400 * DAY + HOUR, 2],
    ['until', at, at + 380 * DAY, 1],
  ])('a window, its %s', (_, from, until, count) => {
    expect(found({ top: maintenance(from, until), timeline: [at] })).toEqual(
      Array.from({ length: count }, () => 'problem far-from-name'),
    );
  });

  test.each([
    ['366 days before', named - 366 * DAY + HOUR, ['warning started-order']],
    ['a day more', named - 367 * DAY, ['problem far-from-name']],
  ])('started %s', (_, started, problems) => {
    expect(found({ top: `started: ${toIso(started)}\n`, timeline: [at] })).toEqual(problems);
  });

  test.each(['x', '2026-02-30-x', '20261123-x', 'x-2020-01-01'])('%s begins with no date', (name) => {
    expect(found({ name, timeline: [at] })).toEqual([]);
  });
});

describe('years', () => {
  test.each([
    ['0001-01-01T00:00Z', 'problem'],
    ['1999-12-31T23:59Z', 'problem'],
    ['9999-12-31T23:59Z', 'problem'],
    ['+275760-09-13T00:00Z', 'problem'],
    ['2037-01-01T00:00Z', 'problem'],
  ])('%s', (instant) => {
    expect(found({ name: 'x', timeline: [instant] })).toEqual(['problem year']);
    const notice = `kind: notice\nuntil: ${instant}\n`;
    expect(found({ name: 'x', top: notice, timeline: [at] })).toEqual(['problem year']);
  });

  test.each(['2000-01-01T00:00Z', '2036-12-31T23:59Z'])('%s is accepted', (instant) => {
    expect(found({ name: 'x', top: `kind: notice\nuntil: ${instant}\n`, timeline: [at] })).toEqual([]);
  });

  test('of dates, too, in records and in config', () => {
    const top = 'actions: [{ title: x, due: 1926-12-01, done: 2062-12-01 }]\n';
    expect(found({ name: 'x', top, timeline: [at] })).toEqual(['problem year', 'problem year']);
    const components = `groups:
  - id: shop
    name: Shop
    components:
      - { id: checkout, name: Checkout, since: 0026-01-01 }
`;
    expect(() => content({ config: { components } })).toThrow(/in the year 26\./u);
  });

  test('a text that looks like a date is text', () => {
    expect(found({ name: 'x', top: 'roles: { commander: 1926-12-01 }\n', timeline: [at] })).toEqual([]);
  });
});

describe('windows', () => {
  test.each([
    [31 * DAY, []],
    [31 * DAY + MINUTE, ['problem window-length']],
  ])('of %d ms', (length, problems) => {
    expect(found({ top: maintenance(at, at + length), timeline: [at] })).toEqual(problems);
  });
});

describe('the next update', () => {
  test.each([
    ['P1', 4 * HOUR, []],
    ['P1', 4 * HOUR + MINUTE, ['warning next-update-far']],
    ['P1', 7 * DAY, ['warning next-update-far']],
    ['P1', 7 * DAY + MINUTE, ['problem next-update-far']],
    ['P2', 4 * DAY, []],
    ['P2', 4 * DAY + MINUTE, ['warning next-update-far']],
    ['P2', 30 * DAY, ['warning next-update-far']],
  ])('%s, %d ms ahead', (severity, ahead, problems) => {
    const timeline = [[at, `next_update: ${toIso(at + ahead)}`]] as const;
    expect(found({ severity, timeline })).toEqual(problems);
  });

  test('counts under the severity of its entry', () => {
    const more = `severity: P2\n    next_update: ${toIso(at + 3 * DAY)}`;
    expect(found({ severity: 'P0', timeline: [[at, more]] })).toEqual([]);
  });
});

describe('silences', () => {
  const before = at - 20 * DAY;
  test.each([
    ['P1', 10 * HOUR, '', []],
    ['P1', 10 * HOUR + MINUTE, '', ['warning long-gap']],
    ['P1', 40 * HOUR, 'status: monitoring', []],
    ['P1', 40 * HOUR + MINUTE, 'status: monitoring', ['warning long-gap']],
    ['P1', 19 * DAY, 'status: resolved', []],
    ['P1', 20 * HOUR, `next_update: ${toIso(before + 3 * HOUR)}`, ['warning long-gap']],
    ['P1', 13 * HOUR, `next_update: ${toIso(before + 3 * HOUR)}`, []],
    ['P2', 10 * DAY, '', []],
    ['P2', 10 * DAY + MINUTE, '', ['warning long-gap']],
  ])('%s, %d ms, %s', (severity, gap, more, problems) => {
    expect(found({ severity, timeline: [[before, more], before + gap] })).toEqual(problems);
  });
});

describe('the clock', () => {
  test.each([
    ['2026-11-23T12:10:00Z', []],
    ['2026-11-23T12:10:01Z', ['problem entry-in-future']],
  ])('of a machine may be ahead by ten minutes, not by a second more: %s', (instant, problems) => {
    expect(found({ timeline: [instant] })).toEqual(problems);
    expect(found({ top: `started: ${instant}\n`, timeline: [noon] })).toEqual([
      'warning started-order',
      ...problems,
    ]);
  });
});

describe('the order in the file', () => {
  test.each([
    ['ascending', [at, at + MINUTE, at + 2 * MINUTE], []],
    ['descending', [at + 2 * MINUTE, at + MINUTE, at], []],
    ['one out of place', [at, at + 2 * MINUTE, at + MINUTE], ['warning entry-order']],
  ])('%s', (_, timeline, problems) => {
    expect(found({ timeline })).toEqual(problems);
  });
});

describe('started', () => {
  test.each([
    ['at the first message', at, []],
    ['a minute after it', at + MINUTE, ['warning started-order']],
    ['a day before the first entry', at - DAY, []],
    ['a minute more', at - DAY - MINUTE, ['warning started-order']],
    ['32 days before', at - 32 * DAY, ['warning started-order']],
  ])('%s', (_, started, problems) => {
    expect(found({ name: 'x', top: `started: ${toIso(started)}\n`, timeline: [at] })).toEqual(problems);
  });
});

test.each([
  [{ timeline: ['2025-11-23T10:12Z'] }],
  [{ name: 'x', timeline: ['1999-11-23T10:12Z'] }],
  [{ timeline: [['2026-11-23T10:12Z', 'next_update: 2027-11-23T11:00Z']] as const }],
])('an imported record is only warned of, and read: %j', (parts) => {
  const { record, problems } = parse({ ...parts, top: 'source: cstate\n' });
  expect(new Set(problems.map(({ level }) => level))).toEqual(new Set(['warning']));
  expect(record).toBeDefined();
});

test('docs/checks.md has the limits', () => {
  const docs = readFileSync(new URL('../../../../docs/checks.md', import.meta.url), 'utf8');
  const row = (rule: string) => docs.split('\n').find((line) => line.startsWith(`| \`${rule}\``)) ?? '';
  expect(row('year')).toContain(`before the year ${EARLIEST_YEAR}, or more than ten years ahead`);
  expect(YEARS_AHEAD).toBe(10);
  expect(row('far-from-name')).toContain(
    `more than ${DAYS_BEFORE_NAME} days before it (in a maintenance ${LONG_BEFORE_NAME}) or ${DAYS_AFTER_NAME} days after it`,
  );
  expect(row('window-length')).toContain(`more than ${LONGEST_WINDOW / DAY} days`);
  expect(row('next-update-far')).toContain(`more than ${NEXT_UPDATE_AHEAD / DAY} days`);
  expect(row('next-update-far')).toContain(`${NEXT_UPDATE_CADENCES} times`);
  expect(row('long-gap')).toContain(`${GAP_CADENCES} times`);
  expect(row('started-order')).toContain(`more than ${STARTED_LONG_BEFORE / DAY} days`);
});
