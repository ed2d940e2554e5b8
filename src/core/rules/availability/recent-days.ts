import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import { addDays, dateIn, type Instant, startOfDate } from '#core/base/time/instant.ts';
import { type Interval, overlaps } from '#core/base/time/interval.ts';
import { windowOf } from '#core/content/record/maintenance-time.ts';

/** A record, and when it was going on. */
export interface ActiveRecord {
  readonly visible: VisibleRecord;
  readonly active: readonly Interval[];
  /** Whether it is going on now. */
  readonly open?: boolean | undefined;
}

/** A calendar day of the site's zone, and the records listed under it. */
export interface RecentDay<R extends ActiveRecord = ActiveRecord> {
  /** As `2026-11-23`. */
  readonly date: string;
  /** Newest first. */
  readonly listed: readonly R[];
  /** Records of other days that were going on during this one, newest first. On a quiet day both are empty. */
  readonly continued: readonly R[];
}

/**
 * The instant under whose day and month a record is listed, once: the window's start of a maintenance; of anything
 * else its first entry, which for customers is its announcement. So does Statuspage, and so do reports.
 */
export function listedAt(record: VisibleRecord): Instant {
  return windowOf(record)?.start ?? record.timeline[0]?.at ?? 0;
}

/** Whether a record was going on during an interval. */
export function isActiveIn({ active }: Pick<ActiveRecord, 'active'>, interval: Interval): boolean {
  return active.some((each) => overlaps(each, interval));
}

/**
 * Whether a record was going on during an interval, or is at its first instant: at the moment at which a day begins, what is
 * open has not gone on in it for any time yet.
 */
export function goesOnIn(
  record: Pick<ActiveRecord, 'active' | 'open'>,
  interval: Interval,
  now: Instant,
): boolean {
  return isActiveIn(record, interval) || (record.open === true && interval.start === now);
}

/**
 * The last days up to and with that of `now`, newest first, each with the records listed under it, and those of other
 * days that were going on. Maintenance whose
 * window has not begun is not among them; an entry some minutes in the future of `now` is one of today's.
 */
export function recentDays<R extends ActiveRecord>(
  records: readonly R[],
  config: VisibleConfig,
  now: Instant,
  days: number,
): RecentDay<R>[] {
  const zone = config.site.time_zone;
  const today = dateIn(now, zone);
  const oldest = startOfDate(addDays(today, 1 - days), zone);
  const byDate = new Map<string, R[]>();
  const newestFirst = (a: R, b: R) =>
    listedAt(b.visible) - listedAt(a.visible) || (a.visible.id < b.visible.id ? -1 : 1);
  for (const record of records) {
    const { visible } = record;
    const at = listedAt(visible);
    if (at < oldest || (visible.kind === 'maintenance' && at > now)) continue;
    const date = dateIn(Math.min(at, now), zone);
    byDate.set(date, [...(byDate.get(date) ?? []), record]);
  }
  return Array.from({ length: days }, (_, ago) => {
    const date = addDays(today, -ago);
    const listed = byDate.get(date) ?? [];
    const day = { start: startOfDate(date, zone), end: startOfDate(addDays(date, 1), zone) };
    const continued = records.filter((record) => !listed.includes(record) && goesOnIn(record, day, now));
    return { date, listed: listed.toSorted(newestFirst), continued: continued.toSorted(newestFirst) };
  });
}
