import { escapeHtml } from '#core/base/markdown/rich-text.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { componentPage, monthPage, recordPage, reportPage } from '#core/output/address.ts';
import { updatedAt } from '#core/rules/availability/updated-at.ts';
import { monthsOf, type SiteMonth } from '#site/model/months.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';

/** A page that search engines may list. */
export interface SitemapEntry {
  /** Its whole address. */
  readonly url: string;
  /** When what it says last changed; undefined where no record says so. */
  readonly changed?: Instant | undefined;
}

/** The pages that search engines may list: of the public site all but the 404 page, of the internal site none. */
export function sitemapView(site: Site): SitemapEntry[] {
  if (site.config.audience === 'internal') return [];
  const { records } = site;
  const months = monthsOf(site);
  const newest = changed(site, records);
  const pages: readonly (readonly [path: string, changed?: Instant | undefined])[] = [
    ['', newest],
    [
      'maintenance.html',
      changed(
        site,
        records.filter(({ incident }) => incident.kind === 'maintenance'),
      ),
    ],
    ['history.html', newest],
    ['reports.html', newest],
    ['subscribe.html'],
    ['policy.html'],
    ...[...site.component.keys()].map(
      (id) =>
        [
          componentPage(id),
          changed(
            site,
            records.filter(({ last }) => id in last.components),
          ),
        ] as const,
    ),
    ...months.flatMap((month) => [
      [monthPage(month.period.id), changed(site, month.records)] as const,
      [reportPage(month.period.id), changed(site, goingOnIn(month, records))] as const,
    ]),
    ...records.map((record) => [recordPage(record.incident.id), changed(site, [record])] as const),
  ];
  return pages.map(([path, at]) => ({ url: site.paths.absolute(path), changed: at }));
}

/** The sitemap as sitemaps.org defines it, version 0.9. */
export function renderSitemap(entries: readonly SitemapEntry[]): string {
  const lines = entries.map(({ url, changed: at }) => {
    const when = at === undefined ? '' : `<lastmod>${toIso(at)}</lastmod>`;
    return `<url><loc>${escapeHtml(url)}</loc>${when}</url>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n',
    ...lines,
    '</urlset>\n',
  ].join('');
}

function changed({ now }: Site, records: readonly SiteRecord[]): Instant | undefined {
  return updatedAt(
    records.map(({ incident }) => incident),
    now,
  );
}

/** What began in one month counts for the availability of the next ones, until its last step. */
function goingOnIn({ period }: SiteMonth, records: readonly SiteRecord[]): SiteRecord[] {
  const { start, end } = period.interval;
  return records.filter(({ steps, last, open }) => {
    const first = steps[0]?.at ?? last.at;
    return first < end && (open || last.at >= start);
  });
}
