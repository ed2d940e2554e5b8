import { expect, test } from 'vitest';
import { askedFrom, snoozeAt } from '#core/rules/promises/snooze.ts';
import { record, seen } from './record.ts';

const until = Date.UTC(2026, 10, 23, 12);
const monday = 'at: 2026-11-23T10:00Z, message: Down.';
const snoozed = record(
  'severity: P1\nsnooze: { until: 2026-11-23T12:00Z, reason: We wait for parts. }',
  monday,
);
const plain = record('severity: P1', monday);

test('a snooze lasts until its end, and not at it', () => {
  const { record } = seen(snoozed);
  expect(snoozeAt(record, until - 1)).toEqual({ until, reason: 'We wait for parts.' });
  expect(snoozeAt(record, until)).toBeUndefined();
  expect(snoozeAt(seen(plain).record, until - 1)).toBeUndefined();
});

test('what falls due before its end is asked for at its end, what falls due later when it does', () => {
  const { record } = seen(snoozed);
  expect([until - 1, until, until + 1].map((due) => askedFrom(record, due))).toEqual([
    until,
    until,
    until + 1,
  ]);
  expect(askedFrom(seen(plain).record, until - 1)).toBe(until - 1);
});

test('customers know of no snooze', () => {
  const { record } = seen(snoozed, 'public');
  expect(snoozeAt(record, until - 1)).toBeUndefined();
  expect(askedFrom(record, until - 1)).toBe(until - 1);
});
