import { expect, test } from 'vitest';
import { drawFrom } from '../../scripts/chores/actions/draw.ts';
import { drawHappening, months } from '../../scripts/chores/actions/recorded-year.ts';
import { actionsTable, figuresOf, setups } from '../../scripts/chores/bench-actions.ts';

const seeds = [7, 19];
const [minute, five] = setups as [(typeof setups)[number], (typeof setups)[number]];

test.each(seeds)('ticks from outside keep within the plan, drawn with %i', (seed) => {
  const figures = figuresOf(minute, seed);
  expect(figures.usual).toBeLessThanOrEqual(1000);
  expect(figures.p1).toBeLessThanOrEqual(120);
  expect(figures.flag.longest).toBeLessThanOrEqual(120);
  expect(figures.flag.missed).toBe(0);
  expect(figures.unconfirmed).toBe(0);
});

test.each(seeds)('a flag comes at most an interval and a minute late, drawn with %i', (seed) => {
  expect(figuresOf(five, seed).flag.longest).toBeLessThanOrEqual(6 * 60);
});

test('a month with three incidents has their commits and the late updates between them', () => {
  const happening = drawHappening(months.usual, 12, drawFrom(7));
  expect(happening.live).toHaveLength(36);
  expect(happening.commits).toHaveLength(12 * (36 + 20));
  for (const { at, until } of happening.flags) expect(until - at).toBeGreaterThanOrEqual(5 * 60);
  expect(happening.flags.length).toBeGreaterThan(0);
});

test('the same seed gives the same table', () => {
  const table = actionsTable();
  expect(table.split('\n')).toHaveLength(setups.length + 1);
  expect(actionsTable()).toBe(table);
});
