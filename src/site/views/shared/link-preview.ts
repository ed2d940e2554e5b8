import { toIso } from '#core/base/time/instant.ts';
import type { SiteBase } from '#site/model/site.ts';
import type { HeadPage } from './head-page.ts';

/** One property of a page and its value, as Open Graph writes them into `<meta>`. */
export interface MetaView {
  readonly property: string;
  readonly content: string;
}

/** The card that chats and social networks show for a link to a page (ogp.me). */
export function linkPreview(
  { config, paths }: SiteBase,
  page: HeadPage & { readonly description: string },
): MetaView[] {
  const { name, locale, brand } = config.site;
  const { record } = page;
  const properties: readonly (readonly [string, string])[] = [
    ['og:title', page.title ?? name],
    ['og:description', page.description],
    ['og:type', record ? 'article' : 'website'],
    ['og:url', paths.absolute(page.path)],
    ['og:site_name', name],
    ['og:locale', territoryOf(locale)],
    ['og:image', paths.absolute(brand?.image ?? 'share.png')],
    // Of a picture of the operator's own the size is not known here.
    ...(brand?.image
      ? []
      : ([
          ['og:image:width', '1200'],
          ['og:image:height', '630'],
        ] as const)),
    ['og:image:alt', name],
    ...(record
      ? ([
          ['article:published_time', toIso(record.steps[0]?.at ?? record.last.at)],
          ['article:modified_time', toIso(record.last.at)],
        ] as const)
      : []),
  ];
  return properties.map(([property, content]) => ({ property, content }));
}

/** Open Graph wants a language with a territory, as `en_US`: where a site names none, the one where most speak it. */
function territoryOf(locale: string): string {
  const known = territories.get(locale);
  if (known !== undefined) return known;
  const { language, region } = new Intl.Locale(locale).maximize();
  const territory = region ? `${language}_${region}` : language;
  territories.set(locale, territory);
  return territory;
}

const territories = new Map<string, string>();
