import { toIso } from '#core/base/time/instant.ts';
import type { SiteBase } from '#site/model/site.ts';

/** What a page tells the script of the pages, beside what the whole site does. */
export interface ScriptPage {
  readonly freshness?: Freshness;
  /** What a screen reader announces when the page has changed. */
  readonly news?: string;
}

/**
 * How the script of the pages keeps one fresh: `built`, and the page says when it was built; `dated`, and the page says as of when it is; `usual`, and the script has to
 * find out, so that the page of an old record stays the same to the byte when something happens elsewhere; or `never`.
 */
export type Freshness = 'built' | 'dated' | 'usual' | 'never';

/** What the script of the pages reads from the page, which holds the words that it writes. */
export interface ScriptView {
  /** The site's time zone. */
  readonly zone: string;
  /** How a viewer's own time is written beside the site's. */
  readonly local: string;
  /** What a screen reader announces when this version of the page replaces an older one. */
  readonly news?: string | undefined;
  /** The document to ask whether the site has changed. Undefined where nothing shall be asked. */
  readonly status?: string | undefined;
  /** When the page was built, where it says so. */
  readonly built?: string | undefined;
  /** The newest thing that had happened when the page was built, where it says that. */
  readonly updated?: string | undefined;
}

/** A site with a fixed clock does not change, so the script does not ask it. */
export function scriptView(
  { config, t, paths, now, updated }: SiteBase,
  { title, news = title, freshness }: ScriptPage & { readonly title?: string },
): ScriptView {
  const { site } = config;
  const words = { zone: site.time_zone, local: t('frame.local') };
  if (site.clock !== undefined || freshness === 'never') return words;
  const at = freshness === 'dated' ? updated() : undefined;
  return {
    ...words,
    news: t('frame.news', { text: news ?? site.name }),
    status: paths.file('built.json'),
    built: freshness === 'built' ? toIso(now) : undefined,
    updated: at === undefined ? undefined : toIso(at),
  };
}
