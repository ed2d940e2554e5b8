import ical, {
  escape as escapeText,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { type Instant, SECOND, Temporal } from '#core/base/time/instant.ts';
import { type Calendar, REFRESH } from './maintenance-calendar.ts';

/**
 * The calendar as iCalendar (RFC 5545), times in UTC. An event is transparent: it tells people of a maintenance, and
 * does not make them busy. The same calendar always gives the same bytes.
 */
export function renderCalendar({ name, address, events }: Calendar): string {
  const calendar = ical({
    prodId: { company: 'Upfront', product: 'Upfront' },
    // The library writes a name as it is.
    name: escapeText(name, false),
    source: address,
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH / SECOND,
  });
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: temporal(event.stamp),
      ...(event.written && {
        created: temporal(event.written.created),
        lastModified: temporal(event.written.changed),
      }),
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
