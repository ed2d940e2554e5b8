import type { VisibleComponent, VisibleRecord } from '#core/audience/visible.ts';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { absolute, componentFile, componentPage } from '#core/content/address.ts';
import type { FeedContext } from './feed-context.ts';
import { type FeedEntry, feedEntries } from './feed-entries.ts';
import { stylesheetPath } from './xml-stylesheet.ts';

/** The path of each format of the main feed, from the site's root. */
export const feedPages = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;

/** A feed in no format yet. */
export interface Feed {
  /** The site's name, which is its author's too. */
  readonly title: string;
  readonly description: string;
  /** Address of the page that it is about: the site's first, or a component's. */
  readonly home: string;
  /** Addresses of the feed itself. */
  readonly self: Readonly<Record<keyof typeof feedPages, string>>;
  /** Path of the stylesheet that browsers show it with. */
  readonly stylesheet: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** When its newest item happened; undefined where it has none. */
  readonly updated: Instant | undefined;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/**
 * The main feed of a site, or that of one component: the same items, of the records that ever named it. It depends on
 * what the records say, and on nothing else.
 */
export function feedOf(
  records: readonly VisibleRecord[],
  context: FeedContext,
  component?: VisibleComponent,
): Feed {
  const { site, audience } = context.config;
  const concerned = component ? records.filter((record) => names(record, component.id)) : records;
  const entries = feedEntries(concerned, context);
  const name = audience === 'internal' ? `${site.name} (${context.t('internal.label')})` : site.name;
  const title = component ? `${name}: ${component.name}` : name;
  const description = component ? component.description : site.description;
  const address = (file: string) => absolute(site.url, component ? componentFile(component.id, file) : file);
  return {
    title: cleanText(title),
    description: cleanText(description ?? title),
    home: absolute(site.url, component ? componentPage(component.id) : ''),
    self: {
      rss: address(feedPages.rss),
      atom: address(feedPages.atom),
      json: address(feedPages.json),
    },
    stylesheet: stylesheetPath(site.url),
    language: site.locale,
    updated: entries[0]?.at,
    entries,
  };
}

/** Whether a record has ever named a component. */
function names({ components, timeline }: VisibleRecord, id: string): boolean {
  return [components, ...timeline.map((entry) => entry.components ?? {})].some((states) =>
    Object.hasOwn(states, id),
  );
}
