import type { Interval } from '#core/base/time/interval.ts';
import type { PlacedEntry } from './placed-entry.ts';
import type { WrittenRecord } from './record-schema.ts';

/** A window that a record names, and its path in the front matter. */
export interface PlacedWindow {
  readonly path: readonly PropertyKey[];
  readonly window: Interval;
}

/** Every window of a record: that of the record itself, then those of its entries in order of time. */
export function windowsOf(
  { window }: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
): PlacedWindow[] {
  return [
    ...(window ? [{ path: ['window'], window: { start: window.from, end: window.until } }] : []),
    ...entries.flatMap(({ entry, index }) =>
      entry.window ? [{ path: ['timeline', index, 'window'], window: entry.window }] : [],
    ),
  ];
}
