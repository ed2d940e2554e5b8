import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OncallConfig } from '#core/config/oncall.ts';
import { onCallAt, shiftsOf } from '#core/policy/on-call.ts';
import { holderOf } from '#core/policy/role-holder.ts';
import { DAY, HOUR, type Instant, toIso } from '#core/time/instant.ts';

const zone = 'Europe/Berlin';
const start = Date.UTC(2026, 9, 5, 7);
const oncall: OncallConfig = {
  rotation: {
    start,
    handover: { amount: 30, unit: 'm' },
    members: ['engineer-a', 'engineer-b', 'engineer-c'],
    backups: ['engineer-b', 'engineer-c', 'engineer-a'],
  },
  people: {
    'engineer-a': { name: 'Engineer A', github: 'example-engineer-a', telephone: '+49 30 23125 101' },
    'engineer-b': { name: 'Engineer B', chat: '@engineer-b' },
  },
  roles: {
    'on-call': { name: 'On-call engineer', rotation: 'primary', telephone: '+49 30 23125 100' },
    backup: { name: 'Backup', rotation: 'backup' },
    manager: { name: 'Manager', person: 'engineer-b' },
    team: { name: 'Team', github: 'example/team' },
  },
};
const told = (from: Instant, until: Instant, config = oncall) =>
  shiftsOf(config, zone, { start: from, end: until }).map(
    ({ start: begin, end, primary, backup, override }) =>
      `${toIso(begin)} – ${toIso(end)} ${primary} ${backup ?? '–'}${override ? ' override' : ''}`,
  );

describe('the rotation', () => {
  test('changes every week at the same time of day, also when the clocks change', () => {
    expect(told(Date.UTC(2026, 9, 12), Date.UTC(2026, 10, 3))).toEqual([
      '2026-10-12T00:00:00Z – 2026-10-12T07:00:00Z engineer-a engineer-b',
      '2026-10-12T07:00:00Z – 2026-10-19T07:00:00Z engineer-b engineer-c',
      '2026-10-19T07:00:00Z – 2026-10-26T08:00:00Z engineer-c engineer-a',
      '2026-10-26T08:00:00Z – 2026-11-02T08:00:00Z engineer-a engineer-b',
      '2026-11-02T08:00:00Z – 2026-11-03T00:00:00Z engineer-b engineer-c',
    ]);
  });

  test('begins with its start, and nobody is on call before it', () => {
    expect(onCallAt(oncall, zone, start - 1)).toBeUndefined();
    expect(onCallAt(oncall, zone, start)?.primary).toBe('engineer-a');
    expect(onCallAt({ roles: {} }, zone, start)).toBeUndefined();
  });

  test('without backups the next in turn stands in; one alone has nobody', () => {
    const rotation = (members: string[]) => ({
      start,
      handover: { amount: 30, unit: 'm' as const },
      members,
    });
    expect(onCallAt({ ...oncall, rotation: rotation(['a', 'b']) }, zone, start)).toMatchObject({
      primary: 'a',
      backup: 'b',
    });
    expect(onCallAt({ ...oncall, rotation: rotation(['a']) }, zone, start)).toMatchObject({
      primary: 'a',
      backup: undefined,
    });
  });
});

describe('an override', () => {
  const swapped = (override: NonNullable<OncallConfig['overrides']>[number]) => ({
    ...oncall,
    overrides: [override],
  });

  test('cuts across weeks, and only for as long as it lasts', () => {
    const from = start + 5 * DAY;
    const until = start + 9 * DAY;
    expect(
      told(start, start + 14 * DAY, swapped({ from, until, primary: 'engineer-c', backup: 'engineer-a' })),
    ).toEqual([
      '2026-10-05T07:00:00Z – 2026-10-10T07:00:00Z engineer-a engineer-b',
      '2026-10-10T07:00:00Z – 2026-10-12T07:00:00Z engineer-c engineer-a override',
      '2026-10-12T07:00:00Z – 2026-10-14T07:00:00Z engineer-c engineer-a override',
      '2026-10-14T07:00:00Z – 2026-10-19T07:00:00Z engineer-b engineer-c',
    ]);
  });

  test('that makes the backup primary has the one it displaces stand in', () => {
    const shift = onCallAt(swapped({ from: start, until: start + DAY, primary: 'engineer-b' }), zone, start);
    expect(shift).toMatchObject({ primary: 'engineer-b', backup: 'engineer-a', override: true });
  });
});

test('at every instant exactly one is on call, and shifts follow each other without gap or overlap', () => {
  const override = fc
    .tuple(
      fc.integer({ min: -50, max: 900 }),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom('engineer-a', 'engineer-b', 'x'),
    )
    .map(([from, length, primary]) => ({
      from: start + from * HOUR,
      until: start + (from + length) * HOUR,
      primary,
    }));
  fc.assert(
    fc.property(
      fc.array(override, { maxLength: 3 }),
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
      fc.integer({ min: 0, max: 60 * DAY }),
      (overrides, where, offset) => {
        const config = { ...oncall, overrides };
        const interval = { start: start + offset, end: start + offset + 40 * DAY };
        const shifts = shiftsOf(config, where, interval);
        expect(shifts[0]?.start).toBe(interval.start);
        expect(shifts.at(-1)?.end).toBe(interval.end);
        for (const [index, shift] of shifts.entries()) {
          expect(shift.start).toBeLessThan(shift.end);
          if (index > 0) expect(shift.start).toBe(shifts[index - 1]?.end);
          expect(shift.backup).not.toBe(shift.primary);
          const middle = Math.floor((shift.start + shift.end) / 2);
          expect(onCallAt(config, where, middle)).toMatchObject({
            primary: shift.primary,
            backup: shift.backup,
          });
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a role is held by whom it names, or by whom the rotation names; what the role says comes first', () => {
  const holder = (role: string) => holderOf(role, oncall, zone, start);
  expect(holder('on-call')).toMatchObject({
    role: 'On-call engineer',
    person: 'Engineer A',
    github: 'example-engineer-a',
    telephone: '+49 30 23125 100',
  });
  expect(holder('backup')).toMatchObject({ person: 'Engineer B', chat: '@engineer-b' });
  expect(holder('manager')).toMatchObject({ role: 'Manager', person: 'Engineer B' });
  expect(holder('team')).toMatchObject({ role: 'Team', person: undefined, github: 'example/team' });
  expect(holder('nobody-knows')).toMatchObject({ role: 'nobody-knows', person: undefined });
});
