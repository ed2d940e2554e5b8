import { DAY, type Instant } from '#core/base/time/instant.ts';
import type { TimelineRecord } from './timeline-record.ts';

/** How many days a notice stays on the first page after its newest entry, where it has no `until`. */
export const PINNED_DAYS = 14;

/** Until when a notice is on the first page; from then on it is in the history alone. */
export function pinnedUntil({ until, timeline }: Pick<TimelineRecord, 'until' | 'timeline'>): Instant {
  return until ?? Math.max(...timeline.map(({ at }) => at)) + PINNED_DAYS * DAY;
}
