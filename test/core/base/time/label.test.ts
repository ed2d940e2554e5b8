import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dateLabel,
  dateTimeLabel,
  durationLabel,
  intervalLabel,
  monthLabel,
  spanLabel,
  timeLabel,
  timeOfDayLabel,
  weekdayLabel,
} from '#core/base/time/label.ts';
import { readRange } from './read-range.ts';

const at = Date.UTC(2026, 10, 23, 10, 41, 59);

test.each([
  ['UTC', 'en', '10:41 UTC', '23 Nov 2026, 10:41 UTC'],
  ['Europe/Berlin', 'en', '11:41 CET', '23 Nov 2026, 11:41 CET'],
  ['America/New_York', 'en-US', '05:41 EST', 'Nov 23, 2026, 05:41 EST'],
  ['Asia/Kolkata', 'en', '16:11 GMT+5:30', '23 Nov 2026, 16:11 GMT+5:30'],
  ['Pacific/Auckland', 'en', '23:41 GMT+13', '23 Nov 2026, 23:41 GMT+13'],
  ['UTC', 'de', '10:41 UTC', '23. Nov. 2026, 10:41 UTC'],
  ['UTC', 'ja', '10:41 UTC', '2026年11月23日 10:41 UTC'],
  ['UTC', 'ar', '10:41 UTC', '23 نوفمبر 2026، 10:41 UTC'],
])('a time in %s, in %s', (zone, locale, time, dateTime) => {
  expect(timeLabel(at, zone, locale)).toBe(time);
  expect(dateTimeLabel(at, zone, locale)).toBe(dateTime);
});

test('midnight begins a day', () => {
  expect(dateTimeLabel(Date.UTC(2026, 10, 23), 'UTC', 'en')).toBe('23 Nov 2026, 00:00 UTC');
});

test('a window says its date once where it is one', () => {
  const start = Date.UTC(2026, 10, 23, 10);
  expect(intervalLabel({ start, end: start + 7_200_000 }, 'UTC', 'en')).toBe('23 Nov 2026, 10:00–12:00 UTC');
  expect(intervalLabel({ start, end: start + 86_400_000 }, 'UTC', 'en')).toBe(
    '23 Nov 2026, 10:00 UTC\u2009–\u200924 Nov 2026, 10:00 UTC',
  );
});

test.each([
  ['over the change', '10-25T00:30Z', '10-25T01:30Z', 'en', '25 Oct 2026, 02:30 CEST – 02:30 CET'],
  ['over the change', '10-25T00:30Z', '10-25T01:30Z', 'de', '25. Okt. 2026, 02:30 MESZ – 02:30 MEZ'],
  ['over the change', '10-25T00:30Z', '10-25T01:30Z', 'ja', '2026年10月25日 02:30 GMT+2～02:30 GMT+1'],
  [
    'over the change',
    '10-25T00:30Z',
    '10-25T01:30Z',
    'ar',
    '25 أكتوبر 2026، 02:30 غرينتش+2 – 02:30 غرينتش+1',
  ],
  [
    'over the change',
    '10-25T00:30Z',
    '10-25T01:30Z',
    'vi',
    '02:30 GMT+2 25 thg 10, 2026 – 02:30 GMT+1 25 thg 10, 2026',
  ],
  ['and an hour more', '10-25T00:30Z', '10-25T02:30Z', 'en', '25 Oct 2026, 02:30 CEST – 03:30 CET'],
  ['in spring', '03-29T00:30Z', '03-29T02:30Z', 'en', '29 Mar 2026, 01:30 CET – 04:30 CEST'],
  ['up to the change', '10-25T00:30Z', '10-25T00:59Z', 'en', '25 Oct 2026, 02:30–02:59 CEST'],
  ['from the change', '10-25T01:00Z', '10-25T01:30Z', 'en', '25 Oct 2026, 02:00–02:30 CET'],
  ['over midnight', '10-24T21:30Z', '10-25T01:30Z', 'en', '24 Oct 2026, 23:30 CEST – 25 Oct 2026, 02:30 CET'],
])('a window %s, from %s to %s, in %s', (_, from, until, locale, label) => {
  const [start, end] = [from, until].map((each) => Date.parse(`2026-${each}`)) as [number, number];
  const printed = intervalLabel({ start, end }, 'Europe/Berlin', locale);
  expect(printed.replaceAll('\u2009', ' ')).toBe(label);
});

test('a printed window reads back as the same two instants', () => {
  const zones = [
    'Europe/Berlin',
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/St_Johns',
  ];
  const changes = [
    '2026-10-25T01:00Z',
    '2026-03-29T01:00Z',
    '2026-11-01T06:00Z',
    '2026-04-04T15:00Z',
    '2026-03-08T05:30Z',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom('en', 'en-US', 'de', 'ja', 'ar'),
      fc.constantFrom(...zones, 'Asia/Kolkata', 'UTC'),
      fc.constantFrom(...changes),
      fc.integer({ min: -1500, max: 1500 }),
      fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 400_000 })),
      (locale, zone, change, minutes, length) => {
        const start = Date.parse(change) + minutes * 60_000;
        const interval = { start, end: start + length * 60_000 };
        const printed = intervalLabel(interval, zone, locale);
        expect(readRange(printed, locale === 'en' ? 'en-GB' : locale)).toEqual([start, interval.end]);
      },
    ),
    { numRuns: 500 },
  );
});

test('dates and months have no zone', () => {
  expect(dateLabel('2026-11-23', 'en')).toBe('23 Nov 2026');
  expect(dateLabel('2026-03-01', 'de')).toBe('1. März 2026');
  expect(monthLabel('2026-11', 'en')).toBe('November 2026');
  expect(monthLabel('2026-11', 'ja')).toBe('2026年11月');
});

test.each([
  [0, '0 min'],
  [999, '0 min'],
  [59_000, '59 sec'],
  [60_000, '1 min'],
  [119_000, '1 min'],
  [3_600_000, '1 hr'],
  [4_800_000, '1 hr 20 min'],
  [86_400_000, '1 day'],
  [86_700_000, '1 day'],
  [180_000_000, '2 days 2 hr'],
])('%i ms last %s', (ms, label) => {
  expect(spanLabel(ms, 'en')).toBe(label);
});

test('lengths of time in other languages', () => {
  expect(spanLabel(4_800_000, 'de')).toBe('1 Std. 20 Min.');
  expect(spanLabel(4_800_000, 'ja')).toBe('1 時間 20 分');
});

test.each([
  ['m', 90, '90 min', '90 Min.'],
  ['h', 48, '48 hr', '48 Std.'],
  ['d', 1, '1 day', '1 Tg.'],
  ['w', 2, '2 wks', '2 Wo.'],
] as const)('a length in %s is told in the unit it is written in', (unit, amount, english, german) => {
  expect(durationLabel({ amount, unit }, 'en')).toBe(english);
  expect(durationLabel({ amount, unit }, 'de')).toBe(german);
});

test('times of day and days of the week have no zone', () => {
  expect(timeOfDayLabel('09:00', 'en')).toBe('09:00');
  expect(timeOfDayLabel('18:30', 'ar-EG')).toBe('١٨:٣٠');
  expect([0, 6].map((index) => weekdayLabel(index, 'de'))).toEqual(['Montag', 'Sonntag']);
});
