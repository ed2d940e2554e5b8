import type { VisibleRecord } from '#core/audience/visible.ts';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import { DAY, HOUR } from '#core/base/time/instant.ts';
import { absolute } from '#core/content/address.ts';
import type { CalendarContext } from './calendar-context.ts';
import { type CalendarEvent, calendarEvent } from './calendar-event.ts';

/** How far back the calendar of a whole site goes. */
export const CALENDAR_KEPT = 365 * DAY;

/** How long programs are asked to wait before they read a calendar again. */
export const REFRESH = HOUR;

/** A calendar in no format yet. */
export interface Calendar {
  readonly name: string;
  /** Its own address. */
  readonly address: string;
  /** In order of start, then of uid. */
  readonly events: readonly CalendarEvent[];
}

/**
 * The maintenance of a site, as a calendar: all that is to come, and what ended in the 365 days before `now`.
 *
 * @param file its path from the site's root.
 */
export function maintenanceCalendar(
  records: readonly VisibleRecord[],
  context: CalendarContext,
  file: string,
): Calendar {
  const oldest = context.now - CALENDAR_KEPT;
  const events = records
    .map((record) => calendarEvent(record, context))
    .filter((event) => event !== undefined)
    .filter(({ time }) => time.end > oldest)
    .sort((a, b) => a.time.start - b.time.start || (a.uid < b.uid ? -1 : 1));
  return calendarOf(events, context, file);
}

/** One maintenance as a calendar of its own, however long ago it was; of another record it is empty. */
export function recordCalendar(record: VisibleRecord, context: CalendarContext, file: string): Calendar {
  const event = calendarEvent(record, context);
  return calendarOf(event ? [event] : [], context, file);
}

function calendarOf(
  events: readonly CalendarEvent[],
  { config, t }: CalendarContext,
  file: string,
): Calendar {
  const { site, audience } = config;
  const name = audience === 'internal' ? `${site.name} (${t('internal.label')})` : site.name;
  return {
    name: cleanText(`${name}: ${t('place.maintenance')}`),
    address: absolute(site.url, file),
    events,
  };
}
