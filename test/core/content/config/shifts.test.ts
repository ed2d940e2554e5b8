import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, Temporal, toIso } from '#core/base/time/instant.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { onCallAt, shiftsOf } from '#core/content/config/shifts.ts';
import { oncall, start, zone } from '../../rules/promises/rota.ts';

const told = (from: Instant, until: Instant, config = oncall) =>
  shiftsOf(config, zone, { start: from, end: until }).map(
    ({ start: begin, end, primary, backup, override }) =>
      `${toIso(begin)} – ${toIso(end)} ${primary} ${backup ?? '–'}${override ? ' override' : ''}`,
  );

describe('the rotation', () => {
  test('changes every week at the same time of day, also when the clocks change; shifts are told whole', () => {
    expect(told(Date.UTC(2026, 9, 12), Date.UTC(2026, 10, 3))).toEqual([
      '2026-10-05T07:00:00Z – 2026-10-12T07:00:00Z engineer-a engineer-b',
      '2026-10-12T07:00:00Z – 2026-10-19T07:00:00Z engineer-b engineer-c',
      '2026-10-19T07:00:00Z – 2026-10-26T08:00:00Z engineer-c engineer-a',
      '2026-10-26T08:00:00Z – 2026-11-02T08:00:00Z engineer-a engineer-b',
      '2026-11-02T08:00:00Z – 2026-11-09T08:00:00Z engineer-b engineer-c',
    ]);
  });

  test('begins with its start, and nobody is on call before it', () => {
    expect(onCallAt(oncall, zone, start - 1)).toBeUndefined();
    expect(onCallAt(oncall, zone, start)?.primary).toBe('engineer-a');
    expect(onCallAt({ roles: {} }, zone, start)).toBeUndefined();
  });

  test('without backups the next other one in turn stands in; one alone has nobody', () => {
    const rotation = (members: string[]) => ({
      start,
      handover: { amount: 30, unit: 'm' as const },
      members,
    });
    expect(onCallAt({ ...oncall, rotation: rotation(['a', 'b']) }, zone, start)).toMatchObject({
      primary: 'a',
      backup: 'b',
    });
    expect(onCallAt({ ...oncall, rotation: rotation(['a', 'a', 'b']) }, zone, start)).toMatchObject({
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

  test('that changes one place leaves the other as the rotation has it', () => {
    const people = (who: { primary?: string; backup?: string }) => {
      const override = { from: start, until: start + DAY, ...who };
      const { primary, backup } = onCallAt(swapped(override), zone, start) ?? {};
      return { primary, backup };
    };
    expect(people({ primary: 'x' })).toEqual({ primary: 'x', backup: 'engineer-b' });
    expect(people({ backup: 'x' })).toEqual({ primary: 'engineer-a', backup: 'x' });
    // Nobody stands in for themselves.
    expect(people({ backup: 'engineer-a' })).toEqual({ primary: 'engineer-a', backup: 'engineer-b' });
  });

  test('before the rotation begins puts nobody on call', () => {
    const early = swapped({ from: start - DAY, until: start + DAY, primary: 'x' });
    expect(onCallAt(early, zone, start - 1)).toBeUndefined();
    expect(onCallAt(early, zone, start)).toMatchObject({ start, end: start + DAY, primary: 'x' });
  });
});

const override = fc
  .record({
    from: fc.integer({ min: -50, max: 900 }),
    length: fc.integer({ min: 1, max: 300 }),
    primary: fc.option(fc.constantFrom('engineer-a', 'engineer-b', 'x'), { nil: undefined }),
    backup: fc.option(fc.constantFrom('engineer-a', 'engineer-c', 'y'), { nil: undefined }),
  })
  .map(({ from, length, ...who }) => ({
    from: start + from * HOUR,
    until: start + (from + length) * HOUR,
    ...who,
  }));
const zones = ['Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'UTC'];

test('at every instant exactly one is on call, and shifts follow each other without gap or overlap', () => {
  fc.assert(
    fc.property(
      fc.array(override, { maxLength: 3 }),
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 60 * DAY }),
      fc.integer({ min: 0, max: 40 * DAY }),
      (overrides, where, offset, look) => {
        const config = { ...oncall, overrides };
        const interval = { start: start + offset, end: start + offset + 40 * DAY };
        const shifts = shiftsOf(config, where, interval);
        expect(shifts[0]?.start).toBeLessThanOrEqual(interval.start);
        expect(shifts.at(-1)?.end).toBeGreaterThanOrEqual(interval.end);
        for (const [index, shift] of shifts.entries()) {
          expect(shift.start).toBeLessThan(shift.end);
          if (index > 0) expect(shift.start).toBe(shifts[index - 1]?.end);
          expect(shift.backup).not.toBe(shift.primary);
          expect(onCallAt(config, where, shift.start)).toEqual(shift);
          expect(onCallAt(config, where, shift.end - 1)).toEqual(shift);
        }
        const at = interval.start + Math.min(look, 40 * DAY - 1);
        const on = shifts.filter((shift) => shift.start <= at && at < shift.end);
        expect(on).toEqual([onCallAt(config, where, at)]);
        const named = overrides.find(({ from, until }) => from <= at && at < until);
        if (named?.primary) expect(on[0]?.primary).toBe(named.primary);
      },
    ),
    { numRuns: 100 },
  );
});

test('without overrides everybody has their week, at the same time of day for years', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 1000 }), (where, week) => {
      const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(where);
      const begins = local.toPlainDateTime().add({ weeks: week }).toZonedDateTime(where).epochMilliseconds;
      expect(onCallAt(oncall, where, begins)).toMatchObject({
        start: begins,
        primary: oncall.rotation?.members[week % 3],
      });
      if (week > 0) expect(onCallAt(oncall, where, begins - 1)?.end).toBe(begins);
    }),
    { numRuns: 200 },
  );
});

test('where the clocks skip the time of day, that week begins as they have moved on', () => {
  // In Berlin 02:30 did not exist on 28 March 2027: the clocks went from 02:00 to 03:00.
  const night = { ...oncall, rotation: { ...oncall.rotation, start: Date.UTC(2027, 2, 14, 1, 30) } };
  expect(
    told(Date.UTC(2027, 2, 21, 1, 30), Date.UTC(2027, 3, 4, 1), night as OncallConfig).map((line) =>
      line.slice(0, 20),
    ),
  ).toEqual(['2027-03-21T01:30:00Z', '2027-03-28T01:30:00Z', '2027-04-04T00:30:00Z']);
});

test('of two overrides at one time, one says who is on call and the other who stands in', () => {
  const from = start + 7 * DAY;
  const config: OncallConfig = {
    ...oncall,
    overrides: [
      { from, until: from + 4 * DAY, primary: 'engineer-c', reason: 'Sailing' },
      { from: from + 2 * DAY, until: from + 6 * DAY, backup: 'engineer-a', reason: 'Dentist' },
    ],
  };
  const who = (days: number) => {
    const { primary, backup, reason } = onCallAt(config, zone, from + days * DAY) ?? {};
    return [primary, backup, reason];
  };
  expect(who(1)).toEqual(['engineer-c', 'engineer-b', 'Sailing']);
  expect(who(3)).toEqual(['engineer-c', 'engineer-a', 'Sailing; Dentist']);
  expect(who(5)).toEqual(['engineer-b', 'engineer-a', 'Dentist']);
});

test('overrides of different places hold as if each were alone, in any order', () => {
  const days = fc.integer({ min: 0, max: 30 });
  const person = fc.constantFrom('engineer-a', 'engineer-b', 'engineer-c');
  fc.assert(
    fc.property(
      days,
      days,
      days,
      days,
      person,
      person,
      fc.boolean(),
      days,
      (a, b, c, d, who, other, turn, day) => {
        fc.pre(who !== other);
        const primary = {
          from: start + Math.min(a, b) * DAY,
          until: start + Math.max(a, b) * DAY,
          primary: who,
        };
        const backup = {
          from: start + Math.min(c, d) * DAY,
          until: start + Math.max(c, d) * DAY,
          backup: other,
        };
        const overrides = turn ? [primary, backup] : [backup, primary];
        const at = start + day * DAY;
        const found = onCallAt({ ...oncall, overrides }, zone, at);
        expect(found?.primary).toBe(onCallAt({ ...oncall, overrides: [primary] }, zone, at)?.primary);
        if (backup.from <= at && at < backup.until && found?.primary !== other)
          expect(found?.backup).toBe(other);
        expect(found?.backup).not.toBe(found?.primary);
      },
    ),
    { numRuns: 200 },
  );
});
