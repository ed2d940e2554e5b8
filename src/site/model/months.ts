import { groupBy } from '#core/base/group-by.ts';
import { nextPeriod, type Period, periodOf } from '#core/base/time/period.ts';
import type { Site, SiteRecord } from './site.ts';

/** A calendar month in the site's zone, and the records that belong to it, newest first. */
export interface SiteMonth {
  readonly period: Period;
  readonly records: readonly SiteRecord[];
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
  const byMonth = groupBy(past, ({ listed }) => periodOf(listed, 'month', zone).id);
  const months: SiteMonth[] = [];
  let period = periodOf(past.at(-1)?.listed ?? now, 'month', zone);
  while (period.interval.start <= now) {
    months.unshift({ period, records: byMonth.get(period.id) ?? [] });
    period = nextPeriod(period, zone);
  }
  return months;
}

/** The month that runs at the site's present. */
export function reportMonth({ now, config }: Site): Period {
  return periodOf(now, 'month', config.site.time_zone);
}
