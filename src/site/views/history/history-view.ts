import { groupBy } from '#core/base/group-by.ts';
import { dateIn } from '#core/base/time/instant.ts';
import { monthPage } from '#core/output/address.ts';
import type { SiteMonth } from '#site/model/months.ts';
import type { Site } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import { type RecordSummaryView, recordSummaryView } from '#site/views/record/record-summary-view.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';

/** A day and what began on it. */
export interface DayView {
  readonly date: TimeView;
  readonly records: readonly RecordSummaryView[];
  /** Said where there is none. */
  readonly quiet?: string | undefined;
}

/** The history of one month. */
export interface MonthView {
  readonly frame: FrameView;
  readonly title: string;
  readonly totals: string;
  readonly days: readonly DayView[];
  readonly pagerLabel: string;
  readonly older?: LinkView | undefined;
  readonly newer?: LinkView | undefined;
  readonly report: LinkView;
}

export function monthView(site: Site, month: SiteMonth, months: readonly SiteMonth[]): MonthView {
  const { t, times, paths } = site;
  const { period, records } = month;
  const index = months.findIndex((each) => each.period.id === period.id);
  const link = (other: SiteMonth | undefined): LinkView | undefined =>
    other && { label: times.month(other.period.interval.start).label, href: paths.month(other.period.id) };
  const { label } = times.month(period.interval.start);
  const days = groupBy(records, ({ listed }) => dateIn(listed, site.config.site.time_zone));
  return {
    frame: frameView(site, {
      path: monthPage(period.id),
      title: t('history.month-title', { month: label }),
      place: 'history',
    }),
    title: t('history.month-title', { month: label }),
    totals: records.length > 0 ? totalsOf(site, month) : t('history.quiet'),
    days: [...days].map(([date, each]) => ({
      date: times.date(date),
      records: each.map((record) => recordSummaryView(site, record)),
    })),
    pagerLabel: t('history.pager'),
    older: link(months[index + 1]),
    newer: link(months[index - 1]),
    report: { label: t('history.report', { month: label }), href: paths.report(period.id) },
  };
}

/** All months, year by year. */
export interface MonthListView {
  readonly frame: FrameView;
  readonly title: string;
  readonly years: readonly {
    readonly year: string;
    readonly months: readonly (LinkView & { readonly totals: string })[];
  }[];
}

/** The list of months, for the history (`place` history) or for the reports. */
export function monthListView(
  site: Site,
  months: readonly SiteMonth[],
  place: 'history' | 'reports',
): MonthListView {
  const { t, times, paths } = site;
  const years = groupBy(months, ({ period }) => period.id.slice(0, 4));
  return {
    frame: frameView(site, { path: `${place}.html`, title: t(`place.${place}`), place }),
    title: t(`place.${place}`),
    years: [...years].map(([year, each]) => ({
      year,
      months: each.map((month) => ({
        label: times.month(month.period.interval.start).label,
        href: place === 'history' ? paths.month(month.period.id) : paths.report(month.period.id),
        totals: totalsOf(site, month),
      })),
    })),
  };
}

function totalsOf({ t }: Site, { records }: SiteMonth): string {
  const count = (kind: string) => records.filter(({ incident }) => incident.kind === kind).length;
  const [incidents, maintenances, notices] = [count('incident'), count('maintenance'), count('notice')];
  return [
    incidents > 0 ? t('totals.incidents', { count: incidents }) : t('totals.no-incidents'),
    maintenances > 0 && t('totals.maintenances', { count: maintenances }),
    notices > 0 && t('totals.notices', { count: notices }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
