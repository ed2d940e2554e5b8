import { expect, test } from 'vitest';
import { falseAlarmRate } from '#core/rules/metrics/false-alarm-rate.ts';
import { punctualityOf } from '#core/rules/metrics/punctuality.ts';
import type { Deadline, DeadlineKind, DeadlineState } from '#core/rules/promises/deadline.ts';

const interval = { start: 1000, end: 2000 };

function deadline(kind: DeadlineKind, state: DeadlineState, due: number): Deadline {
  return { kind, record: 'checkout-errors', why: { reason: kind }, from: 0, due, state };
}

test('counts what fell due in the interval, by kind: its start belongs to it, its end does not', () => {
  const deadlines = [
    deadline('update', 'met', 999),
    deadline('update', 'met', 1000),
    deadline('update', 'met', 1999),
    deadline('update', 'late', 1500),
    deadline('update', 'overdue', 1500),
    deadline('update', 'overdue', 2000),
    deadline('update', 'pending', 1500),
    deadline('update', 'void', 1500),
    deadline('public_update', 'late', 1500),
    deadline('review', 'met', 1500),
  ];
  expect(punctualityOf(deadlines, ['update', 'public_update', 'respond'], interval)).toEqual({
    update: { met: 2, late: 1, overdue: 1 },
    public_update: { met: 0, late: 1, overdue: 0 },
    respond: { met: 0, late: 0, overdue: 0 },
  });
});

test.each([
  [0, 0, null],
  [0, 4, 0],
  [1, 4, 0.25],
  [4, 4, 1],
])('%i false alarms of %i incidents: %s', (falseAlarms, total, expected) => {
  expect(falseAlarmRate(falseAlarms, total)).toBe(expected);
});
