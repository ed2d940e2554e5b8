import type { Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';

// Tools read these times out of the text by their marks, so they are in English and in this form alone.

/** `Nov <var data-var='date'>23</var>, <var data-var='time'>11:12</var> CET`, in the site's zone. */
export function timeMarkup(at: Instant, zone: string): string {
  const { month, date, time, name } = parts(at, zone);
  return `${day(month, date)}, ${clock(time)} ${name}`;
}

/** A window, with its second day where that is another, and the zone of its start where the clocks change in it. */
export function windowMarkup({ start, end }: Interval, zone: string): string {
  const from = parts(start, zone);
  const until = parts(end, zone);
  const isSameDay = from.month === until.month && from.date === until.date;
  const last = isSameDay ? clock(until.time) : `${day(until.month, until.date)}, ${clock(until.time)}`;
  const first = from.name === until.name ? clock(from.time) : `${clock(from.time)} ${from.name}`;
  return `${day(from.month, from.date)}, ${first} - ${last} ${until.name}`;
}

function day(month: string, date: string): string {
  return `${month} <var data-var='date'>${date.padStart(2, ' ')}</var>`;
}

function clock(time: string): string {
  return `<var data-var='time'>${time}</var>`;
}

interface Parts {
  readonly month: string;
  readonly date: string;
  readonly time: string;
  /** Short name of the zone. */
  readonly name: string;
}

function parts(at: Instant, timeZone: string): Parts {
  const made = formatOf('en-GB', timeZone).formatToParts(at);
  return {
    // Names of months in British English have four letters in September alone.
    month: partOf(made, 'month').slice(0, 3),
    date: partOf(made, 'day'),
    time: `${partOf(made, 'hour')}:${partOf(made, 'minute')}`,
    name: zoneName(at, timeZone),
  };
}

/** British English knows the short names of Europe's zones, American and Australian English those of their own. */
function zoneName(at: Instant, timeZone: string): string {
  const names = ['en-GB', 'en-US', 'en-AU'].map((locale) =>
    partOf(formatOf(locale, timeZone).formatToParts(at), 'timeZoneName'),
  );
  return names.find((name) => !/[+-]/u.test(name)) ?? names[0] ?? '';
}

function partOf(made: readonly Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return made.find((each) => each.type === type)?.value ?? '';
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const kept =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      timeZone,
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
  formats.set(key, kept);
  return kept;
}
