import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '#core/base/time/instant.ts';
import { minutesOf } from '#core/rules/metrics/minutes.ts';

const nothing = { mean_minutes: null, median_minutes: null, max_minutes: null };

test.each([
  [[], { ...nothing, known: 0, of: 0 }],
  [[undefined, undefined], { ...nothing, known: 0, of: 2 }],
  [[0], { mean_minutes: 0, median_minutes: 0, max_minutes: 0, known: 1, of: 1 }],
  [
    [30 * MINUTE, undefined, 10 * MINUTE, 11 * MINUTE],
    { mean_minutes: 17, median_minutes: 11, max_minutes: 30, known: 3, of: 4 },
  ],
  [
    [40 * MINUTE, 10 * MINUTE, 15 * MINUTE, 5 * MINUTE],
    { mean_minutes: 17.5, median_minutes: 12.5, max_minutes: 40, known: 4, of: 4 },
  ],
  // 100 seconds are 1.666… minutes; 3 seconds are a twentieth and round up.
  [[100 * SECOND], { mean_minutes: 1.7, median_minutes: 1.7, max_minutes: 1.7, known: 1, of: 1 }],
  [[3 * SECOND], { mean_minutes: 0.1, median_minutes: 0.1, max_minutes: 0.1, known: 1, of: 1 }],
])('%j', (durations, expected) => {
  expect(minutesOf(durations)).toEqual(expected);
});

test('order does not matter, and no mean or median exceeds the longest', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(1e10), { nil: undefined })), (durations) => {
      const minutes = minutesOf(durations);
      expect(minutesOf(durations.toReversed())).toEqual(minutes);
      expect(minutes.mean_minutes ?? 0).toBeLessThanOrEqual(minutes.max_minutes ?? 0);
      expect(minutes.median_minutes ?? 0).toBeLessThanOrEqual(minutes.max_minutes ?? 0);
    }),
  );
});
