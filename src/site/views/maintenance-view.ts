import { addDays, dateIn, type Instant, startOfDate } from '#core/time/instant.ts';
import type { Site, SiteRecord } from '#site/site.ts';
import { type FrameView, frameView, type LinkView } from './frame-view.ts';
import { type CardsView, cardsView } from './record-card-view.ts';
import { type RecordSummaryView, recordSummaryView } from './record-summary-view.ts';

/** How many days back the page looks. */
const PAST_DAYS = 365;

/** All maintenance: under way, to come, and of the last year. */
export interface MaintenanceView {
  readonly frame: FrameView;
  readonly title: string;
  readonly lead: string;
  readonly calendars: readonly LinkView[];
  readonly underWay: CardsView;
  readonly upcoming: CardsView;
  /** Said where nothing is under way or to come. */
  readonly none?: string | undefined;
  readonly past: {
    readonly label: string;
    readonly none: string;
    readonly months: readonly { readonly label: string; readonly records: readonly RecordSummaryView[] }[];
    readonly history: LinkView;
  };
}

export function maintenanceView(site: Site): MaintenanceView {
  const { t, times, paths, records, now } = site;
  const all = records.filter(({ incident }) => incident.kind === 'maintenance');
  const underWay = all.filter(({ open }) => open);
  const upcoming = all.filter((record) => !record.open && record.last.status === 'scheduled');
  const over = all.filter((record) => isPast(record, site));
  const months = Map.groupBy(over, ({ listed }) => times.month(Math.min(listed, now)).label);
  const title = t('place.maintenance');
  const address = paths.absolute('calendar.ics');
  return {
    frame: frameView(site, { path: 'maintenance.html', title, place: 'maintenance' }),
    title,
    lead: t('maintenance.lead', { zone: site.config.site.time_zone }),
    calendars: [
      { label: t('maintenance.subscribe'), href: address.replace(/^https?:/u, 'webcal:') },
      { label: t('maintenance.file'), href: paths.file('calendar.ics') },
    ],
    underWay: cardsView(site, t('index.under-way'), underWay),
    upcoming: cardsView(site, t('index.upcoming'), upcoming.toReversed()),
    none: underWay.length + upcoming.length === 0 ? t('maintenance.none') : undefined,
    past: {
      label: t('maintenance.past'),
      none: t('maintenance.none-past'),
      months: [...months].map(([label, each]) => ({
        label,
        records: each.map((record) => recordSummaryView(site, record)),
      })),
      history: { label: t('index.history'), href: paths.history },
    },
  };
}

/** Over, and not too long ago; one that was cancelled before its window began is over, too. */
function isPast({ open, last, listed }: SiteRecord, { now, config }: Site): boolean {
  return !open && last.status !== 'scheduled' && listed >= daysAgo(now, config.site.time_zone);
}

function daysAgo(now: Instant, zone: string): Instant {
  return startOfDate(addDays(dateIn(now, zone), -PAST_DAYS), zone);
}
