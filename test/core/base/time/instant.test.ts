import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  dateIn,
  isDate,
  isTimeZone,
  parseTimestamp,
  startOfDate,
  toIso,
} from '#core/base/time/instant.ts';

const at = (...parts: [number, number, number, number, number, number?]) => Date.UTC(...parts);

test.each([
  ['2026-11-23T10:12Z', at(2026, 10, 23, 10, 12)],
  ['2026-11-23T10:12:30Z', at(2026, 10, 23, 10, 12, 30)],
  ['2026-11-23 11:12 +01:00', at(2026, 10, 23, 10, 12)],
  ['2026-11-23T11:12+0100', at(2026, 10, 23, 10, 12)],
  ['2026-11-23t10:12z', at(2026, 10, 23, 10, 12)],
  ['2026-11-23T10:12-00:00', at(2026, 10, 23, 10, 12)],
  ['2024-02-29T00:00Z', at(2024, 1, 29, 0, 0)],
  [' 2026-11-23T10:12Z ', at(2026, 10, 23, 10, 12)],
])('%s is an instant', (text, instant) => {
  expect(parseTimestamp(text)).toEqual({ instant });
});

test.each([
  ['2026-11-23T10:12', 'no-offset'],
  ['2026-11-23', 'no-time'],
  ['2026-02-30', 'impossible'],
  ['2026-02-29T10:12Z', 'impossible'],
  ['2026-11-23T24:00Z', 'impossible'],
  ['2026-11-23T10:60Z', 'impossible'],
  ['2026-11-23T10:12:60Z', 'impossible'],
  ['2026-11-23T10:12+25:00', 'offset'],
  ['2026-13-01T10:12Z', 'impossible'],
  ['2026-11-23T10:12.5Z', 'form'],
  ['2026-11-23T10:12+23:59', 'offset'],
  ['2026-11-23T10:12+14:15', 'offset'],
  ['2026-11-23T10:12-12:15', 'offset'],
  ['2026-11-23T10:12+05:31', 'offset'],
  ['2026-11-23T9:12Z', 'form'],
  ['23.11.2026 10:12', 'form'],
  ['2026-11-23T10:12Z[Europe/Berlin]', 'form'],
  ['', 'form'],
])('%s is none: %s', (text, fault) => {
  expect(parseTimestamp(text)).toEqual({ fault });
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
      expect(parseTimestamp(toIso(seconds * 1000))).toEqual({ instant: seconds * 1000 });
    }),
  );
});

test('dates and zones', () => {
  expect(isDate('2026-02-29')).toBe(false);
  expect(isDate('2024-02-29')).toBe(true);
  expect(isDate('2026-1-1')).toBe(false);
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('+01:00')).toBe(false);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

test('a day begins where the zone says, also on days with 23 and 25 hours', () => {
  const hours = (date: string) =>
    (startOfDate(addDays(date, 1), 'Europe/Berlin') - startOfDate(date, 'Europe/Berlin')) / 3_600_000;
  expect(hours('2026-03-29')).toBe(23);
  expect(hours('2026-10-25')).toBe(25);
  expect(hours('2026-11-23')).toBe(24);
  expect(dateIn(at(2026, 10, 23, 23, 30), 'Europe/Berlin')).toBe('2026-11-24');
});
