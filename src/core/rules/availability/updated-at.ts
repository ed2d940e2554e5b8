import type { VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { timelineOf } from '#core/content/record/timeline.ts';

/**
 * When the content that an audience sees last changed: the newest entry, or beginning or end of a window that came about,
 * that is not in the future. Undefined where nothing has ever happened. Statuspage's `page.updated_at`.
 */
export function updatedAt(records: readonly VisibleRecord[], now: Instant): Instant | undefined {
  let newest: Instant | undefined;
  for (const record of records) {
    const isNews = (at: Instant) => at <= now && (newest === undefined || at > newest);
    for (const { at } of timelineOf(record, now)) if (isNews(at)) newest = at;
    if (record.until !== undefined && isNews(record.until)) newest = record.until;
  }
  return newest;
}
