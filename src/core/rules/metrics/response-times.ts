import type { VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { resolvedAt, startOf, timelineOf } from '#core/content/record/timeline.ts';

/**
 * From the start of impact to the first message that customers saw, in milliseconds; undefined where they have seen
 * none. Zero where the message came first: `started` may be written later, and more exactly.
 *
 * Not known of an imported record that does not say when it started: its first entry is what the other system kept,
 * and "0 minutes" would praise nobody.
 */
export function timeToFirstWord(record: VisibleRecord): number | undefined {
  if (record.imported && record.started === undefined) return undefined;
  return since(startOf(record), record.internal ? record.internal.announced : record.timeline[0]?.at);
}

/**
 * From the first entry to the first that is `acknowledged` or later, in milliseconds; undefined where there is none, and
 * for an imported record.
 */
export function timeToAcknowledge(record: VisibleRecord, now: Instant): number | undefined {
  if (record.imported) return undefined;
  const steps = timelineOf(record, now);
  const acknowledged = steps.find(({ status }) => status !== 'detected');
  return steps[0] && since(steps[0].at, acknowledged?.at);
}

/** From the start of impact to the last `resolved`, in milliseconds; undefined while the incident is open. */
export function timeToResolve(record: VisibleRecord, now: Instant): number | undefined {
  return since(startOf(record), resolvedAt(timelineOf(record, now)));
}

function since(start: Instant, end: Instant | undefined): number | undefined {
  return end === undefined ? undefined : Math.max(0, end - start);
}
