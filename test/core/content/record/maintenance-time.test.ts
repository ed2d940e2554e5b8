import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '#core/base/time/interval.ts';
import { maintenanceSpans, maintenanceTime, windowOf } from '#core/content/record/maintenance-time.ts';
import { type MaintenanceStatus, maintenanceStatuses } from '#core/content/record/status.ts';
import { timelineOf } from '#core/content/record/timeline.ts';
import type { TimelineEntry, TimelineRecord } from '#core/content/record/timeline-record.ts';

type ShortEntry = readonly [
  at: number,
  status?: MaintenanceStatus | undefined,
  window?: readonly [number, number] | undefined,
];

const interval = ([start, end]: readonly [number, number]): Interval => ({ start, end });

/** A maintenance from 100 to 200, in whatever unit. */
function works(entries: readonly ShortEntry[]): TimelineRecord {
  const timeline = entries.map(
    ([at, status, window]): TimelineEntry => ({
      at,
      status,
      window: window && interval(window),
      message: 'Text.',
    }),
  );
  return {
    kind: 'maintenance',
    components: { web: 'under_maintenance' },
    window: { start: 100, end: 200 },
    timeline,
  };
}

function times(entries: readonly ShortEntry[], now: number) {
  const record = works(entries);
  const steps = timelineOf(record, now);
  const pair = ({ start, end }: Interval) => `${start}–${end}`;
  const time = maintenanceTime(record, steps);
  return {
    states: steps.map(({ at, status, components }) => `${at} ${status} ${components.web}`),
    time: time && pair(time),
    spans: maintenanceSpans(steps, now).map(pair).join(' '),
  };
}

describe('when a maintenance was, and what uptime leaves out', () => {
  test.each<[string, ShortEntry[], string | undefined, string]>([
    ['as planned', [[0]], '100–200', '100–200'],
    ['completed early', [[0], [130, 'completed']], '100–130', '100–130'],
    ['begun and completed early', [[0], [90, 'in_progress'], [130, 'completed']], '90–130', '90–130'],
    [
      'begun and completed before its window',
      [[0], [50, 'in_progress'], [70, 'completed']],
      '50–70',
      '50–70',
    ],
    ['completed before it began', [[0], [50, 'completed']], undefined, ''],
    ['cancelled before it began', [[0], [50, 'cancelled']], '100–200', ''],
    ['cancelled at its beginning', [[0], [100, 'cancelled']], '100–200', ''],
    ['cancelled under way', [[0], [130, 'cancelled']], '100–200', '100–130'],
    ['begun by an engineer, running over', [[0], [110, 'in_progress']], '100–200', '100–200'],
    ['over late', [[0], [110, 'in_progress'], [250, 'completed']], '100–250', '100–200'],
    ['a word after it ended by itself', [[0], [250, 'completed']], '100–200', '100–200'],
    ['told of inside the window', [[120]], '100–200', '100–200'],
    ['told of inside the window, once it was done', [[120, 'completed']], '100–120', '100–120'],
    ['told of afterwards', [[250]], '100–200', '100–200'],
    ['told of afterwards as completed', [[250, 'completed']], '100–200', '100–200'],
    ['told of afterwards as cancelled', [[250, 'cancelled']], '100–200', ''],
    ['moved before it began', [[0], [50, undefined, [300, 350]]], '300–350', '300–350'],
    ['moved while under way', [[0], [120, undefined, [300, 350]]], '300–350', '100–120 300–350'],
    ['moved once it had passed', [[0], [220, undefined, [300, 350]]], '300–350', '100–200 300–350'],
    [
      'moved, then completed early',
      [[0], [120, undefined, [300, 350]], [310, 'completed']],
      '300–310',
      '100–120 300–310',
    ],
    ['extended', [[0], [150, undefined, [100, 250]]], '100–250', '100–250'],
    ['extended once it had passed', [[0], [220, undefined, [100, 250]]], '100–250', '100–200 220–250'],
    [
      'extended after it ran over',
      [[0], [110, 'in_progress'], [220, undefined, [100, 250]], [240, 'completed']],
      '100–240',
      '100–200 220–240',
    ],
    ['shortened', [[0], [110, undefined, [100, 150]]], '100–150', '100–150'],
    ['moved twice', [[0], [20, undefined, [300, 350]], [50, undefined, [400, 450]]], '400–450', '400–450'],
  ])('%s', (_, entries, time, spans) => {
    const merged = times(entries, 1000);
    expect([merged.time, merged.spans]).toEqual([time, spans]);
  });
});

test('a window ahead makes a begun maintenance scheduled again, and its work begins from nothing', () => {
  expect(times([[0], [100, 'in_progress'], [220, undefined, [300, 350]]], 1000).states).toEqual([
    '0 scheduled operational',
    '100 in_progress under_maintenance',
    '200 in_progress partial_outage',
    '220 scheduled operational',
    '300 in_progress under_maintenance',
    '350 completed operational',
  ]);
});

test('an overrun stays one until the entry that extends it', () => {
  expect(times([[0], [100, 'in_progress'], [220, undefined, [100, 250]]], 240).states).toEqual([
    '0 scheduled operational',
    '100 in_progress under_maintenance',
    '200 in_progress partial_outage',
    '220 in_progress under_maintenance',
  ]);
});

test('a component that failed in the work is operational again once the work is moved', () => {
  const record = works([[0], [120], [150, undefined, [300, 350]]]);
  const [first, second, third] = record.timeline;
  if (!first || !second || !third) throw new Error('The test has lost its entries.');
  const timeline = [first, { ...second, components: { mail: 'major_outage' as const } }, third];
  const steps = timelineOf({ ...record, timeline }, 310);
  expect(steps.map(({ at, components }) => [at, components.web, components.mail])).toEqual([
    [0, 'operational', undefined],
    [100, 'under_maintenance', undefined],
    [120, 'under_maintenance', 'major_outage'],
    [150, 'operational', 'operational'],
    [300, 'under_maintenance', 'operational'],
  ]);
  expect(steps[3]?.changes.mail).toEqual({ from: 'major_outage', to: 'operational' });
});

const anyEntries: fc.Arbitrary<ShortEntry[]> = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 400 }),
      status: fc.option(fc.constantFrom(...maintenanceStatuses), { nil: undefined }),
      window: fc.option(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 90 })), {
        nil: undefined,
      }),
    }),
    { selector: ({ at }) => at, minLength: 1, maxLength: 6 },
  )
  .map((entries) =>
    entries
      .toSorted((a, b) => a.at - b.at)
      .map(
        ({ at, status, window }): ShortEntry => [
          at,
          status,
          window && ([window[0], window[0] + window[1]] as const),
        ],
      ),
  );

test('each instant left out lies in the window that held then, or in work begun early, and nobody had ended it', () => {
  fc.assert(
    fc.property(anyEntries, fc.integer({ min: 0, max: 500 }), (entries, now) => {
      const record = works(entries);
      const { timeline } = record;
      const spans = maintenanceSpans(timelineOf(record, now), now);
      const first = timeline[0]?.at ?? 0;
      const instants = spans.flatMap(({ start, end }) =>
        Array.from({ length: end - start }, (_, at) => start + at),
      );
      for (const at of instants) {
        expect(at).toBeLessThan(now);
        const before = timeline.filter((entry) => entry.at <= at);
        const held = before.findLast(({ window }) => window)?.window ?? record.window ?? { start: 0, end: 0 };
        expect(at).toBeLessThan(held.end);
        const moved = before.findLastIndex(({ window, at: said }) => window && window.start > said);
        const words = before.slice(Math.max(moved, 0)).map(({ status }) => status);
        if (at < held.start)
          expect(words.some((word) => word === 'in_progress' || word === 'verifying')).toBe(true);
        const last = before.findLast(({ status, window }) => window || (status && status !== 'scheduled'));
        if (at >= first && !last?.window) expect(['completed', 'cancelled']).not.toContain(last?.status);
      }
      expect(new Set(instants).size).toBe(instants.length);
    }),
    { numRuns: 300 },
  );
});

test('time that passes ends nothing earlier: what was left out stays left out', () => {
  fc.assert(
    fc.property(
      anyEntries,
      fc.integer({ min: 400, max: 500 }),
      fc.integer({ min: 0, max: 100 }),
      (entries, now, more) => {
        const record = works(entries);
        const until = maintenanceSpans(timelineOf(record, now), now);
        const later = maintenanceSpans(timelineOf(record, now + more), now + more);
        for (const { start, end } of until) {
          expect(later.some((span) => span.start <= start && span.end >= end)).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('the window that a maintenance has is the newest', () => {
  expect(windowOf(works([[0]]))).toEqual({ start: 100, end: 200 });
  expect(windowOf(works([[0], [5, undefined, [300, 350]], [6]]))).toEqual({ start: 300, end: 350 });
  expect(windowOf({ kind: 'notice', components: {}, timeline: [{ at: 0 }] })).toBeUndefined();
});
