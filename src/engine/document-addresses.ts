import { calendarFile, componentFile, reportFile } from '#core/content/address.ts';
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
import { iconView } from '#site/views/shared/icon-view.ts';
import { robotsView } from '#site/views/shared/robots-view.ts';
import { renderSitemap } from '#site/views/shared/sitemap-view.ts';
import { shiftCalendarView } from '#site/views/team/shift-calendar-view.ts';
import { sitemapOf } from './page-addresses.ts';

/** A file of a site that no template prints: a feed, an API document, a calendar, a picture. */
export interface DocumentAddress {
  readonly path: string;
  readonly content: () => string | Uint8Array;
}

/** What the engine gives to sites beside templates. */
export interface EngineFiles {
  /** The script that other sites load, without the settings of a site. */
  readonly embedScript: string;
  /** The picture that chats show for a link, where the operator gives none. */
  readonly shareImage: Uint8Array;
  /** The script of the pages: its path in a site, and its bytes. */
  readonly pageScript: { readonly path: string; readonly content: Uint8Array };
}

/** The documents of a site. */
export function documentsOf(site: Site, files: EngineFiles): DocumentAddress[] {
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
