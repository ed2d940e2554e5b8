import { getCollection, getEntry } from 'astro:content';
import type { VisibleConfig, VisibleIncident } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { type Site, siteOf } from '#site/model/site.ts';
import { CONFIG, isRecordKey, NOW } from './store-key.ts';

let built: Promise<Site> | undefined;

/** The site that is being built. One model serves all pages of a build; live editing makes it anew for each. */
export function currentSite(): Promise<Site> {
  if (import.meta.env.DEV) return readSite();
  built ??= readSite();
  return built;
}

async function readSite(): Promise<Site> {
  const config = await getEntry('content', CONFIG);
  const clock = await getEntry('content', NOW);
  if (!config || !clock)
    throw new Error('The content store is empty. Build again; this one did not load any content.');
  const records = await getCollection('content', ({ id }) => isRecordKey(id));
  return siteOf({
    // The store has no types. Only the loader fills it, and only with what the door let through.
    config: config.data as unknown as VisibleConfig,
    incidents: records.map(({ data }) => data as unknown as VisibleIncident),
    now: (clock.data as { now: Instant }).now,
  });
}
