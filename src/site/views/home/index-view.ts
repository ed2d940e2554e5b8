import { DAY, type Instant, startOfDate } from '#core/base/time/instant.ts';
import { pinnedUntil } from '#core/content/record/pinned-until.ts';
import { recentDays } from '#core/rules/availability/recent-days.ts';
import { UPCOMING_DAYS } from '#site/model/changes-ahead.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import { continuedViews, type DayView } from '#site/views/history/history-view.ts';
import { siteNews } from '#site/views/record/news-view.ts';
import { type CardsView, cardsView } from '#site/views/record/record-card-view.ts';
import { recordSummaryView } from '#site/views/record/record-summary-view.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';
import { overallLabel } from '#site/views/shared/overall-label.ts';
import type { StateView } from '#site/views/shared/state-view.ts';
import { type OperationsView, operationsView } from '#site/views/team/operations-view.ts';
import { type BoardView, boardView, lookOfIndicator } from './board-view.ts';

/** How many days the index looks back. */
const DAYS = 15;

/** The first page. Sections in which there is nothing are left out. */
export interface IndexView {
  readonly frame: FrameView;
  readonly overall: StateView;
  /** Links to subscribe, and to contact support. */
  readonly actions: readonly LinkView[];
  readonly asOf: { readonly label: string; readonly time: TimeView };
  readonly current: CardsView;
  readonly underWay: CardsView;
  readonly boardLabel: string;
  readonly board: BoardView;
  readonly upcoming: CardsView;
  readonly notices: CardsView;
  readonly daysLabel: string;
  readonly days: readonly DayView[];
  readonly history: LinkView;
  /** On the internal site alone. */
  readonly operations?: OperationsView | undefined;
}

export function indexView(site: Site): IndexView {
  const { t, times, paths, config, now, records, board } = site;
  const ofKind = (kind: string) => records.filter(({ visible }) => visible.kind === kind);
  const maintenance = ofKind('maintenance');
  const support = config.site.links?.support;
  return {
    frame: frameView(site, { path: '', place: 'index', freshness: 'dated', news: siteNews(site) }),
    overall: {
      id: lookOfIndicator[board.overall.indicator],
      label: overallLabel(t, board.overall),
    },
    actions: [
      { label: t('index.subscribe'), href: paths.subscribe },
      ...(support ? [{ label: t('index.support'), href: support }] : []),
    ],
    asOf: { label: t('index.as-of'), time: times.dateTime(now) },
    current: cardsView(
      site,
      t('index.current'),
      ofKind('incident').filter(({ open }) => open),
    ),
    underWay: cardsView(
      site,
      t('index.under-way'),
      maintenance.filter(({ open }) => open),
    ),
    boardLabel: t('index.board'),
    board: boardView(site),
    upcoming: cardsView(
      site,
      t('index.upcoming'),
      maintenance.filter((record) => isUpcoming(record, now)).reverse(),
    ),
    notices: cardsView(
      site,
      t('index.notices'),
      records.filter((record) => isPinned(record, now)),
    ),
    daysLabel: t('index.days', { count: DAYS }),
    days: recentDays(records, config, now, DAYS).map(({ date, listed, continued }) => ({
      date: times.date(date),
      records: listed.map((record) => {
        const summary = recordSummaryView(site, record);
        // Open incidents and pinned notices are above in full.
        return record.open || isPinned(record, now) ? { ...summary, message: undefined } : summary;
      }),
      continued: continuedViews(site, continued, { start: startOfDate(date, config.site.time_zone) }),
      quiet: listed.length + continued.length > 0 ? undefined : t('index.quiet'),
    })),
    history: { label: t('index.history'), href: paths.history },
    operations: operationsView(site),
  };
}

/** Planned for the next two weeks; later maintenance is on the maintenance page. */
function isUpcoming({ open, last, listed }: SiteRecord, now: Instant): boolean {
  return !open && last.status === 'scheduled' && listed < now + UPCOMING_DAYS * DAY;
}

function isPinned({ visible }: SiteRecord, now: Instant): boolean {
  return visible.kind === 'notice' && now < pinnedUntil(visible);
}
