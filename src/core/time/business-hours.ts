import { type Instant, Temporal } from './instant.ts';
import type { Interval } from './interval.ts';

/** Days of the week as config names them, in ISO order. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

type PlainDate = InstanceType<typeof Temporal.PlainDate>;
type Weekday = (typeof weekdays)[number];

/** When people work, in local time; config's `business_hours` is one of these. */
export interface OpenHours {
  readonly days: readonly Weekday[];
  /** Time of day at which they open, as `09:00`; open from then on. */
  readonly from: string;
  /** Time of day at which they close, as `18:00`; closed from then on. */
  readonly until: string;
  /** Calendar dates on which nobody works, as `2026-12-25`. */
  readonly holidays?: readonly string[] | undefined;
}

/** Ten years: a promise that needs a longer search than that is a slip in the config. */
const SEARCH_DAYS = 3660;

/**
 * Open time from an instant on, in order, the first stretch cut at that instant. Hours are local, so a stretch over a
 * change of the clocks is an hour shorter or longer. It ends after ten years, and yields nothing where hours never open.
 */
export function* openIntervals(from: Instant, hours: OpenHours, zone: string): Generator<Interval> {
  for (const date of workingDates(from, 1, hours, zone)) {
    const { start, end } = hoursOn(date, hours, zone);
    if (Math.max(start, from) < end) yield { start: Math.max(start, from), end };
  }
}

/** The instant itself where it is open, else the next at which hours open; undefined where they never do. */
export function nextOpen(at: Instant, hours: OpenHours, zone: string): Instant | undefined {
  for (const { start } of openIntervals(at, hours, zone)) return start;
  return undefined;
}

/** The last opening at or before an instant; undefined where hours have not opened for ten years. */
export function lastOpening(at: Instant, hours: OpenHours, zone: string): Instant | undefined {
  return openings(at, -1, hours, zone).find((opening) => opening <= at);
}

/** The first opening after an instant; undefined where hours do not open for ten years. */
export function nextOpening(at: Instant, hours: OpenHours, zone: string): Instant | undefined {
  return openings(at, 1, hours, zone).find((opening) => opening > at);
}

/** Openings from the local date of an instant on, or backwards from it. */
function* openings(at: Instant, step: 1 | -1, hours: OpenHours, zone: string): Generator<Instant> {
  for (const date of workingDates(at, step, hours, zone)) {
    const { start, end } = hoursOn(date, hours, zone);
    if (start < end) yield start;
  }
}

function* workingDates(
  from: Instant,
  step: 1 | -1,
  { days, holidays }: OpenHours,
  zone: string,
): Generator<PlainDate> {
  const off = new Set(holidays);
  let date = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate();
  for (let day = 0; day < SEARCH_DAYS; day += 1) {
    const weekday = weekdays[date.dayOfWeek - 1];
    if (weekday && days.includes(weekday) && !off.has(date.toString())) yield date;
    date = date.add({ days: step });
  }
}

function hoursOn(date: PlainDate, { from, until }: OpenHours, timeZone: string): Interval {
  const opening = date.toZonedDateTime({ timeZone, plainTime: from });
  const start = opening.epochMilliseconds;
  // A zone that crosses the date line skips a whole day, which Temporal would move onto the next and count twice.
  if (!opening.toPlainDate().equals(date)) return { start, end: start };
  return { start, end: date.toZonedDateTime({ timeZone, plainTime: until }).epochMilliseconds };
}
