import type { VisibleComponent } from '#core/audience/visible.ts';
import { type Feed, feedOf } from '#core/output/feed/feed.ts';
import { type HistoryFeed, historyFeedOf } from '#core/output/feed/history-feed.ts';
import { nextUpdateAfter } from '#core/rules/promises/next-update.ts';
import type { Site } from '#site/model/site.ts';

/** The main feed of a site, or the feed of one component; three formats render it. */
export function siteFeed(site: Site, component?: VisibleComponent): Feed {
  const known = feeds.get(site) ?? new Map<string | undefined, Feed>();
  feeds.set(site, known);
  const feed = known.get(component?.id) ?? makeFeed(site, component);
  known.set(component?.id, feed);
  return feed;
}

const feeds = new WeakMap<Site, Map<string | undefined, Feed>>();

function makeFeed({ config, now, t, records }: Site, component?: VisibleComponent): Feed {
  return feedOf(
    records.map(({ visible }) => visible),
    { config, now, t, nextUpdateAfter: (record, entry) => nextUpdateAfter(record, entry, config) },
    component,
  );
}

/** The history of a site in Statuspage's shape; two formats render it. */
export function siteHistory({ config, now, records }: Site): HistoryFeed {
  return historyFeedOf(
    records.map(({ visible }) => visible),
    config,
    now,
  );
}
