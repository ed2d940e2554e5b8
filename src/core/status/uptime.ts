import type { VisibleConfig, VisibleIncident } from '#core/audience/visible.ts';
import { type Instant, startOfDate } from '#core/time/instant.ts';
import { type Interval, intersect, subtract, totalMs } from '#core/time/interval.ts';
import { type ComponentHistories, componentHistories } from './component-history.ts';

/** How long a component was watched, and how long it was down. Adjoining intervals add up. */
export interface Measured {
  /** Milliseconds that count: no maintenance window, no time before `since`, after `until` or after now. */
  readonly measuredMs: number;
  /** Downtime in them: each millisecond counted once, at the worst weight of the states it was in. */
  readonly downMs: number;
}

/** Measures one component over an interval. One that the config does not know was never measured. */
export function measure(
  componentId: string,
  interval: Interval,
  histories: ComponentHistories,
  config: VisibleConfig,
  now: Instant,
): Measured {
  const nothing = { measuredMs: 0, downMs: 0 };
  const component = config.groups
    .flatMap(({ components }) => components)
    .find(({ id }) => id === componentId);
  if (!component) return nothing;
  const zone = config.site.time_zone;
  const counted = intersect(interval, {
    start: component.since === undefined ? -Infinity : startOfDate(component.since, zone),
    end: Math.min(now, component.until === undefined ? Infinity : startOfDate(component.until, zone)),
  });
  if (!counted) return nothing;
  const { impacts = [], windows = [] } = histories.get(componentId) ?? {};
  const holes = windows.filter((window) => intersect(window, counted));
  const lasting = (pieces: readonly Interval[]) => totalMs(subtract(pieces, holes));

  const weighted = impacts.flatMap(({ interval: whole, state }) => {
    const part = intersect(whole, counted);
    const weight = config.downtime_weights[state];
    return part && weight > 0 ? [{ part, weight }] : [];
  });
  const weights = [...new Set(weighted.map(({ weight }) => weight))].toSorted((a, b) => b - a);
  // Layer by layer: what is down at this weight or a worse one counts for as much as it exceeds the next weight.
  const downMs = weights.reduce((sum, weight, index) => {
    const layer = weighted.filter((other) => other.weight >= weight).map(({ part }) => part);
    return sum + (weight - (weights[index + 1] ?? 0)) * lasting(layer);
  }, 0);
  return { measuredMs: lasting([counted]), downMs };
}

/** 1 − downtime ÷ time measured, from 0 to 1; null where nothing was measured. */
export function uptimeOf({ measuredMs, downMs }: Measured): number | null {
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
  incidents: readonly VisibleIncident[],
  config: VisibleConfig,
  now: Instant,
): number | null {
  return uptimeOf(measure(componentId, interval, componentHistories(incidents, now), config, now));
}
