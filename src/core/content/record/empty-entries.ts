import { own } from '#core/base/own.ts';
import type { PlacedEntry } from './placed-entry.ts';
import type { Entry } from './record.ts';
import { isEnded } from './status.ts';
import type { TimelineRecord } from './timeline-record.ts';

/** What holds before the first entry. */
type Start = Pick<TimelineRecord, 'kind' | 'severity' | 'components' | 'window'>;

/**
 * Entries that say nothing: they have neither status, message nor note, and change neither severity, components nor
 * window. One that repeats what holds changes nothing.
 *
 * @param entries in the order of their instants.
 */
export function emptyEntries(start: Start, entries: readonly PlacedEntry[]): PlacedEntry[] {
  let held = start;
  return entries.filter(({ entry }) => {
    const empty = !speaks(entry) && !changes(held, entry);
    held = after(held, entry);
    return empty;
  });
}

function speaks({ status, message, note }: Entry): boolean {
  return status !== undefined || message !== undefined || note !== undefined;
}

function changes(held: Start, { severity, components = {}, window }: Entry): boolean {
  return (
    (severity !== undefined && severity !== held.severity) ||
    (window !== undefined && (window.start !== held.window?.start || window.end !== held.window.end)) ||
    Object.entries(components).some(
      // The window of a maintenance changes its components, too: to repeat a state may undo that.
      ([id, state]) => held.kind === 'maintenance' || state !== (own(held.components, id) ?? 'operational'),
    )
  );
}

function after(held: Start, { status, severity, components, window }: Entry): Start {
  return {
    kind: held.kind,
    severity: severity ?? held.severity,
    window: window ?? held.window,
    components: status && isEnded(status) ? {} : { ...held.components, ...components },
  };
}
