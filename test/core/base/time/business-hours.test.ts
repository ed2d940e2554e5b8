import { describe, expect, test } from 'vitest';
import {
  lastOpening,
  nextOpen,
  nextOpening,
  type OpenHours,
  openIntervals,
  weekdays,
} from '#core/base/time/business-hours.ts';
import { type Instant, Temporal, toIso } from '#core/base/time/instant.ts';

const office: OpenHours = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  from: '09:00',
  until: '18:00',
  holidays: ['2026-12-25'],
};
const berlin = 'Europe/Berlin';

function first(count: number, from: string, hours: OpenHours, zone: string): string[] {
  const found: string[] = [];
  for (const { start, end } of openIntervals(Date.parse(from), hours, zone)) {
    found.push(`${toIso(start)}/${toIso(end)}`);
    if (found.length === count) break;
  }
  return found;
}

test.each([
  ['before opening', '2026-11-23T07:59:59Z', '2026-11-23T08:00:00Z/2026-11-23T17:00:00Z'],
  ['at opening', '2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z/2026-11-23T17:00:00Z'],
  ['while open', '2026-11-23T12:30:00Z', '2026-11-23T12:30:00Z/2026-11-23T17:00:00Z'],
  ['a second before closing', '2026-11-23T16:59:59Z', '2026-11-23T16:59:59Z/2026-11-23T17:00:00Z'],
  ['at closing', '2026-11-23T17:00:00Z', '2026-11-24T08:00:00Z/2026-11-24T17:00:00Z'],
  ['on a Saturday', '2026-11-28T12:00:00Z', '2026-11-30T08:00:00Z/2026-11-30T17:00:00Z'],
  ['on a holiday before a weekend', '2026-12-25T10:00:00Z', '2026-12-28T08:00:00Z/2026-12-28T17:00:00Z'],
])('the first open time from %s', (_, from, interval) => {
  expect(first(1, from, office, berlin)).toEqual([interval]);
});

test('open time leaves out nights, weekends and holidays', () => {
  expect(first(3, '2026-12-23T16:00:00Z', office, berlin)).toEqual([
    '2026-12-23T16:00:00Z/2026-12-23T17:00:00Z',
    '2026-12-24T08:00:00Z/2026-12-24T17:00:00Z',
    '2026-12-28T08:00:00Z/2026-12-28T17:00:00Z',
  ]);
});

const roundTheClock: OpenHours = { days: weekdays, from: '00:00', until: '23:59' };

test.each([
  ['into summer time', '2026-03-28T23:00:00Z', 23],
  ['out of summer time', '2026-10-24T22:00:00Z', 25],
  ['on any other day', '2026-11-22T23:00:00Z', 24],
])('the clocks go %s: local hours are as long as the day is', (_, from, hours) => {
  const [interval] = openIntervals(Date.parse(from), roundTheClock, berlin);
  expect(((interval?.end ?? 0) - (interval?.start ?? 0)) / 60_000).toBe(hours * 60 - 1);
});

test('hours that fall into the hour the clocks skip do not open on that day', () => {
  const night: OpenHours = { days: weekdays, from: '02:00', until: '03:00' };
  expect(first(1, '2026-03-28T23:00:00Z', night, berlin)).toEqual([
    '2026-03-30T00:00:00Z/2026-03-30T01:00:00Z',
  ]);
});

test('a date that a zone skipped is not counted twice', () => {
  expect(first(3, '2011-12-29T20:00:00Z', { ...office, days: weekdays }, 'Pacific/Apia')).toEqual([
    '2011-12-29T20:00:00Z/2011-12-30T04:00:00Z',
    '2011-12-30T19:00:00Z/2011-12-31T04:00:00Z',
    '2011-12-31T19:00:00Z/2012-01-01T04:00:00Z',
  ]);
});

test.each<[string, OpenHours]>([
  ['no days', { ...office, days: [] }],
  ['closing before opening', { ...office, from: '18:00', until: '09:00' }],
  ['closing at opening', { ...office, from: '09:00', until: '09:00' }],
])('hours with %s never open', (_, hours) => {
  expect(first(1, '2026-11-23T12:00:00Z', hours, berlin)).toEqual([]);
  expect(nextOpen(Date.parse('2026-11-23T12:00:00Z'), hours, berlin)).toBeUndefined();
});

test.each([
  ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z'],
  ['2026-11-23T17:00:00Z', '2026-11-24T08:00:00Z'],
])('the next open instant from %s is %s', (at, open) => {
  expect(nextOpen(Date.parse(at), office, berlin)).toBe<Instant>(Date.parse(open));
});

test.each([
  ['a second before opening', '2026-11-24T07:59:59Z', '2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z'],
  ['at opening', '2026-11-24T08:00:00Z', '2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z'],
  ['on a Sunday', '2026-11-29T12:00:00Z', '2026-11-27T08:00:00Z', '2026-11-30T08:00:00Z'],
  ['on a holiday', '2026-12-25T12:00:00Z', '2026-12-24T08:00:00Z', '2026-12-28T08:00:00Z'],
  [
    'over a weekend on which the clocks go back',
    '2026-10-25T12:00:00Z',
    '2026-10-23T07:00:00Z',
    '2026-10-26T08:00:00Z',
  ],
  [
    'between midnight in UTC and in the zone',
    '2026-11-23T23:30:00Z',
    '2026-11-23T08:00:00Z',
    '2026-11-24T08:00:00Z',
  ],
])('%s, the last opening and the next', (_, at, last, next) => {
  expect(toIso(lastOpening(Date.parse(at), office, berlin) ?? 0)).toBe(last);
  expect(toIso(nextOpening(Date.parse(at), office, berlin) ?? 0)).toBe(next);
});

test('hours that never open have no opening', () => {
  const never = { ...office, days: [] };
  expect(lastOpening(0, never, berlin)).toBeUndefined();
  expect(nextOpening(0, never, berlin)).toBeUndefined();
});

describe('hours that are closed for years', () => {
  const noon = Date.parse('2026-11-23T12:00Z');
  /** Closed today and on so many days next to it. */
  const closedFor = (days: number, step: 1 | -1): OpenHours => {
    const today = Temporal.PlainDate.from('2026-11-23');
    const holidays = Array.from({ length: days + 1 }, (_, day) => today.add({ days: step * day }).toString());
    return { ...office, days: weekdays, holidays };
  };

  test('are searched for ten years, and no longer', () => {
    // Ten years are 3,660 days with today.
    expect(nextOpen(noon, closedFor(3658, 1), 'UTC')).toBe(Date.parse('2036-11-29T09:00Z'));
    expect(nextOpening(noon, closedFor(3658, 1), 'UTC')).toBe(Date.parse('2036-11-29T09:00Z'));
    expect(nextOpen(noon, closedFor(3659, 1), 'UTC')).toBeUndefined();
    expect(nextOpening(noon, closedFor(3659, 1), 'UTC')).toBeUndefined();
  });

  test('and as far back', () => {
    expect(lastOpening(noon, closedFor(3658, -1), 'UTC')).toBe(Date.parse('2016-11-16T09:00Z'));
    expect(lastOpening(noon, closedFor(3659, -1), 'UTC')).toBeUndefined();
  });
});
