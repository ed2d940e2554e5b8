import { type Instant, MINUTE, SECOND } from '#core/base/time/instant.ts';

/** What one look at the records found. */
export interface Look {
  readonly code: number;
  /** The next instant at which something changes by itself; undefined where nothing will. */
  readonly next?: Instant | undefined;
  /** Whether something is going on that has to be watched to the minute. */
  readonly live: boolean;
}

export interface Watch {
  /** Milliseconds that it lasts at most. */
  readonly length: number;
  readonly clock: () => Instant;
  readonly sleep: (ms: number) => Promise<void>;
  /** Reads the records anew and does what is to be done. */
  readonly look: () => Promise<Look>;
  /** Has somebody else go on watching. */
  readonly handOver: () => Promise<void>;
}

/** Nobody is told of records that others change: they are read anew this often. */
const LONGEST_SLEEP = 5 * MINUTE;

/**
 * Looks at the records, and again at each instant at which something changes, while something live goes on; when its time
 * is up it hands over. Answers with the worst exit code of the looks.
 */
export async function watch({ length, clock, sleep, look, handOver }: Watch): Promise<number> {
  const end = clock() + length;
  let worst = 0;
  for (;;) {
    const { code, next, live } = await look();
    worst = Math.max(worst, code);
    if (!live) return worst;
    const now = clock();
    // A second later, when what falls due then is overdue.
    const wake = Math.min((next ?? Infinity) + SECOND, now + LONGEST_SLEEP);
    if (wake >= end) {
      await sleep(Math.max(0, end - now));
      await handOver();
      return worst;
    }
    await sleep(wake - now);
  }
}
