import type { Instant } from '#core/base/time/instant.ts';
import type { LastRun } from './worth-publishing.ts';

/** What the keys begin with. A listing asks for them by it. */
export const KEY = 'upfront-next-';

const form = /^upfront-next-(?<next>\d{1,12}|none)-(?<commit>[0-9a-f]{40})-(?<outcome>ok|failed)-\d+$/u;

/**
 * The key of the cache entry that a run leaves: when to look again (Unix seconds), what it published, how it ended. There
 * is no content in it, and nothing of the entry but its key is ever read.
 *
 * @param run number of the run, so that no two keys are equal: GitHub keeps the first of two.
 */
export function cacheKey({ next, commit, failed }: LastRun, run: number): string {
  const seconds = next === undefined ? 'none' : Math.floor(next / 1000);
  return `${KEY}${seconds}-${commit}-${failed === undefined ? 'ok' : 'failed'}-${run}`;
}

/**
 * What a key says; undefined where it is not one of ours.
 *
 * @param made when the entry was made: when the run ended.
 */
export function parseCacheKey(key: string, made: Instant): LastRun | undefined {
  const { next, commit, outcome } = form.exec(key)?.groups ?? {};
  if (next === undefined || commit === undefined) return undefined;
  return {
    commit,
    ...(next === 'none' ? {} : { next: Number(next) * 1000 }),
    ...(outcome === 'failed' ? { failed: made } : {}),
  };
}
