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
