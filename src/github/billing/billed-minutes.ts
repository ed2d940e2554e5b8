import { type Instant, MINUTE } from '#core/base/time/instant.ts';

/** A job of a run, as far as it is billed. */
export interface BilledJob {
  /** Undefined for a job that never started. */
  readonly started: Instant | undefined;
  /** Undefined while it runs. */
  readonly ended: Instant | undefined;
  readonly conclusion: string | null;
}

/**
 * Billed minutes of a run: of each job the started ones, so that five seconds count as a minute. A job that was skipped or
 * never started costs nothing; each repetition of a job counts
 * (https://docs.github.com/billing/managing-billing-for-your-products/managing-billing-for-github-actions).
 *
 * @param now until when a job counts that still runs.
 */
export function billedMinutes(jobs: readonly BilledJob[], now: Instant): number {
  return jobs.reduce((sum, { started, ended, conclusion }) => {
    if (started === undefined || conclusion === 'skipped') return sum;
    return sum + Math.max(1, Math.ceil(((ended ?? now) - started) / MINUTE));
  }, 0);
}
