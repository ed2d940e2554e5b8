import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { viewerTimes } from '../../src/browser/viewer-times.ts';
import { readRange } from '../core/base/time/read-range.ts';

const berlin = 'Europe/Berlin';

/** What a viewer in a zone reads beside a time of a site in another. */
function read(own: string, zone: string, locale: string, from: number, to: number): string | undefined {
  vi.stubEnv('TZ', own);
  return viewerTimes(locale, zone)(from, to)?.replaceAll('\u2009', ' ');
}

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['10-25T00:30Z', '10-25T01:30Z', 'en-GB', '02:30 CEST – 02:30 CET'],
  ['10-25T00:30Z', '10-25T02:30Z', 'de', '02:30 MESZ – 03:30 MEZ'],
  ['10-25T00:30Z', '10-25T01:30Z', 'ja', '02:30 GMT+2 – 02:30 GMT+1'],
  ['10-25T00:30Z', '10-25T01:30Z', 'ar', '02:30 غرينتش+2 – 02:30 غرينتش+1'],
  ['03-29T00:30Z', '03-29T02:30Z', 'en-GB', '01:30 CET – 04:30 CEST'],
  ['10-24T22:30Z', '10-25T01:30Z', 'en-GB', '25 Oct, 00:30 CEST – 25 Oct, 02:30 CET'],
  ['10-24T20:30Z', '10-25T01:30Z', 'en-GB', '24 Oct, 22:30 CEST – 25 Oct, 02:30 CET'],
  ['10-25T00:30Z', '10-25T00:59Z', 'en-GB', '02:30–02:59'],
  ['10-25T01:00Z', '10-25T01:30Z', 'en-GB', '02:00–02:30'],
  ['10-25T01:30Z', '10-25T01:30Z', 'en-GB', '02:30'],
])('from %s to %s, beside UTC, in Berlin and %s', (from, to, locale, text) => {
  const [start, end] = [from, to].map((at) => Date.parse(`2026-${at}`)) as [number, number];
  expect(read(berlin, 'UTC', locale, start, end)).toBe(text);
});

test('nothing is added where both zones show the same, though their digits repeat', () => {
  const [from, to] = [Date.parse('2026-10-25T00:30Z'), Date.parse('2026-10-25T01:30Z')];
  expect(read('Europe/Paris', berlin, 'en-GB', from, to)).toBeUndefined();
  expect(read('Europe/Helsinki', berlin, 'en-GB', from, to)).toBe('03:30 EEST – 03:30 EET');
});

test('what a viewer reads over a change of clocks reads back as the same two instants', () => {
  const changes = [
    [berlin, '2026-10-25T01:00Z'],
    ['Europe/London', '2026-03-29T01:00Z'],
    ['America/New_York', '2026-11-01T06:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ] as const;
  fc.assert(
    fc.property(
      fc.constantFrom('en-GB', 'en-US', 'de', 'ja', 'ar'),
      fc.constantFrom(...changes),
      fc.integer({ min: -400, max: -1 }),
      fc.integer({ min: 0, max: 4000 }),
      (locale, [own, change], before, after) => {
        const from = Date.parse(change) + before * 60_000;
        const to = Date.parse(change) + after * 60_000;
        const written = read(own, 'Asia/Kolkata', locale, from, to) ?? '';
        const [month = 0, day = 0] = new Intl.DateTimeFormat('en-US', {
          timeZone: own,
          month: 'numeric',
          day: 'numeric',
        })
          .format(from)
          .split('/')
          .map(Number);
        expect(readRange(written, locale, { year: 2026, month, day })).toEqual([from, to]);
      },
    ),
    { numRuns: 300 },
  );
});
