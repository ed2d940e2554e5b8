/** Minutes of many runs, from all of them or from a sample. */
export interface Estimate {
  readonly runs: number;
  /** How many of them were looked into. */
  readonly read: number;
  readonly minutes: number;
  /** Standard error of `minutes`; 0 where every run was read. */
  readonly error: number;
}

/**
 * What runs cost together, from those that were read: their mean times the number of runs. The standard error is that of a
 * sample without replacement, `N · s / √n · √(1 − n/N)` (Cochran, Sampling Techniques, 1977, section 2.6).
 *
 * @param runs how many there are.
 * @param read billed minutes of each run of the sample.
 */
export function estimate(runs: number, read: readonly number[]): Estimate {
  const n = read.length;
  if (n === 0) return { runs, read: 0, minutes: 0, error: runs === 0 ? 0 : Infinity };
  const mean = read.reduce((sum, each) => sum + each, 0) / n;
  const square = read.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const deviation = n > 1 ? Math.sqrt(square / (n - 1)) : 0;
  const unread = Math.max(0, 1 - n / runs);
  return {
    runs,
    read: n,
    minutes: mean * runs,
    error: (runs * deviation * Math.sqrt(unread)) / Math.sqrt(n),
  };
}

/**
 * Draws so many of a list, each with the same chance; all of it where there are no more.
 *
 * @param share a number from 0 to less than 1, drawn again at each call.
 */
export function drawSample<T>(list: readonly T[], count: number, share: () => number): T[] {
  const rest = [...list];
  // The first `count` of a Fisher-Yates shuffle.
  for (let i = 0; i < Math.min(count, rest.length - 1); i++) {
    const other = i + Math.floor(share() * (rest.length - i));
    [rest[i], rest[other]] = [rest[other] as T, rest[i] as T];
  }
  return rest.slice(0, count);
}
