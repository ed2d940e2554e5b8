import { MINUTE } from '#core/base/time/instant.ts';

/** What a number of durations amount to, in minutes, rounded to the nearest tenth; null where none is known. */
export interface Minutes {
  readonly mean_minutes: number | null;
  readonly median_minutes: number | null;
  readonly max_minutes: number | null;
  /** How many of the durations are known, */
  readonly known: number;
  /** of how many. */
  readonly of: number;
}

/** Sums up durations in milliseconds; one that is not known is undefined. The median of an even number is between the two in the middle. */
export function minutesOf(durations: readonly (number | undefined)[]): Minutes {
  const sorted = durations.filter((ms) => ms !== undefined).toSorted((a, b) => a - b);
  const known = sorted.length;
  const low = sorted[Math.floor((known - 1) / 2)];
  const high = sorted[Math.floor(known / 2)];
  const sum = sorted.reduce((total, ms) => total + ms, 0);
  return {
    mean_minutes: known === 0 ? null : tenths(sum / known),
    median_minutes: low === undefined || high === undefined ? null : tenths((low + high) / 2),
    max_minutes: known === 0 ? null : tenths(sorted[known - 1] ?? 0),
    known,
    of: durations.length,
  };
}

function tenths(ms: number): number {
  return Math.round((ms / MINUTE) * 10) / 10;
}
