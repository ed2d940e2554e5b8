import { expect, test } from 'vitest';
import { durationMs, parseDuration, writeDuration } from '#core/base/time/duration.ts';

test.each([
  ['0m', 0],
  ['30m', 1_800_000],
  ['4h', 14_400_000],
  ['1d', 86_400_000],
  ['1w', 604_800_000],
])('%s lasts %i ms, and is written as it was read', (text, ms) => {
  const duration = parseDuration(text);
  expect(duration && durationMs(duration)).toBe(ms);
  expect(duration && writeDuration(duration)).toBe(text);
});

test.each(['', '30', 'm', '1.5h', '-1h', '30 m', '30s', '1h30m', '1000000m'])(
  '%j is no length of time',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
