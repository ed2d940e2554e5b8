import { expect, test } from 'vitest';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { deadlines, record, seen } from './record.ts';

const monday = '2026-11-23T10:00:00Z';

function acting(action: string, head = 'severity: P1'): string {
  return record(
    `${head}\nactions:\n  - { title: Add a canary, type: immediate, ${action} }`,
    `at: ${monday}, message: Down.`,
  );
}

/** A date ends with its last second in Berlin, on days of 23 and 25 hours, too. */
test.each([
  ['2026-12-01', '2026-12-01T22:59:59Z'],
  ['2026-07-01', '2026-07-01T21:59:59Z'],
  ['2026-03-29', '2026-03-29T21:59:59Z'],
  ['2026-10-25', '2026-10-25T22:59:59Z'],
])('an action of %s is due at %s', (date, due) => {
  const at = Date.parse(due);
  const from = due < monday ? due : monday;
  expect(deadlines('action', acting(`due: ${date}`), at)).toEqual([`${from} due ${due} pending`]);
  expect(deadlines('action', acting(`due: ${date}`), at + 1)).toEqual([`${from} due ${due} overdue`]);
});

test.each([
  ['2026-11-30', 'met 2026-11-30T22:59:59Z'],
  ['2026-12-01', 'met 2026-12-01T22:59:59Z'],
  ['2026-12-02', 'late 2026-12-02T22:59:59Z'],
])('done on %s it is %s', (done, state) => {
  expect(deadlines('action', acting(`due: 2026-12-01, done: ${done}`), '2026-12-24T00:00Z')).toEqual([
    `${monday} due 2026-12-01T22:59:59Z ${state}`,
  ]);
});

test('an action without a date is owed by no day', () => {
  expect(deadlines('action', acting('owner: Dana'), '2027-11-23T00:00Z')).toEqual([]);
});

test('a deadline names its action and owner', () => {
  const { config, record } = seen(acting('due: 2026-12-01, owner: Dana'));
  expect(
    deadlinesOf(record, config, Date.parse(monday)).find(({ kind }) => kind === 'action')?.action,
  ).toEqual({
    title: 'Add a canary',
    owner: 'Dana',
  });
});

test.each([
  ['a maintenance', 'kind: maintenance\nwindow: { from: 2026-11-24T08:00Z, until: 2026-11-24T09:00Z }'],
  ['a notice', 'kind: notice'],
])('%s may have actions', (_, head) => {
  expect(deadlines('action', acting('due: 2026-12-01', head), '2026-12-24T00:00Z')[0]).toContain('overdue');
});

test('they outlive a dismissal, and end with an imported record', () => {
  const entries = (text: string, last: string) =>
    text.replace(/---\n$/u, `  - { at: 2026-11-23T11:00Z, status: ${last}, message: Over. }\n---\n`);
  const later = '2026-12-24T00:00Z';
  expect(deadlines('action', entries(acting('due: 2026-12-01'), 'dismissed'), later)[0]).toContain('overdue');
  const imported = acting('due: 2026-12-01', 'severity: P1\nsource: cstate');
  expect(deadlines('action', entries(imported, 'resolved'), later)[0]).toContain('void');
});

test('customers know of none', () => {
  expect(deadlines('action', acting('due: 2026-12-01'), '2026-12-24T00:00Z', 'public')).toEqual([]);
});
