import type { VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { type Interval, intersect, merge } from '#core/base/time/interval.ts';
import { toldAfterwards } from '#core/content/record/maintenance-time.ts';
import { isBegun, isEnded } from '#core/content/record/status.ts';
import { type Step, startOf } from '#core/content/record/timeline.ts';

/**
 * When a record was going on: disjoint intervals in order, never past `now`. An incident is from its start until it
 * ends, and again where it is reopened; a maintenance while there was work, an overrun with it. A notice never is.
 * All effects of a record on a component are within these intervals.
 *
 * @param steps of the record, as `timelineOf` made them.
 */
export function activeIntervals(
  record: VisibleRecord,
  steps: readonly Step[],
  now: Instant,
): readonly Interval[] {
  const [first] = steps;
  if (!first || record.kind === 'notice') return [];
  const isIncident = record.kind === 'incident';
  const isActive = ({ status }: Step) => (isIncident ? !isEnded(status) : isBegun(status));
  const before = isIncident ? { start: startOf(record), end: first.at } : toldAfterwards(steps);
  const active = steps.flatMap((step, index) =>
    isActive(step) ? [{ start: step.at, end: steps[index + 1]?.at ?? now }] : [],
  );
  const past = { start: -Infinity, end: now };
  return merge(before ? [before, ...active] : active).flatMap((each) => intersect(each, past) ?? []);
}
