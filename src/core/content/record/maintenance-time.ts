import type { Instant } from '#core/base/time/instant.ts';
import { type Interval, intersect, merge } from '#core/base/time/interval.ts';
import { movesAhead } from './moments.ts';
import { isBegun } from './status.ts';
import type { Step } from './timeline.ts';
import type { TimelineRecord } from './timeline-record.ts';

/** The window that a maintenance has now: the newest that its entries name. Undefined for another record. */
export function windowOf({ window, timeline }: TimelineRecord): Interval | undefined {
  return timeline.findLast((entry) => entry.window)?.window ?? window;
}

/**
 * When a maintenance was, or will be as far as anybody knows: in its newest window, but from an earlier `in_progress`
 * and until its `completed`, whether that came early, or late after an overrun. Of an overrun that goes on nobody knows
 * the end, so until then it is the window's; what was cancelled keeps its window. Undefined where it never took place in
 * its window, because it was completed before that began, and for another record.
 *
 * @param steps of the record, as `timelineOf` made them.
 */
export function maintenanceTime(record: TimelineRecord, steps: readonly Step[]): Interval | undefined {
  const window = windowOf(record);
  const last = steps.at(-1);
  if (!window || last?.status === 'cancelled') return window;
  const current = sinceMoved(steps);
  const begun = current.find(({ entry }) => entry?.status && isBegun(entry.status));
  const start = Math.min(window.start, begun?.at ?? window.start);
  if (last?.status !== 'completed') return { start, end: window.end };
  const completed = current.findLast(({ status, statusChanged }) => status === 'completed' && statusChanged);
  const at = completed?.at ?? window.end;
  const end = current.some(({ derived }) => derived === 'overran') ? at : Math.min(at, window.end);
  return start < end ? { start, end } : undefined;
}

/** The steps of a maintenance since an entry last moved it to a window ahead, which begins the work from nothing; or all of them. */
export function sinceMoved<S extends Step>(steps: readonly S[]): readonly S[] {
  const moved = steps.findLastIndex(({ entry }) => entry && movesAhead(entry));
  return steps.slice(Math.max(moved, 0));
}

/**
 * The maintenance that uptime leaves out, as it was until `now`: from the beginning of each window, or an earlier
 * `in_progress`, to `completed`, `cancelled`, the entry that moves it, or the end of the window that held then,
 * whichever came first. Disjoint, in order; none where it was cancelled before it began.
 *
 * @param steps of the record, as `timelineOf` made them.
 */
export function maintenanceSpans(steps: readonly Step[], now: Instant): Interval[] {
  const told = toldAfterwards(steps);
  const spans = steps.flatMap(({ at, status, window }, index) => {
    if (!window || !isBegun(status)) return [];
    return [{ start: at, end: Math.min(steps[index + 1]?.at ?? now, window.end) }];
  });
  const past = { start: -Infinity, end: now };
  return merge(told ? [told, ...spans] : spans).flatMap((span) => intersect(span, past) ?? []);
}

/** The maintenance that took place before the record's first entry: a window that had begun by then began automatically. */
export function toldAfterwards(steps: readonly Step[]): Interval | undefined {
  const [first] = steps;
  // A window that the first entry names does not reach back before it.
  if (!first?.window || first.entry?.window || !(isBegun(first.status) || first.status === 'completed'))
    return undefined;
  return intersect(first.window, { start: -Infinity, end: first.at });
}
