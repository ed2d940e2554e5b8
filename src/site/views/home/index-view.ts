import { DAY, type Instant, startOfDate } from '#core/base/time/instant.ts';
import { pinnedUntil } from '#core/content/record/pinned-until.ts';
import { confirmationOf } from '#core/output/built/confirmation.ts';
import { type RecentDay, recentDays } from '#core/rules/availability/recent-days.ts';
import { sitesAhead, UPCOMING_DAYS } from '#site/model/changes-ahead.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';
import { continuedViews, type DayView } from '#site/views/history/history-view.ts';
import { siteNews } from '#site/views/record/news-view.ts';
import { type CardsView, cardsView, type RecordCardView } from '#site/views/record/record-card-view.ts';
import { recordSummaryView } from '#site/views/record/record-summary-view.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';
import { type Turn, type Turning, turning, turningList } from '#site/views/shared/turning.ts';
import { type OperationsView, operationsView } from '#site/views/team/operations-view.ts';
import { type BoardView, boardView } from './board-view.ts';
import { type OverallView, overallView } from './overall-view.ts';

/** How many days the index looks back. */
const DAYS = 15;

/** The first page. Sections in which there is nothing are left out. */
export interface IndexView {
  readonly frame: FrameView;
  readonly overall: OverallView;
  /** Links to subscribe, and to contact support. */
  readonly actions: readonly LinkView[];
  readonly current: CardsView;
  readonly underWay: CardsView;
  readonly boardLabel: string;
  readonly board: BoardView;
  readonly upcoming: CardsView;
  readonly notices: CardsView;
  readonly daysLabel: string;
  readonly days: readonly DayView[];
  readonly history: LinkView;
  /** The same as time passes, as far as the build knows it. */
  readonly turning: IndexTurning;
  /** On the internal site alone. */
  readonly operations?: OperationsView | undefined;
}

/** What the first page shows of records, at one instant. */
interface IndexParts {
  readonly current: readonly RecordCardView[];
  readonly underWay: readonly RecordCardView[];
  readonly upcoming: readonly RecordCardView[];
  readonly notices: readonly RecordCardView[];
  readonly days: readonly DayView[];
}

/** What the script puts in place as time passes. */
export interface IndexTurning {
  readonly overall: readonly Turn<OverallView>[];
  readonly current: readonly Turning<RecordCardView>[];
  readonly underWay: readonly Turning<RecordCardView>[];
  readonly upcoming: readonly Turning<RecordCardView>[];
  readonly notices: readonly Turning<RecordCardView>[];
  readonly days: readonly Turning<DayView>[];
}

export function indexView(site: Site): IndexView {
  const { t, paths, config } = site;
  const support = config.site.links?.support;
  const later = sitesAhead(site, agesOf(site));
  const parts = partsOf(site);
  const section = (key: Exclude<keyof IndexParts, 'days'>, label: string): CardsView => ({
    label,
    cards: parts[key],
  });
  return {
    frame: frameView(site, { path: '', place: 'index', freshness: 'built', news: siteNews(site) }),
    overall: overallView(site, site.now),
    actions: [
      { label: t('index.subscribe'), href: paths.subscribe },
      ...(support ? [{ label: t('index.support'), href: support }] : []),
    ],
    current: section('current', t('index.current')),
    underWay: section('underWay', t('index.under-way')),
    boardLabel: t('index.board'),
    board: boardView(site, later),
    upcoming: section('upcoming', t('index.upcoming')),
    notices: section('notices', t('index.notices')),
    daysLabel: t('index.days', { count: DAYS }),
    days: parts.days,
    history: { label: t('index.history'), href: paths.history },
    turning: turningOf(site, parts, later),
    operations: operationsView(site),
  };
}

/** When what the banner says of its own age changes: it is not confirmed any longer. */
function agesOf({ config, now }: Site): Instant[] {
  const { until } = confirmationOf(config, now);
  return until === undefined ? [] : [until];
}

function turningOf(site: Site, parts: IndexParts, sites: readonly Site[]): IndexTurning {
  const later = sites.map((each) => ({ site: each, value: partsOf(each) }));
  const cards = (key: Exclude<keyof IndexParts, 'days'>) =>
    turningList(
      parts[key],
      later.map(({ site: each, value }) => ({ site: each, value: value[key] })),
      ({ id }) => id,
      isSameCard,
    );
  const overall = sites.map((each) => ({ site: each, value: overallView(each, site.now) }));
  return {
    overall: turning(overallView(site, site.now), overall).turns,
    current: cards('current'),
    underWay: cards('underWay'),
    upcoming: cards('upcoming'),
    notices: cards('notices'),
    days: turningList(
      parts.days,
      later.map(({ site: each, value }) => ({ site: each, value: value.days })),
      ({ date }) => date.iso,
    ),
  };
}

/** That an update is late needs no turn: the script knows the sentence. */
function isSameCard(a: RecordCardView, b: RecordCardView): boolean {
  const rest = (card: RecordCardView) => JSON.stringify({ ...card, nextUpdate: card.nextUpdate?.time });
  return rest(a) === rest(b);
}

function partsOf(site: Site): IndexParts {
  const { config, now, records } = site;
  const cards = (some: readonly SiteRecord[]) => cardsView(site, '', some).cards;
  const ofKind = (kind: string) => records.filter(({ visible }) => visible.kind === kind);
  const maintenance = ofKind('maintenance');
  return {
    current: cards(ofKind('incident').filter(({ open }) => open)),
    underWay: cards(maintenance.filter(({ open }) => open)),
    upcoming: cards(maintenance.filter((record) => isUpcoming(record, now)).reverse()),
    notices: cards(records.filter((record) => isPinned(record, now))),
    days: recentDays(records, config, now, DAYS).map((day) => dayView(site, day)),
  };
}

function dayView(site: Site, { date, listed, continued }: RecentDay<SiteRecord>): DayView {
  const { t, times, config, now } = site;
  return {
    date: times.date(date),
    records: listed.map((record) => {
      const summary = recordSummaryView(site, record);
      // Open incidents and pinned notices are above in full.
      return record.open || isPinned(record, now) ? { ...summary, message: undefined } : summary;
    }),
    continued: continuedViews(site, continued, { start: startOfDate(date, config.site.time_zone) }),
    quiet: listed.length + continued.length > 0 ? undefined : t('index.quiet'),
  };
}

/** Planned for the next two weeks; later maintenance is on the maintenance page. */
function isUpcoming({ open, last, listed }: SiteRecord, now: Instant): boolean {
  return !open && last.status === 'scheduled' && listed < now + UPCOMING_DAYS * DAY;
}

function isPinned({ visible }: SiteRecord, now: Instant): boolean {
  return visible.kind === 'notice' && now < pinnedUntil(visible);
}
