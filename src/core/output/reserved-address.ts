import { componentPage, recordPage } from '#core/content/address.ts';

/** What a site is made of, as far as its addresses go. */
export interface SiteIds {
  /** File of each record by its id, announced or not: an address that is free today must be free tomorrow. */
  readonly records: ReadonlyMap<string, string>;
  readonly components: readonly string[];
}

/** What Upfront makes at fixed addresses, on either site. A slash at the end means the folder and all in it. */
const made = {
  'index.html': 'the front page',
  '404.html': 'the page for addresses that do not exist',
  'history.html': 'the history',
  'history/': 'the history',
  'maintenance.html': 'the maintenance page',
  'reports.html': 'the reports',
  'reports/': 'the reports',
  'policy.html': 'the policy page',
  'subscribe.html': 'the page about feeds',
  'deadlines.html': 'a page of the internal site',
  'on-call.html': 'a page of the internal site',
  'actions.html': 'a page of the internal site',
  'actions/': 'a page of the internal site',
  'reviews.html': 'a page of the internal site',
  'oncall.ics': 'the on-call calendar of the internal site',
  'pages/': 'the pages of pages/',
  'rss.xml': 'a feed',
  'atom.xml': 'a feed',
  'feed.json': 'a feed',
  'history.rss': 'a feed',
  'history.atom': 'a feed',
  'feed.css': 'the style of the feeds',
  'calendar.ics': 'the maintenance calendar',
  'calendar/': 'the maintenance calendar',
  'badge.svg': 'the badge',
  'badge.json': 'the badge',
  'embed.js': 'the script for other sites',
  'built.json': 'the age of the site',
  'sitemap.xml': 'the sitemap',
  'api/': 'the API',
  '_astro/': 'the script of the pages',
  _headers: 'the headers for the host',
} as const satisfies Readonly<Record<string, string>>;

/** Files that Upfront makes where the operator gives none. A folder of such a name would leave no place for the file. */
export const replaceableAddresses = ['robots.txt', 'share.png', 'icon.svg'] as const;

/** Addresses that a later version will use: a file there would be replaced by an update. */
export const reservedAddresses = [
  'metrics.txt',
  'openapi.json',
  'llms.txt',
  'upstreams.json',
  'log.txt',
  'log.html',
  'log/',
  'checkpoint',
] as const;

/**
 * What Upfront makes, or will make, at an address of a site, in words; undefined where an operator's file may be.
 * Letter case is ignored, because some hosts and file systems ignore it.
 *
 * @param path from the site's root, as `api/v2/status.json`.
 */
export function takenBy(path: string, ids: SiteIds): string | undefined {
  const folded = path.normalize('NFC').toLowerCase();
  for (const [address, what] of Object.entries(made)) if (isAt(folded, address)) return what;
  const replaced = replaceableAddresses.find((address) => folded.startsWith(`${address}/`));
  if (replaced !== undefined) return `the file ${replaced}`;
  if (reservedAddresses.some((address) => isAt(folded, address)))
    return 'a file of a later version of Upfront';
  // Beside each page there will be a twin of it in Markdown.
  const page = folded.replace(/\.md$/u, '.html');
  if (page !== folded) {
    const beside = takenBy(page, ids);
    return beside && `the Markdown twin of ${beside}, in a later version of Upfront`;
  }
  return takenByContent(folded, ids);
}

/** Whether Upfront makes something at an address, or would where the operator gives nothing. */
export function isMade(path: string, ids: SiteIds): boolean {
  return replaceableAddresses.some((address) => address === path) || takenBy(path, ids) !== undefined;
}

/** Under these two folders other names are free: a page there can lead from an old address to the new one. */
function takenByContent(path: string, { records, components }: SiteIds): string | undefined {
  if (path === 'incidents' || path === 'components') return 'a folder of pages';
  for (const [id, file] of records) if (isAt(path, recordPage(id))) return `the page of ${file}`;
  const component = components.find((id) => isAt(path, componentPage(id)) || isAt(path, `components/${id}/`));
  return component === undefined ? undefined : `the page of the component ${component}`;
}

/** Whether a file at a path is at an address, in a folder of its name, or in the folder that the address is. */
function isAt(path: string, address: string): boolean {
  const name = address.replace(/\/$/u, '');
  return path === name || path.startsWith(`${name}/`);
}
