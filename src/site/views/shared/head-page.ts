import type { SiteRecord } from '#site/model/site.ts';

/** The pages that every page leads to. */
export type MainPage =
  | 'index'
  | 'deadlines'
  | 'on-call'
  | 'actions'
  | 'reviews'
  | 'maintenance'
  | 'history'
  | 'reports'
  | 'subscribe'
  | 'policy';

/** What a page is, for its head. */
export interface HeadPage {
  /** From the site's root, as `incidents/x.html`; empty for the index. */
  readonly path: string;
  /** Without the site's name; the index has none. */
  readonly title?: string;
  readonly description?: string;
  /** The page of the navigation to which it belongs. */
  readonly place?: MainPage;
  /** Set on a further page of the operator's. */
  readonly own?: string;
  /** False where search engines shall not list it. */
  readonly indexed?: boolean;
  /** Set on a record's own page. */
  readonly record?: SiteRecord;
}
