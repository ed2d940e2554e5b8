import type { Duration } from './duration.ts';
import { dateIn, type Instant, offsetIn, startOfDate, Temporal } from './instant.ts';
import type { Interval } from './interval.ts';

const timeOfDay = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const timeAndZone = { ...timeOfDay, timeZoneName: 'short' } as const;
const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const month = { month: 'long', year: 'numeric' } as const;

/** A time of day: `10:41 UTC`. */
export function timeLabel(at: Instant, zone: string, locale: string): string {
  return dateFormat(locale, zone, timeAndZone).format(at);
}

/** A date and a time: `23 Nov 2026, 10:41 UTC`. */
export function dateTimeLabel(at: Instant, zone: string, locale: string): string {
  return dateFormat(locale, zone, dateTime).format(at);
}

/**
 * Two times, with the date and the zone once where they are the same: `23 Nov 2026, 10:00–12:00 UTC`. Where the clocks
 * change between them, each time names its own zone.
 *
 * @example intervalLabel({ start: 00:30Z, end: 01:30Z on 25 Oct 2026 }, 'Europe/Berlin', 'en')
 *          //=> '25 Oct 2026, 02:30 CEST – 02:30 CET'
 */
export function intervalLabel({ start, end }: Interval, zone: string, locale: string): string {
  const format = dateFormat(locale, zone, dateTime);
  // The platform names a zone once for two times of one day, and says one time where both have the same digits.
  if (dateIn(start, zone) !== dateIn(end, zone) || offsetIn(start, zone) === offsetIn(end, zone)) {
    return format.formatRange(start, end);
  }
  const [first, last, time] = [format.format(start), format.format(end), timeLabel(end, zone, locale)];
  const date = last.slice(0, -time.length);
  const isDateOnce = last === date + time && first.startsWith(date);
  return `${first}${rangeSeparator(locale)}${isDateOnce ? time : last}`;
}

/** A calendar date, written `2026-11-23`: `23 Nov 2026`. It has no zone. */
export function dateLabel(date: string, locale: string): string {
  return dateFormat(locale, 'UTC', day).format(startOfDate(date, 'UTC'));
}

/** A calendar month, written `2026-11`: `November 2026`. It has no zone. */
export function monthLabel(id: string, locale: string): string {
  return dateFormat(locale, 'UTC', month).format(startOfDate(`${id}-01`, 'UTC'));
}

/** A day of the week, counted from Monday, 0: `Monday`. */
export function weekdayLabel(index: number, locale: string): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(
    startOfDate(`2024-01-0${index + 1}`, 'UTC'),
  );
}

/** A time of day, written `09:00`, as the language writes it. It has no zone. */
export function timeOfDayLabel(time: string, locale: string): string {
  const { epochMilliseconds } = Temporal.Instant.from(`2024-01-01T${time}Z`);
  return dateFormat(locale, 'UTC', timeOfDay).format(epochMilliseconds);
}

/**
 * A length of time in its two largest units, rounded down: `1 hr 20 min`. Under a minute it is in seconds.
 *
 * @param ms not negative.
 */
export function spanLabel(ms: number, locale: string): string {
  let left = Math.floor(ms / 1000);
  const parts: string[] = [];
  for (const [unit, seconds] of units) {
    const amount = Math.floor(left / seconds);
    left -= amount * seconds;
    const isTold = amount > 0 && (unit !== 'second' || parts.length === 0);
    if (isTold) parts.push(unitFormat(locale, unit).format(amount));
    // The unit after the largest one is the last, even where there is nothing of it: `2 days`, not `2 days 5 min`.
    if (parts.length > 0 && (!isTold || parts.length === 2)) break;
  }
  return parts.length > 0 ? parts.join(' ') : unitFormat(locale, 'minute').format(0);
}

/** A length of time in the unit it is written in: `48 hr`, `1 wk`. */
export function durationLabel({ amount, unit }: Duration, locale: string): string {
  return unitFormat(locale, unitNames[unit]).format(amount);
}

const dateTime = { ...day, ...timeAndZone } as const;

const unitNames = { m: 'minute', h: 'hour', d: 'day', w: 'week' } as const;

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

// Making a formatter costs a hundred times as much as using one, and a site prints tens of thousands of times.
const dateFormats = new Map<object, Map<string, Intl.DateTimeFormat>>();
const unitFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(
  locale: string,
  timeZone: string,
  options: typeof timeOfDay | typeof timeAndZone | typeof day | typeof month | typeof dateTime,
): Intl.DateTimeFormat {
  const formats = dateFormats.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  dateFormats.set(options, formats);
  const key = `${locale} ${timeZone}`;
  const kept = formats.get(key);
  if (kept) return kept;
  // Records are dated by the Gregorian calendar, also where a country counts years by another.
  // English that names no country is written day first: 11/23 and 23/11 are then no question.
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...options,
    timeZone,
    calendar: 'gregory',
  });
  formats.set(key, made);
  return made;
}

/** What a language writes between the ends of a range. */
function rangeSeparator(locale: string): string {
  const parts = dateFormat(locale, 'UTC', day).formatRangeToParts(0, 2 ** 40);
  return parts.find(({ source }) => source === 'shared')?.value ?? ' – ';
}

function unitFormat(locale: string, unit: (typeof units)[number][0] | 'week'): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  const kept = unitFormats.get(key);
  if (kept) return kept;
  const made = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
  unitFormats.set(key, made);
  return made;
}
