import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOpen, type OpenHours } from '#core/base/time/business-hours.ts';
import { type Duration, durationMs, parseDuration } from '#core/base/time/duration.ts';
import { toIso } from '#core/base/time/instant.ts';
import { dueAfter } from '#core/rules/promises/due.ts';

const hours: OpenHours = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  from: '09:00',
  until: '18:00',
  holidays: ['2026-12-24', '2026-12-25', '2027-01-01'],
};
const zone = 'Europe/Berlin';

function due(start: string, promise: string, clock: 'always' | 'business', open: OpenHours = hours): string {
  const duration = parseDuration(promise);
  if (!duration) throw new Error(`${promise} is no duration`);
  return toIso(dueAfter(Date.parse(start), duration, clock, open, zone));
}

// Berlin is an hour ahead of UTC in winter, two in summer. 2026-11-23 is a Monday.
test.each([
  ['minutes at night', '2026-11-23T02:00:00Z', '5m', '2026-11-23T02:05:00Z'],
  ['hours over a weekend', '2026-11-27T22:00:00Z', '48h', '2026-11-29T22:00:00Z'],
  [
    'a day is 24 hours, also when the clocks go forward',
    '2026-03-28T12:00:00Z',
    '1d',
    '2026-03-29T12:00:00Z',
  ],
  ['a week is seven of them', '2026-10-24T12:00:00Z', '1w', '2026-10-31T12:00:00Z'],
  ['nothing at all', '2026-11-23T02:00:00Z', '0m', '2026-11-23T02:00:00Z'],
])('always: %s', (_, start, promise, expected) => {
  expect(due(start, promise, 'always')).toBe(expected);
});

test.each([
  ['within a day', '2026-11-23T09:00:00Z', '4h', '2026-11-23T13:00:00Z'],
  ['a second less than fits', '2026-11-23T12:59:59Z', '4h', '2026-11-23T16:59:59Z'],
  ['runs out at closing time', '2026-11-23T13:00:00Z', '4h', '2026-11-23T17:00:00Z'],
  ['a second more than fits', '2026-11-23T13:00:01Z', '4h', '2026-11-24T08:00:01Z'],
  ['starts at closing time', '2026-11-23T17:00:00Z', '4h', '2026-11-24T12:00:00Z'],
  ['starts a second before closing time', '2026-11-23T16:59:59Z', '4h', '2026-11-24T11:59:59Z'],
  ['starts at opening time', '2026-11-23T08:00:00Z', '4h', '2026-11-23T12:00:00Z'],
  ['starts before opening time', '2026-11-23T03:00:00Z', '4h', '2026-11-23T12:00:00Z'],
  ['over a weekend', '2026-11-27T16:00:00Z', '4h', '2026-11-30T11:00:00Z'],
  ['starts on a Sunday', '2026-11-29T12:00:00Z', '30m', '2026-11-30T08:30:00Z'],
  ['over holidays and a weekend', '2026-12-23T16:00:00Z', '2h', '2026-12-28T09:00:00Z'],
  ['over several days', '2026-11-23T08:00:00Z', '48h', '2026-11-30T11:00:00Z'],
  ['the clocks go forward in between', '2026-03-27T16:00:00Z', '4h', '2026-03-30T10:00:00Z'],
  ['the clocks go back in between', '2026-10-23T15:00:00Z', '4h', '2026-10-26T11:00:00Z'],
  ['nothing at all, while open', '2026-11-23T12:00:00Z', '0m', '2026-11-23T12:00:00Z'],
  ['nothing at all, while closed', '2026-11-23T17:00:00Z', '0m', '2026-11-24T08:00:00Z'],
])('business, open time: %s', (_, start, promise, expected) => {
  expect(due(start, promise, 'business')).toBe(expected);
});

test.each([
  ['the same local time tomorrow', '2026-11-23T09:30:00Z', '1d', '2026-11-24T09:30:00Z'],
  ['lands a second before closing', '2026-11-23T16:59:59Z', '1d', '2026-11-24T16:59:59Z'],
  ['lands at closing: the next opening', '2026-11-23T17:00:00Z', '1d', '2026-11-25T08:00:00Z'],
  ['lands at opening', '2026-11-23T08:00:00Z', '1d', '2026-11-24T08:00:00Z'],
  ['lands a second before opening', '2026-11-23T07:59:59Z', '1d', '2026-11-24T08:00:00Z'],
  ['lands on a Saturday', '2026-11-27T12:00:00Z', '1d', '2026-11-30T08:00:00Z'],
  ['starts on a Saturday, lands on a Sunday', '2026-11-28T12:00:00Z', '1d', '2026-11-30T08:00:00Z'],
  ['lands on a holiday before a weekend', '2026-12-23T12:00:00Z', '1d', '2026-12-28T08:00:00Z'],
  ['a week', '2026-11-23T12:00:00Z', '1w', '2026-11-30T12:00:00Z'],
  ['a week lands on a holiday', '2026-12-18T12:00:00Z', '1w', '2026-12-28T08:00:00Z'],
  ['local time holds when the clocks go forward', '2026-03-27T12:00:00Z', '3d', '2026-03-30T11:00:00Z'],
  ['local time holds when the clocks go back', '2026-10-23T12:00:00Z', '3d', '2026-10-26T13:00:00Z'],
])('business, calendar days: %s', (_, start, promise, expected) => {
  expect(due(start, promise, 'business')).toBe(expected);
});

test('days of 23 and 25 hours are days', () => {
  const always: OpenHours = { days: ['saturday', 'sunday', 'monday'], from: '00:00', until: '23:59' };
  expect(due('2026-03-28T12:00:00Z', '1d', 'business', always)).toBe('2026-03-29T11:00:00Z');
  expect(due('2026-10-24T12:00:00Z', '1d', 'business', always)).toBe('2026-10-25T13:00:00Z');
});

test.each(['30m', '4h', '1d', '1w'])(
  'hours that never open: %s runs on the clock that never stops',
  (promise) => {
    const start = '2026-11-27T12:00:00Z';
    expect(due(start, promise, 'business', { ...hours, days: [] })).toBe(due(start, promise, 'always'));
  },
);

test('more open time than ten years hold: the search ends', () => {
  const minute: OpenHours = { days: ['monday'], from: '09:00', until: '09:01' };
  expect(due('2026-11-23T12:00:00Z', '99999h', 'business', minute)).toBe(
    due('2026-11-23T12:00:00Z', '99999h', 'always'),
  );
});

const starts = fc
  .integer({ min: Date.UTC(2020, 0) / 1000, max: Date.UTC(2030, 0) / 1000 })
  .map((s) => s * 1000);
const promises = fc.record<Duration>({
  amount: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom('m', 'h', 'd', 'w'),
});

test('a promise never falls due before it would on the clock that never stops, an hour of clock change aside', () => {
  fc.assert(
    fc.property(starts, promises, (start, promise) => {
      const business = dueAfter(start, promise, 'business', hours, zone);
      expect(business).toBeGreaterThanOrEqual(start + durationMs(promise) - 3_600_000);
      expect(nextOpen(business - 1, hours, zone)).toBeLessThanOrEqual(business);
    }),
  );
});

test('of two promises made in turn, the later never falls due first', () => {
  fc.assert(
    fc.property(starts, starts, promises, (a, b, promise) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)].map((start) =>
        dueAfter(start, promise, 'business', hours, zone),
      );
      expect(first).toBeLessThanOrEqual(second ?? 0);
    }),
  );
});
