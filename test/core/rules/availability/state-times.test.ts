import { expect, test } from 'vitest';
import type { Interval } from '#core/base/time/interval.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import type { ComponentHistory } from '#core/rules/availability/component-history.ts';
import { type StateTimes, stateTimes } from '#core/rules/availability/state-times.ts';

const whole: Interval = { start: 0, end: 100 };
const shipped: Readonly<Record<ComponentState, number>> = {
  operational: 0,
  under_maintenance: 0,
  degraded_performance: 0,
  partial_outage: 0.3,
  major_outage: 1,
};
const upsideDown = { ...shipped, degraded_performance: 0.9, partial_outage: 0.5, major_outage: 0.1 };
const all = { ...shipped, degraded_performance: 1, partial_outage: 1 };

type Written = readonly [ComponentHistory['impacts'][number]['state'], number, number];

function history(
  impacts: readonly Written[],
  windows: readonly (readonly [number, number])[] = [],
): ComponentHistory {
  return {
    impacts: impacts.map(([state, start, end]) => ({
      record: 'a',
      component: 'web',
      state,
      interval: { start, end },
    })),
    windows: windows.map(([start, end]) => ({ start, end })),
  };
}

/** Without the states that it never was in. */
function times(...given: Parameters<typeof stateTimes>): Partial<StateTimes> {
  return Object.fromEntries(Object.entries(stateTimes(...given)).filter(([, ms]) => ms !== 0));
}

const both: Written[] = [
  ['partial_outage', 10, 40],
  ['major_outage', 30, 60],
  ['degraded_performance', 0, 100],
];

test.each<[string, ComponentHistory, Partial<StateTimes>, typeof shipped]>([
  ['nothing went on', history([]), { operational: 100 }, shipped],
  ['one state', history([['major_outage', 20, 30]]), { operational: 90, major_outage: 10 }, shipped],
  [
    'only what is inside counts',
    history([
      ['major_outage', -20, 30],
      ['partial_outage', 90, 120],
    ]),
    { operational: 60, major_outage: 30, partial_outage: 10 },
    shipped,
  ],
  [
    'what lies outside',
    history(
      [
        ['major_outage', -20, 0],
        ['major_outage', 100, 120],
      ],
      [[100, 120]],
    ),
    { operational: 100 },
    shipped,
  ],
  [
    'where some overlap, the one that weighs most counts',
    history(both),
    { major_outage: 30, partial_outage: 20, degraded_performance: 50 },
    shipped,
  ],
  ['even where the worst weighs least', history(both), { degraded_performance: 100 }, upsideDown],
  [
    'of equals, the worst',
    history(both),
    { major_outage: 30, partial_outage: 20, degraded_performance: 50 },
    all,
  ],
  [
    'two of one state count once',
    history([
      ['major_outage', 10, 30],
      ['major_outage', 20, 40],
    ]),
    { operational: 70, major_outage: 30 },
    shipped,
  ],
  [
    'a window is maintenance whatever else went on',
    history([['major_outage', 10, 40]], [[30, 60]]),
    { operational: 50, major_outage: 20, under_maintenance: 30 },
    shipped,
  ],
  [
    'an incident may be maintenance, too, and yields to an outage',
    history(
      [
        ['under_maintenance', 10, 40],
        ['partial_outage', 30, 50],
      ],
      [[0, 15]],
    ),
    { operational: 50, under_maintenance: 30, partial_outage: 20 },
    shipped,
  ],
])('%s', (_name, given, expected, weights) => {
  expect(times(whole, given, weights)).toEqual(expected);
});
