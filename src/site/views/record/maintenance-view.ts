import { groupBy } from '#core/base/group-by.ts';
import { addDays, dateIn, startOfDate } from '#core/base/time/instant.ts';
import { isAhead, sitesAheadOf } from '#site/model/changes-ahead.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';
import { calendarLinks } from '#site/views/feeds/calendar-links.ts';
import { type AffectedView, affectedView } from '#site/views/shared/affected-view.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';
import { type Turning, turningList } from '#site/views/shared/turning.ts';
import { type CardsView, cardsView, type RecordCardView } from './record-card-view.ts';
import { type RecordSummaryView, recordSummaryView } from './record-summary-view.ts';

/** How far back the page looks, and how many records it then lists at most; the history has all of them. */
const PAST_DAYS = 365;
const PAST_RECORDS = 100;

/** All maintenance: under way, to come, and of the last year. */
export interface MaintenanceView {
  readonly frame: FrameView;
  readonly title: string;
  readonly lead: string;
  readonly calendars: readonly LinkView[];
  readonly underWay: CardsView;
  /** What the script puts in place as time passes. */
  readonly turning: {
    readonly underWay: readonly Turning<RecordCardView>[];
    readonly upcoming: readonly Turning<RecordCardView>[];
  };
  /** Soonest first. */
  readonly upcoming: CardsView;
  /** Said where nothing is under way or to come. */
  readonly none?: string | undefined;
  readonly past: {
    readonly label: string;
    readonly none: string;
    /** Newest first. */
    readonly months: readonly PastMonthView[];
    readonly history: LinkView;
  };
}

/** Maintenance of one month. */
export interface PastMonthView {
  /** Leads to the month's history. */
  readonly month: LinkView;
  readonly records: readonly {
    readonly summary: RecordSummaryView;
    readonly affected: readonly AffectedView[];
  }[];
}

export function maintenanceView(site: Site): MaintenanceView {
  const { t, paths } = site;
  const all = maintenanceOf(site);
  const underWay = underWayOf(site);
  const upcoming = upcomingOf(site);
  const later = sitesAheadOf(site, all.filter(isAhead));
  const title = t('place.maintenance');
  const { live, file } = calendarLinks(site);
  return {
    frame: frameView(site, {
      path: 'maintenance.html',
      title,
      description: t('maintenance.lead'),
      place: 'maintenance',
    }),
    title,
    lead: t('maintenance.lead'),
    calendars: [
      { label: t('maintenance.subscribe'), href: live },
      { label: t('maintenance.file'), href: file },
    ],
    underWay: { label: t('index.under-way'), cards: underWay },
    upcoming: { label: t('index.upcoming'), cards: upcoming },
    turning: {
      underWay: turningOf(underWay, later, underWayOf),
      upcoming: turningOf(upcoming, later, upcomingOf),
    },
    none: underWay.length + upcoming.length === 0 ? t('maintenance.none') : undefined,
    past: {
      label: t('maintenance.past'),
      none: t('maintenance.none-past'),
      months: pastMonths(site, all),
      history: { label: t('index.history'), href: paths.history },
    },
  };
}

function underWayOf(site: Site): RecordCardView[] {
  return withCalendars(
    site,
    maintenanceOf(site).filter(({ open }) => open),
  );
}

/** Soonest first. */
function upcomingOf(site: Site): RecordCardView[] {
  const planned = maintenanceOf(site).filter(({ open, last }) => !open && last.status === 'scheduled');
  return withCalendars(site, planned.reverse());
}

function maintenanceOf({ records }: Site): SiteRecord[] {
  return records.filter(({ visible }) => visible.kind === 'maintenance');
}

function turningOf(
  now: readonly RecordCardView[],
  later: readonly Site[],
  read: (site: Site) => RecordCardView[],
): Turning<RecordCardView>[] {
  return turningList(
    now,
    later.map((site) => ({ site, value: read(site) })),
    ({ id }) => id,
  );
}

function withCalendars(site: Site, records: readonly SiteRecord[]): RecordCardView[] {
  const { t, paths } = site;
  return cardsView(site, '', records).cards.map((card) => ({
    ...card,
    calendar: { label: t('record.calendar'), href: paths.calendar(card.id) },
  }));
}

function pastMonths(site: Site, all: readonly SiteRecord[]): PastMonthView[] {
  const { now, times, paths, config } = site;
  const zone = config.site.time_zone;
  const oldest = startOfDate(addDays(dateIn(now, zone), -PAST_DAYS), zone);
  const past = all
    .filter(({ open, last, listed }) => !open && last.status !== 'scheduled' && listed >= oldest)
    .slice(0, PAST_RECORDS);
  // What was cancelled before its window began is over, too, and is in a month that has a page.
  const months = groupBy(past, ({ listed }) => times.month(Math.min(listed, now)).id);
  return [...months].map(([id, records]) => ({
    month: { label: times.month(startOfDate(`${id}-01`, zone)).label, href: paths.month(id) },
    records: records.map((record) => ({
      summary: pastSummary(site, record),
      affected: affectedBy(site, record),
    })),
  }));
}

/** On a page of nothing but maintenance, how it ended says more than what it was. */
function pastSummary(site: Site, record: SiteRecord): RecordSummaryView {
  const { last, window, took = window } = record;
  const isCompleted = last.status === 'completed';
  return {
    ...recordSummaryView(site, record),
    look: { id: isCompleted ? 'operational' : 'none', label: site.t(`status.${last.status}`) },
    outcome: took ? site.times.window(took).label : '',
  };
}

/** That a component was under maintenance, or was not, goes without saying; that it was worse does not. */
function affectedBy(site: Site, record: SiteRecord): AffectedView[] {
  return affectedView(site, record).map(({ state, ...component }) => ({
    ...component,
    state: state?.id === 'under_maintenance' || state?.id === 'operational' ? undefined : state,
  }));
}
