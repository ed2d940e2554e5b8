import { absolute } from '#core/address.ts';
import type { VisibleIncident } from '#core/audience/visible.ts';
import { cleanText } from '#core/markdown/clean-text.ts';
import type { Instant } from '#core/time/instant.ts';
import type { FeedContext } from './feed-context.ts';
import { type FeedEntry, feedEntries } from './feed-entries.ts';

/** Where each format of the main feed stands, from the site's root. */
export const feedPages = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;

/** A feed in no format yet. */
export interface Feed {
  /** The site's name, which is its author's too. */
  readonly title: string;
  readonly description: string;
  /** Address of the site. */
  readonly home: string;
  /** Addresses of the feed itself. */
  readonly self: Readonly<Record<keyof typeof feedPages, string>>;
  /** A BCP 47 tag. */
  readonly language: string;
  /** When its newest item happened; undefined where it has none. */
  readonly updated: Instant | undefined;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** The main feed of a site. It depends on what the records say, and on nothing else. */
export function feedOf(incidents: readonly VisibleIncident[], context: FeedContext): Feed {
  const { site, audience } = context.config;
  const entries = feedEntries(incidents, context);
  const name = audience === 'internal' ? `${site.name} (${context.t('internal.label')})` : site.name;
  return {
    title: cleanText(name),
    description: cleanText(site.description ?? name),
    home: absolute(site.url, ''),
    self: {
      rss: absolute(site.url, feedPages.rss),
      atom: absolute(site.url, feedPages.atom),
      json: absolute(site.url, feedPages.json),
    },
    language: site.locale,
    updated: entries[0]?.at,
    entries,
  };
}
