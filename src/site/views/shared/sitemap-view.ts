import { escapeHtml } from '#core/base/markdown/rich-text.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { updatedAt } from '#core/rules/availability/updated-at.ts';
import type { SiteMonth } from '#site/model/months.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';

/** A page that search engines may list. */
export interface SitemapEntry {
  /** Its whole address. */
  readonly url: string;
  /** When what it says last changed; undefined where no record says so. */
  readonly changed?: Instant | undefined;
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

/** When the newest of some records last changed. */
export function lastChange({ now }: Site, records: readonly SiteRecord[]): Instant | undefined {
  return updatedAt(
    records.map(({ visible }) => visible),
    now,
  );
}

/** What began in one month counts for the availability of the next ones, until its last step. */
export function goingOnIn({ period }: SiteMonth, records: readonly SiteRecord[]): SiteRecord[] {
  const { start, end } = period.interval;
  return records.filter(({ steps, last, open }) => {
    const first = steps[0]?.at ?? last.at;
    return first < end && (open || last.at >= start);
  });
}
