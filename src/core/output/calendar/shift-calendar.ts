import { cleanText } from '#core/base/markdown/clean-text.ts';
import { type Instant, SECOND } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import { absolute } from '#core/content/address.ts';
import type { CalendarContext } from './calendar-context.ts';
import { type Calendar, REFRESH } from './maintenance-calendar.ts';

/** A stretch of time in which somebody is on call. */
export interface CalendarShift extends Interval {
  readonly summary: string;
  readonly description: string;
}

/**
 * Shifts as a calendar. A shift keeps its identity as long as it begins at the same instant, so that a swap changes it.
 */
export function shiftCalendar(
  shifts: readonly CalendarShift[],
  name: string,
  { config, now }: Pick<CalendarContext, 'config' | 'now'>,
  file: string,
): Calendar {
  const { hostname } = new URL(config.site.url);
  return {
    name: cleanText(name),
    address: absolute(config.site.url, file),
    events: shifts.map((shift) => {
      const event = {
        uid: `shift-${shift.start / SECOND}@${hostname}`,
        sequence: 0,
        time: { start: shift.start, end: shift.end },
        summary: cleanText(shift.summary),
        description: cleanText(shift.description),
        url: absolute(config.site.url, 'on-call.html'),
        cancelled: false,
      };
      return { ...event, stamp: stampOf(JSON.stringify(event), now), written: undefined };
    }),
  };
}

/**
 * The clock, rounded down to an instant of each hour that depends on what the event says. Nothing in the config says
 * when a shift was changed, so the stamp comes from the clock: of two copies read an hour or more apart, the later one
 * has the later stamp. An event that stays the same keeps its stamp for an hour, and one that changes gets another.
 */
function stampOf(event: string, now: Instant): Instant {
  const phase = (hashOf(event) % (REFRESH / SECOND)) * SECOND;
  return now - ((now - phase) % REFRESH);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
