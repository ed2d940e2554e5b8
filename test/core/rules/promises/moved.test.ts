import { expect, test } from 'vitest';
import { toIso } from '#core/base/time/instant.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { record, seen } from './record.ts';

const monday = '2026-11-23T10:00:00Z';

/** What each audience's deadlines say of an update that an entry promises for an instant. */
function moved(severity: string, next: string, status = 'investigating'): unknown[] {
  const entry = `at: ${monday}, status: ${status}, next_update: ${next}, message: We look into it.`;
  return (['internal', 'public'] as const).flatMap((audience) => {
    const { config, record: visible } = seen(record(`severity: ${severity}`, entry), audience);
    return deadlinesOf(visible, config, Date.parse(monday))
      .filter(({ why }) => why.reason === 'next_update')
      .map(({ due, state, moved }) => `${toIso(due)} ${state} ${moved ?? false}`);
  });
}

test.each([
  ['P0', 'investigating', '2026-11-23T12:00:00Z', '2026-11-23T12:00:01Z'],
  ['P0', 'monitoring', '2026-11-23T18:00:00Z', '2026-11-23T18:00:01Z'],
  ['P1', 'investigating', '2026-11-23T14:00:00Z', '2026-11-23T14:00:01Z'],
  // Four days of the calendar.
  ['P2', 'investigating', '2026-11-27T10:00:00Z', '2026-11-27T10:00:01Z'],
  ['P3', 'investigating', '2026-12-21T10:00:00Z', '2026-12-21T10:00:01Z'],
])('%s, %s: until %s it is as good as the cadence, from then on put off', (severity, status, near, far) => {
  expect(moved(severity, near, status)).toEqual(Array(3).fill(`${near} pending false`));
  expect(moved(severity, far, status)).toEqual(Array(3).fill(`${far} pending true`));
});

test('where the policy promises no updates, none is put off', () => {
  const { config, record: visible } = seen(
    record('severity: P1', `at: ${monday}, next_update: 2026-11-30T10:00Z, message: See you.`),
  );
  const severities = config.severities.map((severity) => ({
    ...severity,
    promises: { ...severity.promises, update: undefined, update_monitoring: undefined },
  }));
  const update = deadlinesOf(visible, { ...config, severities }, Date.parse(monday)).find(
    ({ kind }) => kind === 'update',
  );
  expect(update).toMatchObject({ kind: 'update', why: { reason: 'next_update' } });
  expect(update).not.toHaveProperty('moved');
});
