import type { Instant } from '#core/base/time/instant.ts';

/** A clock that agrees with GitHub's, and so with those of other runs, also where the machine's own is wrong. */
export interface GithubClock {
  readonly now: () => Instant;
  /** Takes the `Date` of an answer, as it arrives. */
  readonly hear: (date: string | null) => void;
}

/** `Date` is in whole seconds, so the answer was sent about this much later, in milliseconds. */
const HALF_A_SECOND = 500;

/** @param local the machine's clock, which is used as long as GitHub has not answered. */
export function githubClock(local: () => Instant): GithubClock {
  let ahead = 0;
  return {
    now: () => local() + ahead,
    hear: (date) => {
      const sent = Date.parse(date ?? '');
      if (!Number.isNaN(sent)) ahead = sent + HALF_A_SECOND - local();
    },
  };
}
