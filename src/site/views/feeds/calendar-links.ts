import type { Site } from '#site/model/site.ts';

/** Where the calendar of all maintenance is. */
export interface CalendarLinks {
  /** Opens the calendar program of the reader, which then asks for it again and again. */
  readonly live: string;
  /** Its whole address. */
  readonly address: string;
  readonly file: string;
}

export function calendarLinks({ paths }: Site): CalendarLinks {
  const file = 'calendar.ics';
  const address = paths.absolute(file);
  return { live: address.replace(/^https?:/u, 'webcal:'), address, file: paths.file(file) };
}
