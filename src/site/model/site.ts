import type {
  VisibleBuild,
  VisibleComponent,
  VisibleConfig,
  VisibleEntry,
  VisibleRecord,
  VisibleSeverity,
} from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { Period } from '#core/base/time/period.ts';
import { maintenanceTime, windowOf } from '#core/content/record/maintenance-time.ts';
import { isOpen, type Step, startOf, timelineOf } from '#core/content/record/timeline.ts';
import type { Report } from '#core/output/report/report.ts';
import { reporter } from '#core/output/report/report-of.ts';
import { severityName } from '#core/output/severity-name.ts';
import { activeIntervals } from '#core/rules/availability/active-intervals.ts';
import { type Board, boardAt } from '#core/rules/availability/board.ts';
import { type ComponentHistories, componentHistories } from '#core/rules/availability/component-history.ts';
import { listedAt } from '#core/rules/availability/recent-days.ts';
import { updatedAt } from '#core/rules/availability/updated-at.ts';
import { type Translate, translator } from './catalogue.ts';
import { type Numbers, numbersOf } from './numbers.ts';
import { type Paths, pathsOf } from './paths.ts';
import { type Times, timesOf } from './times.ts';

/** A record with what every page wants to know of it. */
export interface SiteRecord {
  readonly visible: VisibleRecord;
  /** Oldest first; never empty. */
  readonly steps: readonly Step<VisibleEntry>[];
  readonly last: Step<VisibleEntry>;
  readonly open: boolean;
  /** When its impact began. */
  readonly start: Instant;
  /** Of a maintenance: the window that it has now, and when it was or will be, if it takes place in it at all. */
  readonly window?: Interval | undefined;
  readonly took?: Interval | undefined;
  /** When it was going on. */
  readonly active: readonly Interval[];
  /** The instant under whose day and month it is listed. */
  readonly listed: Instant;
}

/**
 * What every page may use beside its own subject. A page of a record is given this and no other record, so that a build can
 * tell from the record alone whether its page is still the same.
 */
export interface SiteBase {
  readonly config: VisibleConfig;
  readonly now: Instant;
  readonly severity: ReadonlyMap<string, VisibleSeverity>;
  readonly component: ReadonlyMap<string, VisibleComponent>;
  readonly t: Translate;
  readonly numbers: Numbers;
  readonly times: Times;
  readonly paths: Paths;
  readonly componentName: (id: string) => string;
  /** What the audience calls a severity: customers never read its id. */
  readonly severityName: (id: string | undefined) => string;
  /** When something on the site last changed. */
  readonly updated: () => Instant | undefined;
}

/** All that one audience may see at one instant, looked up once for all pages of a build. */
export interface Site extends SiteBase {
  /** What the build was told of itself, and the hash of all that the audience may see. */
  readonly build?: VisibleBuild | undefined;
  readonly content: string;
  /** Newest first, by `listed`, then by id. */
  readonly records: readonly SiteRecord[];
  readonly record: ReadonlyMap<string, SiteRecord>;
  /** The state at `now`. */
  readonly board: Board;
  /** What the records say of each component. */
  readonly histories: ComponentHistories;
  /** The report of a period; what all reports share is worked out once. */
  readonly report: (period: Period) => Report;
}

/**
 * The model of a site, from what the loader kept.
 *
 * @param content.content hash of all that the audience may see; empty where nobody asks for it.
 */
export function siteOf(content: {
  readonly config: VisibleConfig;
  readonly records: readonly VisibleRecord[];
  readonly now: Instant;
  readonly build?: VisibleBuild | undefined;
  readonly content?: string;
}): Site {
  const { config, now, build, content: hash = '' } = content;
  const t = translator(config.site.locale, config.own.strings);
  const records = content.records.map((record) => siteRecord(record, now)).sort(newestFirst);
  const histories = componentHistories(content.records, now);
  let updated: { readonly at: Instant | undefined } | undefined;
  const severity = new Map(config.severities.map((each) => [each.id, each]));
  const component = new Map(
    config.groups.flatMap((group) => group.components.map((each) => [each.id, each] as const)),
  );
  return {
    config,
    now,
    build,
    content: hash,
    records,
    record: new Map(records.map((record) => [record.visible.id, record])),
    severity,
    component,
    t,
    numbers: numbersOf(config.site.locale),
    board: boardAt(content.records, config, now),
    histories,
    report: reporter(content.records, config, now, histories),
    times: timesOf(config.site.time_zone, config.site.locale),
    paths: pathsOf(config.site.url),
    componentName: (id) => component.get(id)?.name ?? id,
    severityName: (id) => severityName(id, { config, t }),
    updated: () => {
      updated ??= { at: updatedAt(content.records, now) };
      return updated.at;
    },
  };
}

/**
 * A site as it will be at a later instant, if nobody writes until then, with some of its records alone. Its lists and its
 * board know no other record; its histories and reports are those of the present.
 */
export function siteAt(site: Site, now: Instant, some: readonly SiteRecord[]): Site {
  const { config } = site;
  const visible = some.map((record) => record.visible);
  const records = visible.map((record) => siteRecord(record, now)).sort(newestFirst);
  return {
    ...site,
    now,
    records,
    record: new Map(records.map((record) => [record.visible.id, record])),
    board: boardAt(visible, config, now),
  };
}

/** A record as it is, or will be if nobody writes until then, at an instant. */
export function siteRecord(record: VisibleRecord, now: Instant): SiteRecord {
  const steps = timelineOf(record, now);
  const last = steps.at(-1);
  if (!last) throw new Error(`Record ${record.id} has no entry.`);
  return {
    visible: record,
    steps,
    last,
    open: isOpen(record, steps),
    start: startOf(record),
    window: windowOf(record),
    took: maintenanceTime(record, steps),
    active: activeIntervals(record, steps, now),
    listed: listedAt(record),
  };
}

function newestFirst(a: SiteRecord, b: SiteRecord): number {
  if (a.listed !== b.listed) return b.listed - a.listed;
  return a.visible.id < b.visible.id ? -1 : 1;
}
