import { groupBy } from '#core/base/group-by.ts';
import { dateIn } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { nextPeriod, type Period, periodOf } from '#core/base/time/period.ts';
import { goesOnIn } from '#core/rules/availability/recent-days.ts';
import type { Site, SiteRecord } from './site.ts';

/** A calendar month in the site's zone, and the records listed in it, newest first. */
export interface SiteMonth {
  readonly period: Period;
  readonly records: readonly SiteRecord[];
  /** Those listed in another month that were going on in this one, newest first. */
  readonly continued: readonly SiteRecord[];
}

/** Every month from the first record to now, newest first; months in which nothing happened are there too. */
export function monthsOf(site: Site): readonly SiteMonth[] {
  const known = kept.get(site) ?? cutMonths(site);
  kept.set(site, known);
  return known;
}

// Many pages of a build ask, and cutting takes a conversion of zones for each record.
const kept = new WeakMap<Site, readonly SiteMonth[]>();

function cutMonths({ records, now, config }: Site): SiteMonth[] {
  const zone = config.site.time_zone;
  const past = records.filter(({ listed }) => listed <= now);
  const byMonth = groupBy(past, ({ listed }) => dateIn(listed, zone).slice(0, 7));
  const oldest = past.reduce(
    (first, { listed, active }) => Math.min(first, listed, active[0]?.start ?? now),
    now,
  );
  const months: SiteMonth[] = [];
  let period = periodOf(oldest, 'month', zone);
  while (period.interval.start <= now) {
    const { interval } = period;
    const continued = past.filter((record) => !isIn(record, interval) && goesOnIn(record, interval, now));
    months.unshift({ period, records: byMonth.get(period.id) ?? [], continued });
    period = nextPeriod(period, zone);
  }
  return months;
}

function isIn({ listed }: SiteRecord, { start, end }: Interval): boolean {
  return start <= listed && listed < end;
}

/** The month that runs at the site's present. */
export function reportMonth({ now, config }: Site): Period {
  return periodOf(now, 'month', config.site.time_zone);
}
