import type { Instant } from '#core/base/time/instant.ts';

/** What the public site says about itself, in `built.json`. */
export interface PublishedSite {
  readonly builtAt: Instant;
  /** When what its pages say of their age is renewed: half of the time for which they count as confirmed. */
  readonly renewAt?: Instant | undefined;
  /** The next instant at which its pages change, as long as nobody writes. */
  readonly nextChange?: Instant | undefined;
}

/** What the last run left behind for the next one. It names no content. */
export interface LastRun {
  /** The commit that it published, or tried to. */
  readonly commit: string;
  /** When it failed, where it did. */
  readonly failed?: Instant | undefined;
  /** The next instant at which pages of either site or flags change; undefined where nothing will. */
  readonly next?: Instant | undefined;
}

/** So far two clocks may differ, in milliseconds. */
const WRONG_CLOCK = 10 * 60_000;

/** After this time a run that failed is tried again though nobody wrote, in milliseconds. */
const RETRY = 30 * 60_000;

/** Why a run is worth its minutes. */
export type PublishReason = 'nothing-known' | 'new-commit' | 'something-changes' | 'renewal' | 'retry';

/**
 * Whether publishing again would change anything that people see, and why; undefined where it would not. What is not known
 * counts as worth a run: a minute too many costs less than a page that is wrong. Only a run that failed is not repeated at
 * once: its problems are reported, and the next commit, half an hour later or the next flag starts another one.
 *
 * @param site undefined where the public site did not answer with its `built.json`.
 * @param last undefined where no run left anything.
 * @param head the newest commit of the default branch; undefined where the one who asks may not know it.
 */
export function worthPublishing(
  site: PublishedSite | undefined,
  last: LastRun | undefined,
  head: string | undefined,
  now: Instant,
): PublishReason | undefined {
  if (!last) return 'nothing-known';
  if (head !== undefined && head !== last.commit) return 'new-commit';
  if (hasPassed(last.next, now)) return 'something-changes';
  if (last.failed !== undefined) return hasPassed(last.failed + RETRY, now) ? 'retry' : undefined;
  if (!site) return 'nothing-known';
  if (hasPassed(site.nextChange, now)) return 'something-changes';
  // At half time, so that one lost run leaves no page unconfirmed. A site from the future was built with a wrong clock.
  return hasPassed(site.renewAt, now) || site.builtAt > now + WRONG_CLOCK ? 'renewal' : undefined;
}

function hasPassed(instant: Instant | undefined, now: Instant): boolean {
  return instant !== undefined && instant <= now;
}
