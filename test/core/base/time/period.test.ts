import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, toIso } from '#core/base/time/instant.ts';
import { nextPeriod, parsePeriod, periodKinds, periodOf, previousPeriod } from '#core/base/time/period.ts';

/** `start/end` in UTC, to the minute. */
function span(text: string, zone: string): string | undefined {
  const { interval } = parsePeriod(text, zone) ?? {};
  return interval && `${toIso(interval.start).slice(0, 16)}/${toIso(interval.end).slice(0, 16)}`;
}

describe('parsePeriod', () => {
  test.each([
    ['2026-11-23', 'UTC', '2026-11-23T00:00/2026-11-24T00:00'],
    ['2026-11-23', 'Europe/Berlin', '2026-11-22T23:00/2026-11-23T23:00'],
    ['2026-11-23', 'Asia/Kolkata', '2026-11-22T18:30/2026-11-23T18:30'],
    ['2026-11', 'America/New_York', '2026-11-01T04:00/2026-12-01T05:00'],
    ['2026-Q4', 'Europe/Berlin', '2026-09-30T22:00/2026-12-31T23:00'],
    ['2026-Q1', 'UTC', '2026-01-01T00:00/2026-04-01T00:00'],
    ['2026-W47', 'UTC', '2026-11-16T00:00/2026-11-23T00:00'],
    // ISO 8601: week 1 holds 4 January, so it may begin in the year before.
    ['2026-W01', 'UTC', '2025-12-29T00:00/2026-01-05T00:00'],
    ['2026-W53', 'UTC', '2026-12-28T00:00/2027-01-04T00:00'],
  ])('%s in %s is %s', (text, zone, expected) => {
    expect(span(text, zone)).toBe(expected);
    expect(parsePeriod(text, zone)?.id).toBe(text);
  });

  test.each([
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'Europe/Berlin', 25],
    // Clocks go forward at midnight: the day begins at 01:00.
    ['2026-09-06', 'America/Santiago', 23],
    ['2026-03', 'Europe/Berlin', 31 * 24 - 1],
    ['2026-W43', 'Europe/Berlin', 7 * 24 + 1],
  ])('%s in %s lasts %i hours', (text, zone, hours) => {
    const { interval } = parsePeriod(text, zone) ?? { interval: { start: 0, end: 0 } };
    expect((interval.end - interval.start) / HOUR).toBe(hours);
  });

  test.each([
    '',
    '2026',
    '2026-13',
    '2026-00',
    '2026-02-30',
    '2026-Q0',
    '2026-Q5',
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '2026-w47',
    '2026-1',
    '26-11',
    ' 2026-11',
    '2026-11-23T10:00Z',
    'last month',
  ])('%j is no period', (text) => {
    expect(parsePeriod(text, 'UTC')).toBeUndefined();
  });

  test('a day that a zone skipped is no period', () => {
    expect(parsePeriod('2011-12-30', 'Pacific/Apia')).toBeUndefined();
    expect(parsePeriod('2011-12-31', 'Pacific/Apia')).toBeDefined();
  });
});

describe('periods', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/Santiago',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Apia',
  ];
  const any = {
    instant: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }),
    kind: fc.constantFrom(...periodKinds),
    zone: fc.constantFrom(...zones),
  };

  test('one holds the instant it was asked for, and reads back from its id', () => {
    fc.assert(
      fc.property(any.instant, any.kind, any.zone, (instant, kind, zone) => {
        const period = periodOf(instant, kind, zone);
        expect(period.interval.start).toBeLessThanOrEqual(instant);
        expect(period.interval.end).toBeGreaterThan(instant);
        expect(parsePeriod(period.id, zone)).toEqual(period);
      }),
    );
  });

  test('neighbours touch, and each is the other’s neighbour', () => {
    fc.assert(
      fc.property(any.instant, any.kind, any.zone, (instant, kind, zone) => {
        const period = periodOf(instant, kind, zone);
        const next = nextPeriod(period, zone);
        expect(next.kind).toBe(kind);
        expect(next.interval.start).toBe(period.interval.end);
        expect(previousPeriod(next, zone)).toEqual(period);
      }),
    );
  });
});
