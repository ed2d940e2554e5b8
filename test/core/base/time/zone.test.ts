import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  dateIn,
  offsetIn,
  parseTimestamp,
  startOfDate,
  Temporal,
  toIso,
} from '#core/base/time/instant.ts';
import { dueAfter } from '#core/rules/promises/due.ts';

/*
 * What is asked thousands of times is remembered or counted, not worked out by Temporal. Here Temporal works it out, in
 * the order in which it is asked, over clock changes, skipped days and zones with odd offsets.
 */
const zone = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Africa/Casablanca', 'Asia/Kolkata', 'Asia/Tokyo'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu', 'America/Sao_Paulo'],
);
const HOUR = 3_600_000;
/** Near the changes of the clocks more often than elsewhere. */
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2099, 11) / 1000 }).map((s) => s * 1000),
  fc
    .tuple(
      fc.constantFrom(
        ...[Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(2011, 11, 30, 10)],
        ...[
          Date.UTC(2026, 10, 1, 6),
          Date.UTC(2026, 2, 8, 7),
          Date.UTC(2026, 3, 4, 15),
          Date.UTC(2026, 1, 15, 2),
        ],
      ),
      fc.integer({ min: -30 * 3600, max: 30 * 3600 }),
    )
    .map(([change, seconds]) => change + seconds * 1000),
);
const local = (at: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

test('offsets and dates are those of the zone', () => {
  fc.assert(
    fc.property(fc.array(instant, { minLength: 1, maxLength: 5 }), zone, (instants, timeZone) => {
      for (const at of instants) {
        const there = local(at, timeZone);
        expect(offsetIn(at, timeZone)).toBe(there.offsetNanoseconds / 1e6);
        expect(dateIn(at, timeZone)).toBe(there.toPlainDate().toString());
        expect(startOfDate(dateIn(at, timeZone), timeZone)).toBe(there.startOfDay().epochMilliseconds);
      }
    }),
    { numRuns: 300 },
  );
});

test('a clock changes at the instant of the change, to the millisecond', () => {
  const change = Date.UTC(2026, 9, 25, 1);
  const around = [change + HOUR, change, change - 1, change + 1, change - HOUR];
  expect(around.map((at) => offsetIn(at, 'Europe/Berlin') / HOUR)).toEqual([1, 1, 2, 1, 2]);
});

test('a date some days away is that of the calendar', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: -800, max: 800 }), (at, days) => {
      const date = dateIn(at, 'UTC');
      expect(addDays(date, days)).toBe(Temporal.PlainDate.from(date).add({ days }).toString());
    }),
  );
});

test('a promise of days lands at the same time of day, where the clocks change too', () => {
  const hours = {
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const,
    from: '00:00',
    until: '23:59',
  };
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 60 }), zone, (at, amount, timeZone) => {
      const landing = local(at, timeZone).add({ days: amount });
      fc.pre(landing.hour < 23);
      expect(dueAfter(at, { amount, unit: 'd' }, 'business', hours, timeZone)).toBe(
        landing.epochMilliseconds,
      );
    }),
    { numRuns: 300 },
  );
});

test('a timestamp is the instant that Temporal reads', () => {
  const two = fc.integer({ min: 0, max: 65 }).map((n) => String(n).padStart(2, '0'));
  const written = fc.tuple(
    fc.constantFrom('2026-02-28', '2024-02-29', '2026-02-29', '2026-04-31', '1999-12-31', '12026-01-01'),
    two,
    two,
    fc.option(two),
    fc.constantFrom('Z', 'z', '+01:00', '-0330', '+14:00', '-12:00'),
  );
  fc.assert(
    fc.property(written, ([date, hour, minute, second, offset]) => {
      const time = `${date}T${hour}:${minute}${second === null ? '' : `:${second}`}`;
      let expected: number | undefined;
      try {
        if (second !== '60') expected = Temporal.Instant.from(time + offset.toUpperCase()).epochMilliseconds;
      } catch {
        expected = undefined;
      }
      const read = parseTimestamp(time + offset);
      expect('instant' in read ? read.instant : undefined).toBe(expected);
      if ('instant' in read) expect(parseTimestamp(toIso(read.instant))).toEqual(read);
    }),
    { numRuns: 500 },
  );
});
