import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE, toIso } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { componentHistories } from '#core/rules/availability/component-history.ts';
import { roundDown } from '#core/rules/availability/round-down.ts';
import { measure, uptime } from '#core/rules/availability/uptime.ts';
import { content } from '../../../fixtures/content.ts';
import { recordText } from '../../../fixtures/record-text.ts';

const start = Date.UTC(2026, 9, 1);
const day: Interval = { start, end: start + DAY };
const later = start + 5 * DAY;
const at = (hours: number): Instant => start + hours * HOUR;

/** An incident on `web`, in one state from one hour to another. */
function outage(state: string, from: number, until?: number): string {
  const end = until === undefined ? [] : [{ at: at(until), status: 'resolved' }];
  return recordText({ severity: 'P1', components: { web: state } }, [{ at: at(from) }, ...end]);
}

/** Maintenance on `web`, announced two days before. */
function maintenance(from: number, until: number, entries: { at: Instant; status: string }[] = []): string {
  const window = { from: toIso(at(from)), until: toIso(at(until)) };
  return recordText({ kind: 'maintenance', components: ['web'], window }, [
    { at: at(from - 48) },
    ...entries,
  ]);
}

function load(records: readonly string[], now: Instant, components?: string) {
  const named = Object.fromEntries(records.map((text, index) => [`record-${index}`, text]));
  return content({ records: named, now, ...(components && { config: { components } }) }).visible('public');
}

describe('uptime', () => {
  test.each<{ name: string; records: string[]; now?: Instant; expected: number }>([
    { name: 'no records', records: [], expected: 1 },
    { name: 'a major outage', records: [outage('major_outage', 10, 12)], expected: 1 - 2 / 24 },
    { name: 'a partial outage', records: [outage('partial_outage', 10, 12)], expected: 1 - 0.6 / 24 },
    { name: 'degraded performance', records: [outage('degraded_performance', 10, 12)], expected: 1 },
    { name: 'one that began before', records: [outage('major_outage', -3, 2)], expected: 1 - 2 / 24 },
    { name: 'one that ended after', records: [outage('major_outage', 23, 30)], expected: 1 - 1 / 24 },
    { name: 'one of another day', records: [outage('major_outage', 24, 30)], expected: 1 },
    { name: 'an open one', records: [outage('major_outage', 20)], expected: 1 - 4 / 24 },
    {
      name: 'an open one, until now',
      records: [outage('major_outage', 10)],
      now: at(12),
      expected: 1 - 2 / 12,
    },
    {
      name: 'an overlap, once and at the worst weight',
      records: [outage('major_outage', 10, 12), outage('partial_outage', 11, 13)],
      expected: 1 - 2.3 / 24,
    },
    {
      name: 'started before the first entry',
      records: [
        recordText({ severity: 'P0', components: ['web'], started: toIso(at(9)) }, [
          { at: at(10) },
          { at: at(12), status: 'resolved' },
        ]),
      ],
      expected: 1 - 3 / 24,
    },
    {
      name: 'started after the first entry',
      records: [
        recordText({ severity: 'P0', components: ['web'], started: toIso(at(11)) }, [
          { at: at(10) },
          { at: at(12), status: 'resolved' },
        ]),
      ],
      expected: 1 - 1 / 24,
    },
    {
      name: 'told of once it was over',
      records: [
        recordText({ severity: 'P0', components: ['web'], started: toIso(at(9)) }, [
          { at: at(12), status: 'resolved' },
        ]),
      ],
      expected: 1 - 3 / 24,
    },
    {
      name: 'worse, then better, then over',
      records: [
        recordText({ severity: 'P1', components: ['web'] }, [
          { at: at(8) },
          { at: at(9), components: { web: 'major_outage' } },
          { at: at(11), components: { web: 'operational' } },
          { at: at(15), status: 'resolved' },
        ]),
      ],
      expected: 1 - (0.3 + 2) / 24,
    },
    {
      name: 'reopened with a state of its own',
      records: [
        recordText({ severity: 'P0', components: ['web'] }, [
          { at: at(8) },
          { at: at(9), status: 'resolved' },
          { at: at(12), status: 'investigating', components: { web: 'major_outage' } },
          { at: at(14), status: 'resolved' },
        ]),
      ],
      expected: 1 - 3 / 24,
    },
    {
      name: 'a false alarm',
      records: [
        recordText({ severity: 'P0', components: ['web'] }, [
          { at: at(8) },
          { at: at(12), status: 'dismissed' },
        ]),
      ],
      expected: 1,
    },
    {
      name: 'an incident on another component',
      records: [recordText({ severity: 'P0', components: ['search'] }, [{ at: at(8) }])],
      expected: 1,
    },
    {
      name: 'an outage after a maintenance that was completed early: window 2–6, completed 2:30, outage 3–5',
      records: [maintenance(2, 6, [{ at: at(2.5), status: 'completed' }]), outage('major_outage', 3, 5)],
      expected: 1 - 2 / 23.5,
    },
    {
      name: 'an outage after a maintenance that was cancelled under way',
      records: [maintenance(2, 6, [{ at: at(2.5), status: 'cancelled' }]), outage('major_outage', 3, 5)],
      expected: 1 - 2 / 23.5,
    },
    {
      name: 'an outage in a window that was cancelled before it began',
      records: [maintenance(2, 6, [{ at: at(1), status: 'cancelled' }]), outage('major_outage', 3, 5)],
      expected: 1 - 2 / 24,
    },
    {
      name: 'work that an engineer began before the window is not measured',
      records: [
        maintenance(2, 6, [
          { at: at(1), status: 'in_progress' },
          { at: at(4), status: 'completed' },
        ]),
      ],
      expected: 1,
    },
    {
      name: 'an outage in work that an engineer began before the window',
      records: [
        maintenance(2, 6, [
          { at: at(1), status: 'in_progress' },
          { at: at(4), status: 'completed' },
        ]),
        outage('major_outage', 0.5, 1.5),
      ],
      expected: 1 - 0.5 / 21,
    },
    {
      name: 'no downtime inside a maintenance window, which is not measured',
      records: [maintenance(10, 14), outage('major_outage', 12, 16)],
      expected: 1 - 2 / 20,
    },
    {
      name: 'windows that overlap are left out once',
      records: [maintenance(10, 14), maintenance(12, 16), outage('major_outage', 15, 18)],
      expected: 1 - 2 / 18,
    },
    {
      name: 'cancelled maintenance is none',
      records: [maintenance(10, 14, [{ at: at(9), status: 'cancelled' }]), outage('major_outage', 12, 16)],
      expected: 1 - 4 / 24,
    },
    {
      name: 'maintenance that overran',
      records: [
        maintenance(10, 12, [
          { at: at(10), status: 'in_progress' },
          { at: at(13), status: 'completed' },
        ]),
      ],
      expected: 1 - 0.3 / 22,
    },
    {
      name: 'maintenance still to come',
      records: [maintenance(20, 22)],
      now: at(12),
      expected: 1,
    },
  ])('$name', ({ records, now = later, expected }) => {
    const { records: all, config } = load(records, now);
    expect(uptime('web', day, all, config, now)).toBeCloseTo(expected, 12);
  });

  test.each([
    ['the interval is in the future', [], at(-1), 'web'],
    ['all of it was maintenance', [maintenance(-1, 25)], later, 'web'],
    ['nobody knows the component', [], later, 'nothing'],
    ['it is internal and the reader is not', [], later, 'ledger'],
  ])('null where %s', (_, records, now, component) => {
    const { records: all, config } = load(records, now);
    expect(uptime(component, day, all, config, now)).toBeNull();
  });

  // The site's zone is Europe/Berlin: 2 October begins there at 22:00Z on the 1st.
  test.each([
    ['since: 2026-10-01', 1 - 12 / 24],
    ['since: 2026-10-02', 1 - 1 / 2],
    ['since: 2026-10-03', null],
    ['until: 2026-10-02', 1 - 11 / 22],
    ['until: 2026-10-01', null],
  ])('%s', (bound, expected) => {
    const components = `groups:\n  - id: shop\n    name: Shop\n    components:\n      - { id: web, name: Web, ${bound} }\n`;
    const records = [outage('major_outage', 0, 11), outage('major_outage', 22, 23)];
    const { records: all, config } = load(records, later, components);
    expect(uptime('web', day, all, config, later)).toEqual(expected);
  });
});

describe('roundDown', () => {
  test.each([
    [100, 2, 100],
    [99.999_999, 2, 99.99],
    [99.99, 2, 99.99],
    // In floating point, a hair below.
    [(1 - 0.0016) * 100, 2, 99.84],
    [58.333, 0, 58],
    [0, 2, 0],
    // One second of a year.
    [(1 - 1 / (365 * 86_400)) * 100, 2, 99.99],
  ])('%d to %d digits is %d', (percent, digits, expected) => {
    expect(roundDown(percent, digits)).toBe(expected);
  });
});

describe('laws of uptime', () => {
  const SLOT = 15 * MINUTE;
  const slots = 96;
  const weights: Record<string, number> = { degraded_performance: 0, partial_outage: 0.3, major_outage: 1 };
  const span = fc
    .tuple(fc.integer({ min: -20, max: slots + 10 }), fc.integer({ min: 1, max: 60 }))
    .map(([from, length]) => ({ from, until: from + length }));
  const incident = fc.record({
    span,
    state: fc.constantFrom('degraded_performance', 'partial_outage', 'major_outage'),
    end: fc.constantFrom('resolved', 'dismissed', 'open'),
  });
  const incidents = fc.array(incident, { maxLength: 5 });
  const windows = fc.array(span, { maxLength: 2 });
  type Drawn = typeof incident extends fc.Arbitrary<infer T> ? T : never;
  type Span = Drawn['span'];

  const write = ({ span: { from, until }, state, end }: Drawn) =>
    outage(state, from / 4, end === 'open' ? undefined : until / 4).replace('"resolved"', `"${end}"`);
  const writeWindow = ({ from, until }: Span) => maintenance(from / 4, until / 4);
  const measured = (records: readonly string[], interval: Interval) => {
    const visible = load(records, later);
    return measure('web', interval, componentHistories(visible.records, later), visible.config, later);
  };
  const runs = { numRuns: 60 };

  test('each quarter of an hour counts once, at the worst weight, and not at all in a window', () => {
    fc.assert(
      fc.property(incidents, windows, (drawn, holes) => {
        let [measuredMs, downMs] = [0, 0];
        for (let slot = 0; slot < slots; slot++) {
          const inside = ({ from, until }: Span) => from <= slot && slot < until;
          if (holes.some(inside)) continue;
          const active = drawn.filter(
            ({ span: { from, until }, end }) =>
              end !== 'dismissed' && inside({ from, until: end === 'open' ? Infinity : until }),
          );
          measuredMs += SLOT;
          downMs += SLOT * Math.max(0, ...active.map(({ state }) => weights[state] ?? 0));
        }
        const result = measured([...drawn.map(write), ...holes.map(writeWindow)], day);
        expect(result.measuredMs).toBe(measuredMs);
        expect(result.downMs).toBeCloseTo(downMs, 3);
      }),
      runs,
    );
  });

  test('another incident never raises it', () => {
    fc.assert(
      fc.property(incidents, windows, incident, (drawn, holes, another) => {
        const records = [...drawn.map(write), ...holes.map(writeWindow)];
        const before = measured(records, day);
        const after = measured([...records, write(another)], day);
        expect(after.measuredMs).toBe(before.measuredMs);
        expect(after.downMs).toBeGreaterThanOrEqual(before.downMs - 1e-6);
      }),
      runs,
    );
  });

  test('the order of records never matters', () => {
    fc.assert(
      fc.property(incidents, windows, (drawn, holes) => {
        const records = [...drawn.map(write), ...holes.map(writeWindow)];
        expect(measured(records.toReversed(), day)).toEqual(measured(records, day));
      }),
      runs,
    );
  });

  test('the parts add up to the whole', () => {
    fc.assert(
      fc.property(incidents, windows, fc.integer({ min: 0, max: slots * 15 }), (drawn, holes, minutes) => {
        const records = [...drawn.map(write), ...holes.map(writeWindow)];
        const middle = start + minutes * MINUTE;
        const morning = measured(records, { start, end: middle });
        const evening = measured(records, { start: middle, end: day.end });
        const whole = measured(records, day);
        expect(morning.measuredMs + evening.measuredMs).toBe(whole.measuredMs);
        expect(morning.downMs + evening.downMs).toBeCloseTo(whole.downMs, 3);
      }),
      runs,
    );
  });
});
