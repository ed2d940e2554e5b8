import type { VisibleConfig, VisibleIncident } from '#core/audience/visible.ts';
import { addDays, dateIn, type Instant, startOfDate } from '#core/base/time/instant.ts';
import { windowOf } from '#core/content/record/maintenance-time.ts';

/** A calendar day of the site's zone, and the records listed under it. */
export interface RecentDay {
  /** As `2026-11-23`. */
  readonly date: string;
  /** Newest first; empty on a quiet day. */
  readonly incidents: readonly VisibleIncident[];
}

/**
 * The instant under whose day and month a record is listed, once: the window's start of a maintenance; of anything
 * else its first entry, which for customers is its announcement. So does Statuspage, and so do reports.
 */
export function listedAt(incident: VisibleIncident): Instant {
  return windowOf(incident)?.start ?? incident.timeline[0]?.at ?? 0;
}

/**
 * The last days up to and with that of `now`, newest first, each with the records listed under it. Maintenance whose
 * window has not begun is not among them; an entry that stands some minutes ahead of `now` is one of today's.
 */
export function recentDays(
  incidents: readonly VisibleIncident[],
  config: VisibleConfig,
  now: Instant,
  days: number,
): RecentDay[] {
  const zone = config.site.time_zone;
  const today = dateIn(now, zone);
  const oldest = startOfDate(addDays(today, 1 - days), zone);
  const byDate = new Map<string, VisibleIncident[]>();
  for (const incident of incidents) {
    const at = listedAt(incident);
    if (at < oldest || (incident.kind === 'maintenance' && at > now)) continue;
    const date = dateIn(Math.min(at, now), zone);
    byDate.set(date, [...(byDate.get(date) ?? []), incident]);
  }
  return Array.from({ length: days }, (_, ago) => {
    const date = addDays(today, -ago);
    const listed = byDate.get(date) ?? [];
    return {
      date,
      incidents: listed.toSorted((a, b) => listedAt(b) - listedAt(a) || (a.id < b.id ? -1 : 1)),
    };
  });
}
