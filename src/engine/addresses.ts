import type { Instant } from '#core/base/time/instant.ts';
import {
  calendarFile,
  componentFile,
  componentPage,
  monthPage,
  ownPage,
  recordPage,
  reportFile,
  reportPage,
} from '#core/content/address.ts';
import { renderBadge } from '#core/output/badge/render-badge.ts';
import { renderBadgeJson } from '#core/output/badge/render-badge-json.ts';
import { renderAtom } from '#core/output/feed/atom.ts';
import { feedPages } from '#core/output/feed/feed.ts';
import { renderHistoryAtom } from '#core/output/feed/history-atom.ts';
import { renderHistoryRss } from '#core/output/feed/history-rss.ts';
import { renderJsonFeed } from '#core/output/feed/json-feed.ts';
import { renderRss } from '#core/output/feed/rss.ts';
import { reportCsv } from '#core/output/report/report-csv.ts';
import { reportJson } from '#core/output/report/report-json.ts';
import { statuspageDocuments } from '#core/output/statuspage/documents.ts';
import { headerRules, renderHeaders } from '#site/hosting-headers.ts';
import { monthsOf } from '#site/model/months.ts';
import type { Site } from '#site/model/site.ts';
import { type ComponentView, componentView } from '#site/views/component/component-view.ts';
import { componentBadges, siteBadge } from '#site/views/feeds/badge-view.ts';
import { builtView } from '#site/views/feeds/built-view.ts';
import {
  recordCalendarView,
  recordsWithCalendar,
  siteCalendarView,
} from '#site/views/feeds/calendar-view.ts';
import { embedView } from '#site/views/feeds/embed-view.ts';
import { feedStyle } from '#site/views/feeds/feed-style.ts';
import { siteFeed, siteHistory } from '#site/views/feeds/site-feed.ts';
import { type SubscribeView, subscribeView } from '#site/views/feeds/subscribe-view.ts';
import {
  type MonthListView,
  type MonthView,
  monthListView,
  monthView,
} from '#site/views/history/history-view.ts';
import { type IndexView, indexView } from '#site/views/home/index-view.ts';
import { type OwnPageView, ownPageView } from '#site/views/own/own-page-view.ts';
import { type PolicyView, policyView } from '#site/views/policy/policy-view.ts';
import { type MaintenanceView, maintenanceView } from '#site/views/record/maintenance-view.ts';
import { recordInputs } from '#site/views/record/record-inputs.ts';
import { neighboursIn, type RecordView, recordView } from '#site/views/record/record-view.ts';
import { type ReportView, reportView } from '#site/views/report/report-view.ts';
import { iconView } from '#site/views/shared/icon-view.ts';
import { type NotFoundView, notFoundView } from '#site/views/shared/not-found-view.ts';
import { robotsView } from '#site/views/shared/robots-view.ts';
import { goingOnIn, lastChange, renderSitemap, type SitemapEntry } from '#site/views/shared/sitemap-view.ts';
import { type ActionsView, actionFilters, actionsPage, actionsView } from '#site/views/team/actions-view.ts';
import { type DeadlinesView, deadlinesView } from '#site/views/team/deadlines-view.ts';
import { type OnCallView, onCallView } from '#site/views/team/on-call-view.ts';
import { type ReviewsView, reviewsView } from '#site/views/team/reviews-view.ts';
import { shiftCalendarView } from '#site/views/team/shift-calendar-view.ts';

/** Every template, by its file name below src/pages or src/internal, and the view that it prints. */
interface Templates {
  readonly index: IndexView;
  readonly record: RecordView;
  readonly component: ComponentView;
  readonly 'month-list': MonthListView;
  readonly month: MonthView;
  readonly report: ReportView;
  readonly maintenance: MaintenanceView;
  readonly subscribe: SubscribeView;
  readonly policy: PolicyView;
  readonly 'own-page': OwnPageView;
  readonly 'not-found': NotFoundView;
  readonly deadlines: DeadlinesView;
  readonly 'on-call': OnCallView;
  readonly actions: ActionsView;
  readonly reviews: ReviewsView;
}

export type PageView = Templates[keyof Templates];

/** A page of a site: a template prints what `view` returns. */
export interface PageAddress {
  /** From the site's root, as `incidents/x.html`. */
  readonly path: string;
  readonly template: keyof Templates;
  readonly view: () => PageView;
  /** When what it says last changed. Search engines may list the pages that have it; undefined where no record says when. */
  readonly changed?: (() => Instant | undefined) | undefined;
  /** All that the view is made from beside the config, as plain data, where that is known for less work than the view. */
  readonly inputs?: (() => unknown) | undefined;
}

/** A file of a site that no template prints: a feed, an API document, a calendar, a picture. */
export interface DocumentAddress {
  readonly path: string;
  readonly content: () => string | Uint8Array;
}

export type Address = PageAddress | DocumentAddress;

/** What the engine gives to sites beside templates. */
export interface EngineFiles {
  /** The script that other sites load, without the settings of a site. */
  readonly embedScript: string;
  /** The picture that chats show for a link, where the operator gives none. */
  readonly shareImage: Uint8Array;
  /** The script of the pages: its path in a site, and its bytes. */
  readonly pageScript: { readonly path: string; readonly content: Uint8Array };
}

/**
 * Every address of the given sites, each a site of one audience in one language. The files of `public/` and `internal/`
 * are not among them. Nothing is worked out before a view or a content is asked for.
 */
export function addressesOf(sites: readonly Site[], files: EngineFiles): Address[] {
  return sites.flatMap((site) => [...pagesOf(site), ...documentsOf(site, files)]);
}

function page<T extends keyof Templates>(
  path: string,
  template: T,
  view: () => Templates[T],
  changed?: () => Instant | undefined,
): PageAddress {
  return { path, template, view, changed };
}

/** The pages that search engines may list: of the public site all but the 404 page, of the internal site none. */
export function sitemapOf(site: Site): SitemapEntry[] {
  if (site.config.audience === 'internal') return [];
  return pagesOf(site).flatMap(({ path, changed }) =>
    changed ? [{ url: site.paths.absolute(path === 'index.html' ? '' : path), changed: changed() }] : [],
  );
}

/** The pages of a site. */
export function pagesOf(site: Site): PageAddress[] {
  const months = monthsOf(site);
  const { records } = site;
  const newest = () => lastChange(site, records);
  const ofKind = (kind: string) => records.filter(({ visible }) => visible.kind === kind);
  const never = () => undefined;
  return [
    page('index.html', 'index', () => indexView(site), newest),
    page(
      'maintenance.html',
      'maintenance',
      () => maintenanceView(site),
      () => lastChange(site, ofKind('maintenance')),
    ),
    page('history.html', 'month-list', () => monthListView(site, months, 'history'), newest),
    page('reports.html', 'month-list', () => monthListView(site, months, 'reports'), newest),
    page('subscribe.html', 'subscribe', () => subscribeView(site), never),
    page('policy.html', 'policy', () => policyView(site), never),
    ...site.config.own.pages.map((own) =>
      page(ownPage(own.id), 'own-page', () => ownPageView(site, own), own.internal ? undefined : never),
    ),
    page('404.html', 'not-found', () => notFoundView(site)),
    ...[...site.component.values()].map((component) =>
      page(
        componentPage(component.id),
        'component',
        () => componentView(site, component),
        () =>
          lastChange(
            site,
            records.filter(({ last }) => Object.hasOwn(last.components, component.id)),
          ),
      ),
    ),
    ...months.flatMap((month) => [
      page(
        monthPage(month.period.id),
        'month',
        () => monthView(site, month, months),
        () => lastChange(site, month.records),
      ),
      page(
        reportPage(month.period.id),
        'report',
        () => reportView(site, month, months),
        () => lastChange(site, goingOnIn(month, records)),
      ),
    ]),
    ...records.map((record, index) => ({
      ...page(
        recordPage(record.visible.id),
        'record',
        () => recordView(site, record, neighboursIn(records, index)),
        () => lastChange(site, [record]),
      ),
      inputs: () => recordInputs(site, record, neighboursIn(records, index)),
    })),
    ...(site.config.audience === 'internal' ? teamPagesOf(site) : []),
  ];
}

/** The pages that exist on the internal site alone. */
function teamPagesOf(site: Site): PageAddress[] {
  return [
    page('deadlines.html', 'deadlines', () => deadlinesView(site)),
    page('on-call.html', 'on-call', () => onCallView(site)),
    page('reviews.html', 'reviews', () => reviewsView(site)),
    ...actionFilters(site).map((filter) =>
      page(actionsPage(filter.id), 'actions', () => actionsView(site, filter)),
    ),
  ];
}

function documentsOf(site: Site, files: EngineFiles): DocumentAddress[] {
  const { config, paths, records, now } = site;
  return [
    { path: '_headers', content: () => renderHeaders(headerRules(config), paths.index) },
    { path: 'built.json', content: () => `${JSON.stringify(builtView(site), null, 2)}\n` },
    { path: 'robots.txt', content: () => robotsView(site) },
    { path: 'sitemap.xml', content: () => renderSitemap(sitemapOf(site)) },
    { path: 'icon.svg', content: () => iconView(site) },
    { path: 'share.png', content: () => files.shareImage },
    { path: 'embed.js', content: () => embedView(site, files.embedScript) },
    { path: files.pageScript.path, content: () => files.pageScript.content },
    { path: 'feed.css', content: () => feedStyle(site) },
    ...feedsOf(site, undefined, (file) => file),
    { path: 'history.rss', content: () => renderHistoryRss(siteHistory(site)) },
    { path: 'history.atom', content: () => renderHistoryAtom(siteHistory(site)) },
    ...[...site.component.values()].flatMap((component) =>
      feedsOf(site, component, (file) => componentFile(component.id, file)),
    ),
    { path: 'badge.svg', content: () => renderBadge(siteBadge(site)) },
    { path: 'badge.json', content: () => renderBadgeJson(siteBadge(site)) },
    ...componentBadges(site).flatMap(({ id, badge }) => [
      { path: componentFile(id, 'badge.svg'), content: () => renderBadge(badge) },
      { path: componentFile(id, 'badge.json'), content: () => renderBadgeJson(badge) },
    ]),
    { path: 'calendar.ics', content: () => siteCalendarView(site) },
    ...recordsWithCalendar(site).map((record) => ({
      path: calendarFile(record.visible.id),
      content: () => recordCalendarView(site, record),
    })),
    ...Object.entries(
      statuspageDocuments(
        records.map(({ visible }) => visible),
        config,
        now,
      ),
    ).map(([path, document]) => ({
      path: `api/v2/${path}`,
      content: () => `${JSON.stringify(document, null, 2)}\n`,
    })),
    ...monthsOf(site).flatMap(({ period }) => [
      { path: reportFile(period.id, 'csv'), content: () => reportCsv(site.report(period)) },
      { path: reportFile(period.id, 'json'), content: () => reportJson(site.report(period)) },
    ]),
    ...(config.audience === 'internal'
      ? [{ path: 'oncall.ics', content: () => shiftCalendarView(site) }]
      : []),
  ];
}

function feedsOf(
  site: Site,
  component: Parameters<typeof siteFeed>[1],
  address: (file: string) => string,
): DocumentAddress[] {
  const formats = [
    [feedPages.rss, renderRss],
    [feedPages.atom, renderAtom],
    [feedPages.json, renderJsonFeed],
  ] as const;
  return formats.map(([file, render]) => ({
    path: address(file),
    content: () => render(siteFeed(site, component)),
  }));
}
