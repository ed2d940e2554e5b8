import type { Interval } from '#core/base/time/interval.ts';
import type { Deadline, DeadlineKind } from '#core/rules/promises/deadline.ts';

/** How promises of one kind were kept. */
export interface Punctuality {
  /** Kept in time. */
  readonly met: number;
  /** Kept after their time. */
  readonly late: number;
  /** Not kept yet, and past their time. */
  readonly overdue: number;
}

/**
 * Counts, for each of the kinds, the deadlines that fell due in an interval. What is not due yet, and what is no
 * longer due, is not counted. Deadlines of all records count, whenever these started.
 */
export function punctualityOf<K extends DeadlineKind>(
  deadlines: readonly Deadline[],
  kinds: readonly K[],
  interval: Interval,
): Record<K, Punctuality> {
  const due = deadlines.filter((deadline) => interval.start <= deadline.due && deadline.due < interval.end);
  return Object.fromEntries(
    kinds.map((kind) => {
      const count = (state: Deadline['state']) =>
        due.filter((deadline) => deadline.kind === kind && deadline.state === state).length;
      return [kind, { met: count('met'), late: count('late'), overdue: count('overdue') }];
    }),
  ) as Record<K, Punctuality>;
}

/**
 * Counts, of the deadlines that `punctualityOf` counts, those that an entry had put off to more than four times the
 * cadence.
 */
export function movedOf<K extends DeadlineKind>(
  deadlines: readonly Deadline[],
  kinds: readonly K[],
  interval: Interval,
): Record<K, number> {
  const counts = punctualityOf(
    deadlines.filter(({ moved }) => moved),
    kinds,
    interval,
  );
  return Object.fromEntries(
    kinds.map((kind) => [kind, counts[kind].met + counts[kind].late + counts[kind].overdue]),
  ) as Record<K, number>;
}
