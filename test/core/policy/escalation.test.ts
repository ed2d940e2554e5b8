import { expect, test } from 'vitest';
import { turnOf } from '#core/policy/escalation.ts';
import { DAY, MINUTE, SECOND } from '#core/time/instant.ts';
import { record, seen } from './record.ts';

const { config } = seen(record('severity: P0', 'at: 2026-11-23T10:00Z, message: Down.'));
const due = Date.parse('2026-11-23T10:30Z');

function turn(severity: string, after: number): string | undefined {
  const found = config.severities.find(({ id }) => id === severity);
  return found && turnOf(found, due, due + after);
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
  expect(turn(severity, after)).toBe(role);
});

test('a path that waits before its first step asks that step all the same', () => {
  const path = [{ role: 'cto', after: { amount: 1, unit: 'h' } }] as const;
  expect(turnOf({ internal: { lane: 'live', escalation: [...path] } }, due, due + SECOND)).toBe('cto');
});

test('the public sees no path', () => {
  expect(turnOf({}, due, due + DAY)).toBeUndefined();
});
