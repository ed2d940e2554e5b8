import type { VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { type Interval, intersect } from '#core/base/time/interval.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import { toldAfterwards } from '#core/content/record/maintenance-time.ts';
import type { ComponentStates } from '#core/content/record/record.ts';
import { isEnded } from '#core/content/record/status.ts';
import { isDismissed, startOf, timelineOf } from '#core/content/record/timeline.ts';

/** One component out of order, in one state, for a stretch of time. */
export interface Impact {
  /** Id of the record that says so. */
  readonly record: string;
  readonly component: string;
  readonly state: Exclude<ComponentState, 'operational'>;
  readonly interval: Interval;
}

/**
 * When a record put which component in which state: half-open intervals, in order of their end, never past `now`.
 *
 * The first state reaches back to `started` where that is written, and nothing is counted before it; where a record
 * begins with its end, as one told of afterwards does, that is the state it names its components in. A maintenance
 * reaches back to the beginning of its window, and a window that it outlived before its first entry ended it. What is
 * still going on lasts until `now`. A false alarm has none: it turned out that nothing was broken at any time.
 */
export function impactIntervals(record: VisibleRecord, now: Instant): Impact[] {
  const steps = timelineOf(record, now);
  if (isDismissed(steps)) return [];
  const told = toldAfterwards(steps);
  const counted = { start: told?.start ?? startOf(record), end: now };
  const impacts: Impact[] = [];
  const running = new Map<string, { state: ComponentState; since: Instant }>();
  const close = (component: string, end: Instant) => {
    const { state = 'operational', since = end } = running.get(component) ?? {};
    const interval = intersect({ start: since, end }, counted);
    if (interval && state !== 'operational') {
      impacts.push({ record: record.id, component, state, interval });
    }
  };
  const enter = (components: ComponentStates, since: Instant) => {
    for (const [component, state] of Object.entries(components)) {
      if (running.get(component)?.state === state) continue;
      close(component, since);
      running.set(component, { state, since });
    }
  };
  const [first] = steps;
  if (first) enter(isEnded(first.status) ? record.components : first.components, counted.start);
  if (first && told && told.end < first.at) {
    for (const component of running.keys()) enter({ [component]: 'operational' }, told.end);
  }
  for (const { components, at } of steps) enter(components, at);
  for (const component of running.keys()) close(component, now);
  return impacts;
}
