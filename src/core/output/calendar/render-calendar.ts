import ical, {
  escape as escapeText,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { HOUR, type Instant, SECOND, Temporal } from '#core/base/time/instant.ts';
import type { Calendar } from './maintenance-calendar.ts';

/**
 * The calendar as iCalendar (RFC 5545), times in UTC. An event is transparent: it tells people of a maintenance, and
 * does not make them busy. It says nothing of when it was made, so that the same records give the same bytes.
 */
export function renderCalendar({ name, address, events }: Calendar): string {
  const calendar = ical({
    prodId: { company: 'Upfront', product: 'Upfront' },
    // The library writes a name as it is.
    name: escapeText(name, false),
    source: address,
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR / SECOND,
  });
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: temporal(event.changed),
      created: temporal(event.created),
      lastModified: temporal(event.changed),
      start: temporal(event.time.start),
      end: temporal(event.time.end),
      summary: event.summary,
      description: event.description,
      url: event.url,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // The library leaves the last line open.
  return `${calendar.toString()}\r\n`;
}

function temporal(at: Instant) {
  return Temporal.Instant.fromEpochMilliseconds(at);
}
