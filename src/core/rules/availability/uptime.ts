import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import { type Instant, startOfDate } from '#core/base/time/instant.ts';
import { type Interval, intersect, totalMs } from '#core/base/time/interval.ts';
import { componentStates } from '#core/content/config/component-state.ts';
import { type ComponentHistories, componentHistories } from './component-history.ts';
import { type StateTimes, stateTimes } from './state-times.ts';

/** How long a component was watched, and how long it was down. Those of adjoining intervals add up. */
export interface Measured {
  /** Milliseconds that count: no maintenance window, no time before `since`, after `until` or after now. */
  readonly measuredMs: number;
  /** Downtime in them: each millisecond counted once, at the worst weight of the states it was in. */
  readonly downMs: number;
  /** What all of it is made of, maintenance too. */
  readonly states: StateTimes;
}

/** Measures one component over an interval. One that the config does not know was never measured. */
export function measure(
  componentId: string,
  interval: Interval,
  histories: ComponentHistories,
  config: VisibleConfig,
  now: Instant,
): Measured {
  const component = config.groups
    .flatMap(({ components }) => components)
    .find(({ id }) => id === componentId);
  const zone = config.site.time_zone;
  const counted =
    component &&
    intersect(interval, {
      start: component.since === undefined ? -Infinity : startOfDate(component.since, zone),
      end: Math.min(now, component.until === undefined ? Infinity : startOfDate(component.until, zone)),
    });
  // An interval that is empty in all its parts.
  const { start, end } = counted ?? { start: interval.start, end: interval.start };
  const history = histories.get(componentId) ?? { impacts: [], windows: [] };
  const states = stateTimes({ start, end }, history, config.downtime_weights);
  const windowed = history.windows.flatMap((window) => intersect(window, { start, end }) ?? []);
  return {
    measuredMs: end - start - totalMs(windowed),
    downMs: componentStates.reduce((sum, state) => sum + config.downtime_weights[state] * states[state], 0),
    states,
  };
}

/** 1 − downtime ÷ time measured, from 0 to 1; null where nothing was measured. */
export function uptimeOf({ measuredMs, downMs }: Pick<Measured, 'measuredMs' | 'downMs'>): number | null {
  return measuredMs === 0 ? null : Math.max(0, 1 - downMs / measuredMs);
}

/**
 * Uptime of a component over an interval, from 0 to 1, by published incidents: 1 − weighted downtime ÷ (interval −
 * maintenance windows − time before `since` or after `until`), up to `now`; null where nothing was measured.
 * For many components or intervals, gather `componentHistories` once and `measure` with it.
 */
export function uptime(
  componentId: string,
  interval: Interval,
  records: readonly VisibleRecord[],
  config: VisibleConfig,
  now: Instant,
): number | null {
  return uptimeOf(measure(componentId, interval, componentHistories(records, now), config, now));
}
