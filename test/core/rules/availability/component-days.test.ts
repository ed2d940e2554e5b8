import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, type Instant, MINUTE, startOfDate, toIso } from '#core/base/time/instant.ts';
import { componentDays } from '#core/rules/availability/component-days.ts';
import { componentHistories } from '#core/rules/availability/component-history.ts';
import { measure } from '#core/rules/availability/uptime.ts';
import { content } from '../../../fixtures/content.ts';
import { recordText } from '../../../fixtures/record-text.ts';

const berlin = 'Europe/Berlin';

/** The days of `web`, whose site counts them in Berlin. */
function daysOf(records: readonly string[], now: Instant, count: number, components?: string) {
  const named = Object.fromEntries(records.map((text, index) => [`record-${index}`, text]));
  const visible = content({ records: named, now, ...(components && { config: { components } }) }).visible(
    'public',
  );
  const histories = componentHistories(visible.records, now);
  return { ...visible, histories, days: componentDays('web', histories, visible.config, now, count) };
}

function outage(state: string, from: Instant, until: Instant): string {
  return recordText({ severity: 'P1', components: { web: state } }, [
    { at: from },
    { at: until, status: 'resolved' },
  ]);
}

test('a day is as long as it is in the zone: 23 hours in March, 25 in October', () => {
  for (const [date, hours] of [
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-10-26', 24],
  ] as const) {
    const now = startOfDate(date, berlin) + 40 * HOUR;
    const { days } = daysOf([outage('major_outage', now - 80 * HOUR, now)], now, 3);
    const day = days.find((each) => each.date === date);
    expect(day?.measuredMs, date).toBe(hours * HOUR);
    expect(day?.downMs, date).toBe(hours * HOUR);
  }
});

test('midnight in the zone parts two days, and each has its worst state and how long it was in each', () => {
  const midnight = startOfDate('2026-11-20', berlin);
  const { days } = daysOf(
    [
      outage('partial_outage', midnight - 30 * MINUTE, midnight + 90 * MINUTE),
      outage('major_outage', midnight + 60 * MINUTE, midnight + 80 * MINUTE),
    ],
    midnight + 48 * HOUR - 1000,
    4,
  );
  const summary = days.map(({ date, state, states }) => [
    date,
    state,
    states.partial_outage / MINUTE,
    states.major_outage / MINUTE,
  ]);
  expect(summary).toEqual([
    ['2026-11-18', 'operational', 0, 0],
    ['2026-11-19', 'partial_outage', 30, 0],
    ['2026-11-20', 'major_outage', 70, 20],
    ['2026-11-21', 'operational', 0, 0],
  ]);
});

test('a day names the records that put it out of order, in order of their beginning', () => {
  const noon = Date.UTC(2026, 10, 20, 11);
  const records = [
    outage('partial_outage', noon + HOUR, noon + 2 * HOUR),
    outage('major_outage', noon - 30 * HOUR, noon + HOUR),
    outage('major_outage', noon - 60 * HOUR, noon - 50 * HOUR),
  ];
  const { days } = daysOf(records, noon + 3 * HOUR, 3);
  expect(days.map((day) => day.records)).toEqual([['record-2'], ['record-1'], ['record-1', 'record-0']]);
});

test('before `since` nobody watched', () => {
  const components =
    'groups:\n  - id: shop\n    name: Shop\n    components:\n      - { id: web, name: Web, since: 2026-11-22 }\n';
  const { days } = daysOf([], Date.UTC(2026, 10, 23, 10), 3, components);
  expect(days.map(({ state }) => state)).toEqual([undefined, 'operational', 'operational']);
});

test('a window of maintenance is maintenance, and what runs over is not', () => {
  const from = Date.UTC(2026, 10, 20, 10);
  const text = recordText(
    {
      kind: 'maintenance',
      components: ['web'],
      window: { from: toIso(from), until: toIso(from + 2 * HOUR) },
    },
    [{ at: from - HOUR }, { at: from, status: 'in_progress' }, { at: from + 3 * HOUR, status: 'completed' }],
  );
  const { days } = daysOf([text], Date.UTC(2026, 10, 20, 20), 1);
  expect(days[0]?.states).toMatchObject({ under_maintenance: 2 * HOUR, partial_outage: HOUR });
  expect(days[0]?.measuredMs).toBe(19 * HOUR);
});

test('days add up to their whole, and the states of each to its length', () => {
  const now = startOfDate('2026-11-01', berlin);
  const span = fc.tuple(
    fc.constantFrom('degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance'),
    fc.integer({ min: -20, max: 230 }),
    fc.integer({ min: 1, max: 100 }),
  );
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const first = startOfDate('2026-10-22', berlin);
      const records = spans.map(([state, from, length]) =>
        outage(state, first + from * HOUR, Math.min(first + (from + length) * HOUR, now + 9 * HOUR)),
      );
      const { days, histories, config } = daysOf(records, now + 10 * HOUR, 11);
      const whole = measure(
        'web',
        { start: first, end: now + 10 * HOUR },
        histories,
        config,
        now + 10 * HOUR,
      );
      const sum = (of: (day: (typeof days)[number]) => number) =>
        days.reduce((total, day) => total + of(day), 0);
      expect(sum(({ measuredMs }) => measuredMs)).toBe(whole.measuredMs);
      expect(sum(({ downMs }) => downMs)).toBeCloseTo(whole.downMs, 3);
      for (const { states, measuredMs } of days) {
        expect(Object.values(states).reduce((total, ms) => total + ms, 0)).toBe(measuredMs);
      }
    }),
    { numRuns: 60 },
  );
});
