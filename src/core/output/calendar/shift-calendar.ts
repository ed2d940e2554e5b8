import { cleanText } from '#core/base/markdown/clean-text.ts';
import { type Instant, SECOND } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { absolute } from '#core/content/address.ts';
import type { CalendarContext } from './calendar-context.ts';
import type { Calendar } from './maintenance-calendar.ts';

/** A stretch of time in which somebody is on call. */
export interface CalendarShift extends Interval {
  readonly summary: string;
  readonly description: string;
}

/**
 * Shifts as a calendar. A shift keeps its identity as long as it begins at the same instant, so that a swap changes it.
 *
 * @param since when the rotation began, from which the calendar takes the time of its making.
 */
export function shiftCalendar(
  shifts: readonly CalendarShift[],
  name: string,
  since: Instant,
  { config }: Pick<CalendarContext, 'config'>,
  file: string,
): Calendar {
  const { hostname } = new URL(config.site.url);
  return {
    name: cleanText(name),
    address: absolute(config.site.url, file),
    events: shifts.map((shift) => ({
      uid: `shift-${shift.start / SECOND}@${hostname}`,
      sequence: 0,
      created: since,
      changed: since,
      time: { start: shift.start, end: shift.end },
      summary: cleanText(shift.summary),
      description: cleanText(shift.description),
      url: absolute(config.site.url, 'on-call.html'),
      cancelled: false,
    })),
  };
}
