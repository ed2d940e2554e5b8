import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { isOpen, timelineOf } from '#core/content/record/timeline.ts';

/** Whether a record is open in the live lane: somebody may have to be asked at any minute. */
export function isLive(record: VisibleRecord, config: VisibleConfig, now: Instant): boolean {
  const steps = timelineOf(record, now);
  if (!isOpen(record, steps)) return false;
  if (record.kind === 'maintenance') return true;
  const severity = config.severities.find(({ id }) => id === steps.at(-1)?.severity);
  return severity?.internal?.lane === 'live';
}
