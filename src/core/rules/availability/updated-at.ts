import type { VisibleIncident } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { timelineOf } from '#core/content/record/timeline.ts';

/**
 * When the content that an audience sees last changed: the newest entry, or beginning or end of a window that came about,
 * that is not in the future. Undefined where nothing has ever happened. Statuspage's `page.updated_at`.
 */
export function updatedAt(incidents: readonly VisibleIncident[], now: Instant): Instant | undefined {
  let newest: Instant | undefined;
  for (const incident of incidents) {
    const ends = incident.until === undefined ? [] : [incident.until];
    const changes = [...timelineOf(incident, now).map(({ at }) => at), ...ends];
    for (const at of changes) if (at <= now && (newest === undefined || at > newest)) newest = at;
  }
  return newest;
}
