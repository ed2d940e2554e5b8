import { groupBy } from '#core/base/group-by.ts';
import { dateIn } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { monthPage } from '#core/content/address.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import type { SiteMonth } from '#site/model/months.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import { type RecordSummaryView, recordSummaryView } from '#site/views/record/record-summary-view.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';

/** A day, what began on it, and what went on. */
export interface DayView {
  readonly date: TimeView;
  readonly records: readonly RecordSummaryView[];
  readonly continued: readonly ContinuedView[];
  /** Said where there is none. */
  readonly quiet?: string | undefined;
}

/** A record of another day or month that was going on in this one: "Checkout fails, continued from 29 September". */
export interface ContinuedView {
  readonly record: LinkView;
  readonly note: string;
}

/** What was going on from before, or was announced only afterwards, as a list of one day or month names it. */
export function continuedViews(
  { t, times, paths, config }: Site,
  continued: readonly SiteRecord[],
  { start }: Pick<Interval, 'start'>,
): ContinuedView[] {
  return continued.map(({ visible, listed }) => {
    const date = times.date(dateIn(listed, config.site.time_zone)).label;
    return {
      record: { label: visible.title, href: paths.record(visible.id) },
      note: t(listed < start ? 'history.continued' : 'history.announced-later', { date }),
    };
  });
}

/** The history of one month. */
export interface MonthView {
  readonly frame: FrameView;
  readonly title: string;
  readonly totals: string;
  readonly continued: readonly ContinuedView[];
  readonly days: readonly DayView[];
  readonly pagerLabel: string;
  readonly older?: LinkView | undefined;
  readonly newer?: LinkView | undefined;
  readonly report: LinkView;
}

export function monthView(site: Site, month: SiteMonth, months: readonly SiteMonth[]): MonthView {
  const { t, times, paths } = site;
  const { period, records, continued } = month;
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
    totals: records.length + continued.length > 0 ? totalsOf(site, month) : t('history.quiet'),
    continued: continuedViews(site, continued, period.interval),
    days: [...days].map(([date, each]) => ({
      date: times.date(date),
      records: each.map((record) => recordSummaryView(site, record)),
      continued: [],
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

/** Whether a record put a component out of order; a maintenance that ran over did. */
export function didHarm({ steps }: SiteRecord): boolean {
  const harmless = new Set<ComponentState>(['operational', 'under_maintenance']);
  return steps.some(({ components }) => Object.values(components).some((state) => !harmless.has(state)));
}

/** Counts are of what began; that there were no incidents is said only where none went on, either. */
function totalsOf({ t }: Site, { records, continued }: SiteMonth): string {
  const count = (kind: string, of = records) => of.filter(({ visible }) => visible.kind === kind).length;
  const carried = count('incident', continued);
  const [incidents, maintenances, notices] = [count('incident'), count('maintenance'), count('notice')];
  return [
    incidents > 0 && t('totals.incidents', { count: incidents }),
    carried > 0 && t('totals.continued', { count: carried }),
    incidents + carried === 0 && ![...records, ...continued].some(didHarm) && t('totals.no-incidents'),
    maintenances > 0 && t('totals.maintenances', { count: maintenances }),
    notices > 0 && t('totals.notices', { count: notices }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
