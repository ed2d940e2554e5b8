import type { Site, SiteRecord } from '#site/model/site.ts';
import { cardView, type MetaView } from './card-view.ts';
import type { Place } from './frame-view.ts';
import { structuredData } from './structured-data.ts';

/** What a page is, for its head. */
export interface HeadPage {
  /** From the site's root, as `incidents/x.html`; empty for the index. */
  readonly path: string;
  /** Without the site's name; the index has none. */
  readonly title?: string;
  readonly description?: string;
  /** The page of the navigation to which it belongs. */
  readonly place?: Place;
  /** False where search engines shall not list it. */
  readonly indexed?: boolean;
  /** Set on a record's own page. */
  readonly record?: SiteRecord;
}

/** What search engines, and programs that show a card for a link, read of a page. */
export interface HeadView {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  readonly indexed: boolean;
  /** Open Graph. */
  readonly card: readonly MetaView[];
  /** JSON-LD in the form in which it can stand in a script element; on pages that are listed alone. */
  readonly structuredData?: string | undefined;
}

export function headView(site: Site, page: HeadPage): HeadView {
  const { audience, site: own } = site.config;
  const description = page.description ?? own.description ?? own.name;
  const described = { ...page, description };
  const indexed = audience === 'public' && page.indexed !== false;
  return {
    title: page.title ? `${page.title} · ${own.name}` : own.name,
    description,
    canonical: site.paths.absolute(page.path),
    indexed,
    card: cardView(site, described),
    structuredData: indexed ? structuredData(site, described) : undefined,
  };
}
