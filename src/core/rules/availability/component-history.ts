import type { VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { type Interval, merge } from '#core/base/time/interval.ts';
import { maintenanceSpans } from '#core/content/record/maintenance-time.ts';
import { timelineOf } from '#core/content/record/timeline.ts';
import { type Impact, impactIntervals } from './impact-intervals.ts';

/** All that records say of one component up to an instant. */
export interface ComponentHistory {
  /** In order of start; those of different records may overlap. */
  readonly impacts: readonly Impact[];
  /** Maintenance that named it, as it was: disjoint, in order. Uptime leaves it out. */
  readonly windows: readonly Interval[];
}

/** History by component id, in one pass over the records. A component that no record names is not in it. */
export type ComponentHistories = ReadonlyMap<string, ComponentHistory>;

/** Gathers what records say of each component until `now`. */
export function componentHistories(records: readonly VisibleRecord[], now: Instant): ComponentHistories {
  const histories = new Map<string, { impacts: Impact[]; windows: Interval[] }>();
  const of = (component: string) => {
    const known = histories.get(component) ?? { impacts: [], windows: [] };
    histories.set(component, known);
    return known;
  };
  for (const record of records) {
    for (const impact of impactIntervals(record, now)) of(impact.component).impacts.push(impact);
    if (record.kind !== 'maintenance') continue;
    const steps = timelineOf(record, now);
    const spans = maintenanceSpans(steps, now);
    for (const component of Object.keys(steps.at(-1)?.components ?? {})) of(component).windows.push(...spans);
  }
  return new Map(
    [...histories].map(([component, { impacts, windows }]) => [
      component,
      { impacts: impacts.toSorted(byStart), windows: merge(windows) },
    ]),
  );
}

function byStart(a: Impact, b: Impact): number {
  return a.interval.start - b.interval.start || (a.record < b.record ? -1 : 1);
}
