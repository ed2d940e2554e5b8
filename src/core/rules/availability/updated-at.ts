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
    const ends = record.until === undefined ? [] : [record.until];
    const changes = [...timelineOf(record, now).map(({ at }) => at), ...ends];
    for (const at of changes) if (at <= now && (newest === undefined || at > newest)) newest = at;
  }
  return newest;
}
