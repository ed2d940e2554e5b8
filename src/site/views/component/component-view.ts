import type { VisibleComponent } from '#core/audience/visible.ts';
import { bounded } from '#core/base/bounded.ts';
import { componentPage } from '#core/content/address.ts';
import { isActiveIn } from '#core/rules/availability/recent-days.ts';
import { roundDown } from '#core/rules/availability/round-down.ts';
import { measure, uptimeOf } from '#core/rules/availability/uptime.ts';
import { isAhead, sitesAheadOf } from '#site/model/changes-ahead.ts';
import { monthsOf } from '#site/model/months.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';
import { componentFeeds } from '#site/views/feeds/component-feeds.ts';
import {
  type MarkView,
  type RecordSummaryView,
  recordSummaryView,
} from '#site/views/record/record-summary-view.ts';
import { type BarView, barView } from '#site/views/shared/bar-view.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';
import { type StateView, stateView } from '#site/views/shared/state-view.ts';
import { type Turn, turning } from '#site/views/shared/turning.ts';

/** How many months of uptime a component's page shows, and how many of its records. */
const MONTHS = 12;
const RECORDS = 20;

/** A component's own page. */
export interface ComponentView {
  readonly frame: FrameView;
  readonly title: string;
  readonly group: string;
  readonly description?: string | undefined;
  /** As it is now; one that is retired has none. */
  readonly state?: StateView | undefined;
  /** Its state as time passes. */
  readonly turns: readonly Turn<StateView>[];
  readonly marks: readonly MarkView[];
  readonly bar?: (BarView & { readonly label: string; readonly legend: string }) | undefined;
  readonly months: {
    readonly label: string;
    readonly columns: readonly string[];
    readonly rows: readonly MonthRowView[];
    readonly note: string;
    readonly how: LinkView;
  };
  readonly records: {
    readonly label: string;
    readonly newest: readonly RecordSummaryView[];
    readonly none: string;
    readonly all: LinkView;
  };
  readonly follow: {
    readonly label: string;
    readonly feeds: readonly LinkView[];
    readonly badge?: { readonly src: string; readonly alt: string; readonly address: string } | undefined;
    readonly more: LinkView;
  };
}

/** One month of a component's uptime. */
export interface MonthRowView {
  /** Leads to the month's report. */
  readonly month: LinkView;
  readonly uptime: string;
  /** How long it had an outage, not weighted. */
  readonly down: string;
  readonly records: string;
}

export function componentView(site: Site, component: VisibleComponent): ComponentView {
  const { t, paths, config } = site;
  const { id, name, description, retired, internal } = component;
  const group = config.groups.find(({ components }) => components.some((each) => each.id === id));
  const records = site.records.filter((record) => concerns(record, id));
  const state = stateOf(site, id);
  return {
    frame: frameView(site, {
      path: componentPage(id),
      title: name,
      description: description ?? t('component.description', { component: name }),
      feeds: componentFeeds(site, component),
    }),
    title: name,
    group: group?.name ?? '',
    description,
    state,
    turns: turning(
      state,
      sitesAheadOf(site, records.filter(isAhead)).map((each) => ({ site: each, value: stateOf(each, id) })),
    ).turns,
    marks: [
      ...(retired ? [{ label: t('component.retired'), internal: false }] : []),
      ...(internal ? [{ label: t('mark.internal'), internal: true }] : []),
    ],
    bar: retired
      ? undefined
      : { ...barView(site, id), label: t('component.days'), legend: t('component.legend') },
    months: {
      label: t('component.months'),
      columns: [
        t('component.month'),
        t('component.uptime'),
        t('component.down'),
        t('component.month-records'),
      ],
      rows: monthRows(site, id, records),
      note: t('report.published'),
      how: { label: t('board.how'), href: `${paths.policy}#uptime` },
    },
    records: {
      label: t('component.records'),
      newest: bounded(records, RECORDS, ({ open }) => (open ? 0 : 1)).map((record) =>
        recordSummaryView(site, record),
      ),
      none: t('component.no-records'),
      all: { label: t('index.history'), href: paths.history },
    },
    follow: {
      label: t('component.follow'),
      feeds: componentFeeds(site, component),
      badge: retired ? undefined : badgeOf(site, component, state),
      more: { label: t('component.ways'), href: paths.subscribe },
    },
  };
}

/** Whether a record has ever named a component. */
function concerns({ steps }: SiteRecord, id: string): boolean {
  return steps.some(({ components }) => Object.hasOwn(components, id));
}

function stateOf({ board, t }: Site, id: string): StateView | undefined {
  const found = board.groups.flatMap(({ components }) => components).find((each) => each.id === id);
  return found && stateView(found.state, t);
}

function badgeOf({ t, paths }: Site, { id, name }: VisibleComponent, state: StateView | undefined) {
  const file = `components/${id}/badge.svg`;
  return {
    src: paths.file(file),
    alt: t('component.badge', { component: name, state: state?.label ?? '' }),
    address: paths.absolute(file),
  };
}

/** The newest months since the first record: of what was before it, the site knows nothing. */
function monthRows(site: Site, id: string, records: readonly SiteRecord[]): MonthRowView[] {
  const { config, now, histories, times, numbers, paths } = site;
  const newest = monthsOf(site).slice(0, MONTHS);
  return newest.map(({ period }) => {
    const measured = measure(id, period.interval, histories, config, now);
    const share = uptimeOf(measured);
    const down = measured.states.partial_outage + measured.states.major_outage;
    const { start, end } = period.interval;
    const isListed = ({ listed }: SiteRecord) => start <= listed && listed < end && listed <= now;
    const count = records.filter((each) => isListed(each) || isActiveIn(each, period.interval)).length;
    return {
      month: { label: times.month(start).label, href: paths.report(period.id) },
      uptime: share === null ? '–' : numbers.percent(roundDown(share * 100, 2) / 100, 2),
      down: down === 0 ? '–' : times.span(down),
      records: count === 0 ? '–' : numbers.whole(count),
    };
  });
}
