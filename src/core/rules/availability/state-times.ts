import { type Interval, intersect, merge, overlapping, subtract, totalMs } from '#core/base/time/interval.ts';
import { type ComponentState, componentStates } from '#core/content/config/component-state.ts';
import type { ComponentHistory } from './component-history.ts';

/** How long a component was in each state, in milliseconds. They add up to the whole. */
export type StateTimes = Readonly<Record<ComponentState, number>>;

const outages = componentStates.filter((state) => state !== 'operational' && state !== 'under_maintenance');

/**
 * Cuts an interval into the states a component was in: a window of maintenance is maintenance, regardless of incidents in it;
 * where several records overlap, the state that weighs most counts, of equals the worst.
 *
 * @param weights of downtime by state, 0 to 1.
 */
export function stateTimes(
  interval: Interval,
  { impacts, windows }: ComponentHistory,
  weights: Readonly<Record<ComponentState, number>>,
): StateTimes {
  const inside = (pieces: readonly Interval[]) => pieces.flatMap((piece) => intersect(piece, interval) ?? []);
  const near = overlapping(impacts, interval);
  const of = (state: ComponentState) =>
    inside(near.filter((impact) => impact.state === state).map((impact) => impact.interval));
  const windowed = inside(windows);
  const times: Record<ComponentState, number> = {
    operational: 0,
    under_maintenance: 0,
    degraded_performance: 0,
    partial_outage: 0,
    major_outage: 0,
  };
  let taken = merge(windowed);
  const heaviestFirst = outages.toReversed().toSorted((a, b) => weights[b] - weights[a]);
  for (const state of heaviestFirst) {
    const pieces = of(state);
    times[state] = totalMs(subtract(pieces, taken));
    if (pieces.length > 0) taken = merge([...taken, ...pieces]);
  }
  times.under_maintenance = totalMs(windowed) + totalMs(subtract(of('under_maintenance'), taken));
  const whole = interval.end - interval.start;
  times.operational = whole - componentStates.reduce((sum, state) => sum + times[state], 0);
  return times;
}
