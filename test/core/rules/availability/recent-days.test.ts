import { expect, test } from 'vitest';
import type { VisibleRecord } from '#core/audience/visible.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { timelineOf } from '#core/content/record/timeline.ts';
import { activeIntervals } from '#core/rules/availability/active-intervals.ts';
import { type ActiveRecord, recentDays } from '#core/rules/availability/recent-days.ts';
import { content } from '../../../fixtures/content.ts';
import { recordText } from '../../../fixtures/record-text.ts';

const now = Date.UTC(2026, 9, 27, 12);
const at = (day: number, hour: number, minute = 0): Instant => Date.UTC(2026, 9, day, hour, minute);

function activeRecords(records: readonly VisibleRecord[], at: Instant): ActiveRecord[] {
  return records.map((record) => ({
    visible: record,
    active: activeIntervals(record, timelineOf(record, at), at),
  }));
}

/** An incident that is over half a minute after the last of its instants. */
function incident(...instants: Instant[]): string {
  const end = { at: (instants.at(-1) ?? 0) + 30_000, status: 'resolved' };
  return recordText({ severity: 'P2' }, [...instants.map((instant) => ({ at: instant })), end]);
}

function maintenance(from: Instant, until: Instant): string {
  const window = { from: toIso(from), until: toIso(until) };
  return recordText({ kind: 'maintenance', window }, [{ at: at(20, 9) }]);
}

function days(records: Record<string, string>, audience: 'public' | 'internal' = 'public', count = 4) {
  const { records: all, config } = content({ records, now }).visible(audience);
  return recentDays(activeRecords(all, now), config, now, count).map(({ date, listed, continued }) => [
    date,
    listed.map(({ visible }) => visible.id),
    ...(continued.length > 0 ? [continued.map(({ visible }) => visible.id)] : []),
  ]);
}

test('names quiet days, newest first, across the end of summer time', () => {
  expect(days({}, 'public', 3)).toEqual([
    ['2026-10-27', []],
    ['2026-10-26', []],
    ['2026-10-25', []],
  ]);
});

test('lists a record under the day of its first entry in the site’s zone, newest first, and as continued on others', () => {
  const records = {
    'late-in-the-evening': incident(at(24, 21, 59)),
    // 22:00Z is midnight in Berlin in summer, and 23:00 once it is over.
    'just-after-midnight': incident(at(24, 22)),
    'on-the-long-day': incident(at(25, 22, 59)),
    'over-three-days': incident(at(25, 9), at(26, 9), at(27, 9)),
    'too-long-ago': incident(at(23, 21, 59)),
  };
  expect(days(records)).toEqual([
    ['2026-10-27', [], ['over-three-days']],
    ['2026-10-26', [], ['over-three-days']],
    ['2026-10-25', ['on-the-long-day', 'over-three-days', 'just-after-midnight']],
    ['2026-10-24', ['late-in-the-evening']],
  ]);
});

test('lists maintenance under the day of its window, once that has begun', () => {
  const records = {
    past: maintenance(at(25, 8), at(25, 9)),
    running: maintenance(at(27, 11), at(27, 13)),
    coming: maintenance(at(27, 13), at(27, 14)),
  };
  expect(days(records, 'public', 3)).toEqual([
    ['2026-10-27', ['running']],
    ['2026-10-26', []],
    ['2026-10-25', ['past']],
  ]);
});

test('lists a record for customers under the day on which they were told', () => {
  const quiet = incident(at(25, 9), at(26, 9)).replace('message', 'note');
  expect(days({ quiet }, 'public', 3)).toEqual([
    ['2026-10-27', []],
    ['2026-10-26', ['quiet']],
    ['2026-10-25', []],
  ]);
  expect(days({ quiet }, 'internal', 3)[2]).toEqual(['2026-10-25', ['quiet']]);
});

test('lists an entry some minutes ahead of now under today', () => {
  const midnight = Date.UTC(2026, 9, 26, 22, 59);
  const { records, config } = content({
    records: { ahead: incident(at(26, 23, 5)) },
    now: midnight,
  }).visible('public');
  expect(recentDays(activeRecords(records, midnight), config, midnight, 1)[0]).toMatchObject({
    date: '2026-10-26',
    listed: [{ visible: { id: 'ahead' } }],
  });
});

test('lists two records of one instant by their ids, whatever their order, those that go on as well', () => {
  const twins = {
    b: incident(at(26, 9), at(27, 9)),
    a: incident(at(26, 9), at(27, 9)),
    c: incident(at(26, 9), at(27, 9)),
  };
  const reversed = Object.fromEntries(Object.entries(twins).reverse());
  for (const records of [twins, reversed]) {
    expect(days(records, 'public', 2)).toEqual([
      ['2026-10-27', [], ['a', 'b', 'c']],
      ['2026-10-26', ['a', 'b', 'c']],
    ]);
  }
});

test('lists maintenance from the instant at which its window begins', () => {
  expect(days({ begins: maintenance(now, at(27, 14)) }, 'public', 1)).toEqual([['2026-10-27', ['begins']]]);
  expect(days({ begins: maintenance(now + 1000, at(27, 14)) }, 'public', 1)).toEqual([['2026-10-27', []]]);
});

test('lists a record of the first instant of the oldest day', () => {
  expect(days({ midnight: incident(at(26, 23)) }, 'public', 1)).toEqual([['2026-10-27', ['midnight']]]);
});
