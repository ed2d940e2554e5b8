import { expect, test } from 'vitest';
import { DAY, MINUTE, SECOND, toIso } from '#core/base/time/instant.ts';
import { escalationOf, type Turn } from '#core/rules/promises/escalation.ts';
import { record, seen } from './record.ts';

const { config } = seen(record('severity: P0', 'at: 2026-11-23T10:00Z, message: Down.'));
const due = Date.parse('2026-11-23T10:30Z');

function escalation(severity: string, after: number) {
  const found = config.severities.find(({ id }) => id === severity);
  return found && escalationOf(found, due, due + after);
}

function spoken({ role, at }: Turn): string {
  return `${role} ${toIso(at).slice(11, 16)}`;
}

test.each([
  ['P0', 0, 'on-call'],
  ['P0', SECOND, 'on-call'],
  ['P0', 10 * MINUTE - SECOND, 'on-call'],
  ['P0', 10 * MINUTE, 'backup'],
  ['P0', 15 * MINUTE - SECOND, 'backup'],
  ['P0', 15 * MINUTE, 'engineering-manager'],
  ['P0', 30 * MINUTE - SECOND, 'engineering-manager'],
  ['P0', 30 * MINUTE, 'cto'],
  ['P0', DAY, 'cto'],
  ['P1', 30 * MINUTE - SECOND, 'on-call'],
  ['P1', 30 * MINUTE, 'engineering-manager'],
  ['P2', SECOND, 'engineering-team'],
  ['P3', DAY, 'engineering-team'],
])('%s, %i ms after falling due: %s', (severity, after, role) => {
  expect(escalation(severity, after)?.turn.role).toBe(role);
});

test.each([
  [-SECOND, 'on-call 10:30', '', 'backup 10:40'],
  [9 * MINUTE, 'on-call 10:30', '', 'backup 10:40'],
  [10 * MINUTE, 'backup 10:40', 'on-call 10:30', 'engineering-manager 10:45'],
  [20 * MINUTE, 'engineering-manager 10:45', 'on-call 10:30, backup 10:40', 'cto 11:00'],
  [DAY, 'cto 11:00', 'on-call 10:30, backup 10:40, engineering-manager 10:45', undefined],
])(
  'P0, %i ms after falling due: whose turn it is, who was before, who is next',
  (after, turn, before, next) => {
    const found = escalation('P0', after);
    expect(found && spoken(found.turn)).toBe(turn);
    expect(found?.before.map(spoken).join(', ')).toBe(before);
    expect(found?.next && spoken(found.next)).toBe(next);
  },
);

test('a path that waits before its first step asks that step all the same', () => {
  const path = [{ role: 'cto', after: { amount: 1, unit: 'h' } }] as const;
  const late = escalationOf({ internal: { escalation: [...path] } }, due, due + SECOND);
  expect(late).toEqual({ turn: { role: 'cto', at: due }, before: [], next: undefined });
});

test('two steps at one instant: the second is asked, the first was before', () => {
  const after = { amount: 0, unit: 'm' } as const;
  const escalation = [
    { role: 'on-call', after },
    { role: 'backup', after },
  ];
  const found = escalationOf({ internal: { escalation } }, due, due);
  expect(found).toMatchObject({ turn: { role: 'backup' }, before: [{ role: 'on-call' }] });
});

test('the public sees no path', () => {
  expect(escalationOf({}, due, due + DAY)).toBeUndefined();
});
