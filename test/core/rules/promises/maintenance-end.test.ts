import { expect, test } from 'vitest';
import { deadlines, record } from './record.ts';

const head = 'kind: maintenance\nwindow: { from: 2026-11-23T10:00Z, until: 2026-11-23T11:00Z }';
const scheduled = 'at: 2026-11-20T10:00Z, message: On Monday.';
const begun = 'at: 2026-11-23T10:02Z, status: in_progress, message: We begin.';
const run = '2026-11-23T10:02:00Z due 2026-11-23T11:00:00Z';
const later = '2026-11-24T00:00Z';

test.each([
  ['2026-11-23T10:30:00Z', 'pending'],
  ['2026-11-23T11:00:00Z', 'pending'],
  ['2026-11-23T11:00:01Z', 'overdue'],
  ['2026-11-24T11:00:00Z', 'overdue'],
])('at %s it is %s', (now, state) => {
  expect(deadlines('maintenance_end', record(head, scheduled, begun), now)).toEqual([`${run} ${state}`]);
});

test.each([
  ['2026-11-23T10:59:59Z', 'met'],
  ['2026-11-23T11:00:00Z', 'met'],
  ['2026-11-23T11:00:01Z', 'late'],
])('completed at %s it is %s', (at, state) => {
  const text = record(head, scheduled, begun, `at: ${at}, status: completed, message: Done.`);
  expect(deadlines('maintenance_end', text, later)).toEqual([`${run} ${state} ${at}`]);
});

test('a step in between changes nothing', () => {
  const verifying = 'at: 2026-11-23T10:50Z, status: verifying, message: We look at it.';
  expect(deadlines('maintenance_end', record(head, scheduled, begun, verifying), later)).toEqual([
    `${run} overdue`,
  ]);
});

test('verifying says as well as in_progress that work began', () => {
  const text = record(head, begun.replace('in_progress', 'verifying'));
  expect(deadlines('maintenance_end', text, later)).toEqual([`${run} overdue`]);
});

test.each(['2026-11-23T10:30Z', '2026-11-23T12:00Z'])('cancelled at %s it is no longer owed', (at) => {
  const text = record(head, scheduled, begun, `at: ${at}, status: cancelled, message: Another day.`);
  expect(deadlines('maintenance_end', text, later)).toEqual([`${run} void`]);
});

test('nothing is owed where the window begins and ends by itself', () => {
  expect(deadlines('maintenance_end', record(head, scheduled), later)).toEqual([]);
  const noted = 'at: 2026-11-23T10:30Z, message: Half of it is done.';
  expect(deadlines('maintenance_end', record(head, scheduled, noted), later)).toEqual([]);
});

test('it is the team’s alone', () => {
  expect(deadlines('maintenance_end', record(head, scheduled, begun), later, 'public')).toEqual([]);
});

const moveTo = (at: string, from: string, until: string) =>
  `at: ${at}, window: { from: ${from}, until: ${until} }, message: The window changes.`;

test('work that is postponed must not end before it begins again', () => {
  const moved = moveTo('2026-11-23T10:30Z', '2026-11-25T10:00Z', '2026-11-25T11:00Z');
  const again = 'at: 2026-11-25T10:05Z, status: in_progress, message: We begin again.';
  expect(deadlines('maintenance_end', record(head, scheduled, begun, moved), later)).toEqual([]);
  expect(
    deadlines('maintenance_end', record(head, scheduled, begun, moved, again), '2026-11-26T00:00Z'),
  ).toEqual(['2026-11-25T10:05:00Z due 2026-11-25T11:00:00Z overdue']);
});

test('work that is extended must end with the longer window', () => {
  const longer = moveTo('2026-11-23T10:50Z', '2026-11-23T10:00Z', '2026-11-23T12:00Z');
  const text = record(head, scheduled, begun, longer);
  expect(deadlines('maintenance_end', text, '2026-11-23T11:30Z')).toEqual([
    '2026-11-23T10:02:00Z due 2026-11-23T12:00:00Z pending',
  ]);
});
