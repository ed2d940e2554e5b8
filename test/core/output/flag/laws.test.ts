import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND, toIso } from '#core/base/time/instant.ts';
import type { WantedFlags } from '#core/output/flag/flag.ts';
import { nextChange } from '#core/output/flag/next-change.ts';
import { planFlags } from '#core/output/flag/plan-flags.ts';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { carriedOut, record, visible } from './planned.ts';

const start = Date.UTC(2026, 10, 23, 10);

const moment = fc.integer({ min: 0, max: 14 * 24 * 60 }).map((minute) => start + minute * MINUTE);

/** What can happen in an incident, each a few minutes to some days after the one before. */
const happening = fc.tuple(
  fc.integer({ min: 1, max: 3 * 24 * 60 }),
  fc.constantFrom(
    'note: A lead.',
    'message: We look into it.',
    'status: investigating, message: We look into it.',
    'severity: P0, message: Worse.',
    'severity: P2, message: Less bad.',
  ),
);

const incident = fc
  .record({
    severity: fc.constantFrom('P0', 'P1', 'P2', 'P3'),
    happenings: fc.array(happening, { maxLength: 4 }),
    resolved: fc.boolean(),
    head: fc.constantFrom(
      '',
      'snooze: { until: 2026-11-25T03:30Z, reason: A part comes. }',
      'actions: [{ title: Tidy, type: immediate, due: 2026-11-26 }]',
      'components: { checkout: major_outage }',
    ),
  })
  .map(({ severity, happenings, resolved, head }) => {
    let at = start;
    const entries = happenings.map(([minutes, said]) => {
      at += minutes * MINUTE;
      return `at: ${toIso(at)}, ${said}`;
    });
    const end = resolved ? [`at: ${toIso(at + HOUR)}, status: resolved, message: It works.`] : [];
    const first = `at: ${toIso(start)}, status: detected, note: Seen.`;
    return record(`severity: ${severity}\n${head}`.trimEnd(), first, ...entries, ...end);
  });

const maintenance = fc
  .integer({ min: 1, max: 600 })
  .map((minutes) =>
    record(
      `kind: maintenance\nwindow: { from: ${toIso(start)}, until: ${toIso(start + minutes * MINUTE)} }`,
      `at: ${toIso(start)}, status: in_progress, message: We begin.`,
    ),
  );

const content = fc
  .array(fc.oneof({ weight: 4, arbitrary: incident }, maintenance), { minLength: 1, maxLength: 4 })
  .map((texts) => visible(Object.fromEntries(texts.map((text, i) => [`record-${i}`, text]))));

/** A plan apart from how late things are, which goes on with the clock. */
function timeless({ live, digest }: WantedFlags): unknown {
  const still = <D extends { late_by_minutes: number }>({ late_by_minutes: _, ...rest }: D) => rest;
  return {
    live: live.map((flag) => ({ ...flag, deadlines: flag.deadlines.map(still) })),
    digest: { ...digest, deadlines: digest.deadlines.map(still) },
  };
}

test('a plan that was carried out leaves nothing to do, at that instant and until the next change', () => {
  let planned = 0;
  fc.assert(
    fc.property(content, fc.array(moment, { minLength: 1, maxLength: 4 }), ({ records, config }, moments) => {
      let flags = carriedOut([]);
      for (const now of moments.toSorted((a, b) => a - b)) {
        const actions = planFlags(wantedFlags(records, config, now), flags);
        planned += actions.length;
        flags = carriedOut(actions, flags);
        const next = nextChange(records, config, now) ?? now + 365 * DAY;
        for (const later of [now, Math.floor((now + next) / 2), next - 1]) {
          expect(planFlags(wantedFlags(records, config, later), flags)).toEqual([]);
        }
      }
    }),
    { numRuns: 150 },
  );
  // The property would hold of a plan that never does anything.
  expect(planned).toBeGreaterThan(100);
});

test('until the next change a plan stays as it is, and then it changes but for a few', () => {
  let changed = 0;
  let steps = 0;
  fc.assert(
    fc.property(content, moment, ({ records, config }, begin) => {
      let now = begin;
      for (let step = 0; step < 8; step += 1) {
        const next = nextChange(records, config, now);
        const before = timeless(wantedFlags(records, config, now));
        const end = next ?? now + 365 * DAY;
        for (const between of [Math.floor((now + end) / 2), end - 1]) {
          expect(timeless(wantedFlags(records, config, between))).toEqual(before);
        }
        if (next === undefined) return;
        const after = timeless(wantedFlags(records, config, next));
        steps += 1;
        if (JSON.stringify(after) !== JSON.stringify(before)) changed += 1;
        now = next;
      }
    }),
    { numRuns: 100 },
  );
  expect(changed / steps).toBeGreaterThan(0.8);
});

test('each change is an instant of its own', () => {
  const down = record('severity: P0', 'message: Down.', 'status: resolved, message: Works.');
  const stuck = record('severity: P1', 'message: Slow.');
  const { records, config } = visible({ down, stuck });
  const changes: string[] = [];
  let now: number | undefined = Date.parse('2026-11-23T10:05Z');
  while (now !== undefined && changes.length < 9) {
    now = nextChange(records, config, now);
    if (now !== undefined) changes.push(toIso(Math.ceil(now / SECOND) * SECOND));
  }
  expect(changes).toEqual([
    // stuck is overdue, and then the engineering manager is asked.
    '2026-11-23T11:00:01Z',
    '2026-11-23T11:30:00Z',
    // The review of down, due on Wednesday at 11:00Z, joins the digest on Thursday.
    '2026-11-26T08:00:00Z',
  ]);
});
