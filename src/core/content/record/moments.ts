import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { isBegun, isEnded } from './status.ts';
import type { TimelineEntry, TimelineRecord } from './timeline-record.ts';

/** What a maintenance window does automatically: it begins, ends, or overruns. */
export type DerivedEvent = 'began' | 'ended' | 'overran';

/** An instant at which somebody wrote, at which a window began, ended or ran over, or both. */
export interface Moment<E> {
  readonly at: Instant;
  readonly entry?: E | undefined;
  readonly derived?: DerivedEvent | undefined;
  /** The window of a maintenance from here on. */
  readonly window?: Interval | undefined;
}

/** Whether an entry moves a maintenance to a window that lies ahead of it. */
export function movesAhead({ at, window }: Pick<TimelineEntry, 'at' | 'window'>): boolean {
  return window !== undefined && window.start > at;
}

/**
 * The moments of a record until `now`, in order: its entries, and what its windows did automatically. A window holds
 * from the entry that says it until the next that says another, and acts in that time alone; what an engineer wrote of
 * the work comes before what the window says of it. A window that began or ended before the record did is one moment
 * with its first entry.
 */
export function momentsOf<E extends TimelineEntry>(record: TimelineRecord<E>, now: Instant): Moment<E>[] {
  const { timeline } = record;
  const known = Math.max(now, timeline[0]?.at ?? now);
  const moments: Moment<E>[] = [];
  let work: WindowWork = { window: record.window, isOver: false };
  timeline.forEach((entry, index) => {
    const until = timeline[index + 1]?.at ?? Infinity;
    work = workAfter(work, entry);
    const events = windowEvents(work, entry.at).filter(({ at }) => at < until && at <= known);
    const { window } = work;
    const own = events.find(({ at }) => at === entry.at);
    moments.push({ at: entry.at, entry, derived: own?.derived, window });
    for (const event of events) if (event !== own) moments.push({ ...event, window });
    for (const { derived } of events) {
      work = derived === 'began' ? { ...work, isBegun: true } : { ...work, isOver: true };
    }
  });
  return moments;
}

/** How far the work of a maintenance has come in the window that holds. */
interface WindowWork {
  readonly window?: Interval | undefined;
  /** What an engineer wrote of it last, for this window. */
  readonly written?: 'begun' | 'ended' | undefined;
  /** Whether it began automatically. */
  readonly isBegun?: boolean;
  /** Whether the window has ended or run over. */
  readonly isOver: boolean;
}

/** A window ahead begins the work from nothing; another one takes over what was begun. */
function workAfter(before: WindowWork, entry: TimelineEntry): WindowWork {
  const { window = before.window, status } = entry;
  const work: WindowWork = movesAhead(entry)
    ? { window, isOver: false }
    : { ...before, window, isOver: before.isOver && !entry.window };
  // An automatic end is cancelled if the window is extended.
  const resumed = entry.window && before.isOver ? { ...work, isBegun: false } : work;
  if (!status) return resumed;
  if (isBegun(status)) return { ...resumed, written: 'begun' };
  return isEnded(status) ? { ...resumed, written: 'ended' } : resumed;
}

/** What a window that is valid from an instant on does automatically, if nobody writes another entry. */
function windowEvents(
  { window, written, isBegun, isOver }: WindowWork,
  from: Instant,
): { at: Instant; derived: DerivedEvent }[] {
  if (!window || isOver || written === 'ended') return [];
  const [begin, end] = [Math.max(window.start, from), Math.max(window.end, from)];
  const begins = begin < end && !isBegun && written === undefined;
  return [
    ...(begins ? [{ at: begin, derived: 'began' } as const] : []),
    { at: end, derived: written === 'begun' ? 'overran' : 'ended' },
  ];
}
