import { type Instant, toIso } from '#core/base/time/instant.ts';

/** The page of a record, from the site's root. Ids are safe in an address as they are. */
export function recordPage(id: string): string {
  return `incidents/${id}.html`;
}

/** A further page of the operator's, from the site's root. */
export function ownPage(id: string): string {
  return `pages/${id}.html`;
}

/** The history of a month, as `2026-11`, from the site's root. */
export function monthPage(month: string): string {
  return `history/${month}.html`;
}

/** The report of a period, as `2026-11`, from the site's root. */
export function reportPage(period: string): string {
  return `reports/${period}.html`;
}

/** The figures of a period's report as a file, from the site's root. */
export function reportFile(period: string, format: 'csv' | 'json'): string {
  return `reports/${period}.${format}`;
}

/** The page of a component, from the site's root. Its own files are in the folder of the same name. */
export function componentPage(id: string): string {
  return `components/${id}.html`;
}

/** A file made for a component alone, as `rss.xml` or `badge.svg`, from the site's root. */
export function componentFile(id: string, file: string): string {
  return `components/${id}/${file}`;
}

/** The calendar of one maintenance, from the site's root. */
export function calendarFile(id: string): string {
  return `calendar/${id}.ics`;
}

/**
 * The anchor of an entry on its record's page: UTC, whole seconds.
 *
 * @example anchorOf(Date.UTC(2026, 10, 23, 10, 2)) //=> 'u-20261123T100200Z'
 */
export function anchorOf(at: Instant): string {
  return `u-${toIso(at).replace(/[-:]/gu, '')}`;
}

/**
 * The whole address of a page of the site at `siteUrl`, which may have a path; of its index where `page` is
 * empty. Always in the one normal form of its kind, because feed readers compare addresses as text.
 */
export function absolute(siteUrl: string, page: string, anchor?: string): string {
  const { href } = new URL(page, siteUrl.replace(/\/?$/u, '/'));
  return anchor === undefined ? href : `${href}#${anchor}`;
}
