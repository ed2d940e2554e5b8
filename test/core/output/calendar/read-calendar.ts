import ICAL from 'ical.js';

// It leaves properties beyond the standard as they are written; they are texts all the same (RFC 5545, 3.8.8.2).
ICAL.design.icalendar.property['x-wr-calname'] = { defaultType: 'text' };

/** An event as a calendar program reads it. */
export interface ReadEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly status: string;
  /** Instants in UTC. */
  readonly start: string;
  readonly end: string;
  readonly stamp: string;
  readonly created: string;
  readonly changed: string;
}

/** Reads an iCalendar file with a program that we did not write. */
export function readCalendar(text: string): { name: string; method: string; events: ReadEvent[] } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const value = (component: ICAL.Component, name: string) =>
    String(component.getFirstPropertyValue(name) ?? '');
  return {
    name: value(calendar, 'x-wr-calname'),
    method: value(calendar, 'method'),
    events: calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: value(event, 'uid'),
      sequence: Number(value(event, 'sequence')),
      summary: value(event, 'summary'),
      description: value(event, 'description'),
      url: value(event, 'url'),
      status: value(event, 'status'),
      start: value(event, 'dtstart'),
      end: value(event, 'dtend'),
      stamp: value(event, 'dtstamp'),
      created: value(event, 'created'),
      changed: value(event, 'last-modified'),
    })),
  };
}
