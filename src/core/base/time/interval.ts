import type { Instant } from './instant.ts';

/** A stretch of time, half-open: `start` belongs to it, `end` does not. Milliseconds. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Whether two intervals share an instant. Reports ask this for each record and each month. */
export function overlaps(a: Interval, b: Interval): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/**
 * Those of many things in order of their start that overlap an interval. Only those are looked at that begin before its
 * end, and not those before which all have ended: a site asks for each day and each month of each component.
 */
export function overlapping<T extends { readonly interval: Interval }>(
  things: readonly T[],
  interval: Interval,
): T[] {
  const ends = latestEnds(things);
  const from = firstIndex(ends, (end) => end > interval.start);
  const until = firstIndex(things, (thing) => thing.interval.start >= interval.end);
  return things.slice(from, Math.max(from, until)).filter((thing) => overlaps(thing.interval, interval));
}

/** The latest end of all things up to each one. */
function latestEnds(things: readonly { readonly interval: Interval }[]): readonly Instant[] {
  const known = knownEnds.get(things);
  if (known) return known;
  let latest = -Infinity;
  const ends = things.map(({ interval }) => {
    latest = Math.max(latest, interval.end);
    return latest;
  });
  knownEnds.set(things, ends);
  return ends;
}

const knownEnds = new WeakMap<object, readonly Instant[]>();

/** Index of the first item of a list for which something holds that then holds for all that follow. */
function firstIndex<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The part two intervals share, or undefined where they only touch or lie apart. */
export function intersect(a: Interval, b: Interval): Interval | undefined {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : undefined;
}

/** The same instants, as disjoint intervals in order. Order of the input does not matter; merging twice changes nothing. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((i) => i.start < i.end).toSorted((a, b) => a.start - b.start);
  const merged: { start: Instant; end: Instant }[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What is left of `from` once every instant of `holes` is taken out. */
export function subtract(from: readonly Interval[], holes: readonly Interval[]): Interval[] {
  let rest = merge(from);
  for (const hole of merge(holes)) {
    rest = rest.flatMap((piece) =>
      intersect(piece, hole)
        ? [
            { start: piece.start, end: hole.start },
            { start: hole.end, end: piece.end },
          ].filter((i) => i.start < i.end)
        : [piece],
    );
  }
  return rest;
}

/** How long the intervals last together, in milliseconds, counting shared instants once. */
export function totalMs(intervals: readonly Interval[]): number {
  return merge(intervals).reduce((sum, { start, end }) => sum + end - start, 0);
}
