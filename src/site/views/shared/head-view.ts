import type { SiteBase } from '#site/model/site.ts';
import type { HeadPage } from './head-page.ts';
import { linkPreview, type MetaView } from './link-preview.ts';
import { structuredData } from './structured-data.ts';

/** What search engines, and programs that show a card for a link, read of a page. */
export interface HeadView {
  readonly title: string;
  readonly description: string;
  readonly canonical: string;
  readonly indexed: boolean;
  /** Open Graph. */
  readonly card: readonly MetaView[];
  /** JSON-LD, escaped for a script element; only on pages that are listed. */
  readonly structuredData?: string | undefined;
}

export function headView(site: SiteBase, page: HeadPage): HeadView {
  const { audience, site: own } = site.config;
  const description = page.description ?? own.description ?? own.name;
  const described = { ...page, description };
  const indexed = audience === 'public' && page.indexed !== false;
  return {
    title: page.title ? `${page.title} · ${own.name}` : own.name,
    description,
    canonical: site.paths.absolute(page.path),
    indexed,
    card: linkPreview(site, described),
    structuredData: indexed ? structuredData(site, described) : undefined,
  };
}
