import { type Feed, feedOf } from '#core/feed/feed.ts';
import { nextUpdateAfter } from '#core/policy/next-update.ts';
import type { Site } from '#site/site.ts';

/** The main feed of a site, which three formats render. */
export function siteFeed({ config, now, t, records }: Site): Feed {
  return feedOf(
    records.map(({ incident }) => incident),
    { config, now, t, nextUpdateAfter: (incident, entry) => nextUpdateAfter(incident, entry, config) },
  );
}
