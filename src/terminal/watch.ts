import { type Instant, MINUTE, SECOND } from '#core/base/time/instant.ts';

/** What one look at the records found. */
export interface Round {
  readonly code: number;
  /** The next instant at which the plan changes because time passes; undefined if there is none. */
  readonly next?: Instant | undefined;
  /** Whether something is going on that has to be watched to the minute. */
  readonly live: boolean;
}

export interface Watch {
  /** Milliseconds that it lasts at most. */
  readonly length: number;
  readonly clock: () => Instant;
  readonly sleep: (ms: number) => Promise<void>;
  /** Reads the records again and does what is due. */
  readonly look: () => Promise<Round>;
  /** Has somebody else go on watching. */
  readonly handOver: () => Promise<void>;
}

/** How frequently records are read again: there is no notification when others change them. */
const LONGEST_SLEEP = 5 * MINUTE;

/** A plan whose next change lies in the past, or never passes, must not keep GitHub busy. */
const SHORTEST_SLEEP = SECOND;

/**
 * Looks at the records, and again at each instant at which something changes, while something live goes on; when its time
 * is up it hands over. Answers with the worst exit code of the looks.
 *
 * Each change is waited for once, and no wait before a look is shorter than a second. So there are at most
 * 1 + (minutes ÷ 5) + (different values of `next`) looks, for any plan and clock.
 */
export async function watch({ length, clock, sleep, look, handOver }: Watch): Promise<number> {
  const end = clock() + length;
  let slept = 0;
  let newest = -Infinity;
  let worst = 0;
  for (;;) {
    const { code, next = Infinity, live } = await look();
    worst = Math.max(worst, code);
    if (!live) return worst;
    const now = clock();
    // A clock that is stopped or set back must not keep the job running without end: the time slept also counts.
    const left = Math.min(end - now, length - slept);
    const wait = waitFor(next > newest ? next : Infinity, now);
    if (wait >= left) {
      await sleep(Math.max(0, left));
      await handOver();
      return worst;
    }
    await sleep(wait);
    slept += wait;
    if (next + SECOND <= now + wait) newest = Math.max(newest, next);
  }
}

/** How long to wait for a change: until a second later, when what falls due then is overdue. */
function waitFor(change: Instant, now: Instant): number {
  return Math.min(Math.max(change + SECOND - now, SHORTEST_SLEEP), LONGEST_SLEEP);
}
