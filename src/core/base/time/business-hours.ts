import { DAY, type Instant, offsetIn, Temporal } from './instant.ts';
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
  for (const { start, end } of openDays(from, 1, hours, zone)) {
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
  for (const { start } of openDays(at, -1, hours, zone)) if (start <= at) return start;
  return undefined;
}

/** The first opening after an instant; undefined where hours do not open for ten years. */
export function nextOpening(at: Instant, hours: OpenHours, zone: string): Instant | undefined {
  for (const { start } of openDays(at, 1, hours, zone)) if (start > at) return start;
  return undefined;
}

/** Hours of each day that has any, from the local date of an instant on, or backwards from it. */
function* openDays(at: Instant, step: 1 | -1, hours: OpenHours, zone: string): Generator<Interval> {
  const lookUp = hoursByDay(hours, zone);
  const today = epochDay(at, zone);
  for (let day = 0; day < SEARCH_DAYS; day += 1) {
    const open = lookUp(today + step * day);
    if (open) yield open;
  }
}

type Lookup = (epochDay: number) => Interval | undefined;

/** Thousands of promises ask for the same few hundred days: each is worked out once. */
const lookups = new WeakMap<OpenHours, Map<string, Lookup>>();

function hoursByDay(hours: OpenHours, zone: string): Lookup {
  const byZone = lookups.get(hours) ?? new Map<string, Lookup>();
  lookups.set(hours, byZone);
  const made = byZone.get(zone) ?? rememberedHours(hours, zone);
  byZone.set(zone, made);
  return made;
}

function rememberedHours(hours: OpenHours, zone: string): Lookup {
  const known = new Map<number, Interval | undefined>();
  const holidays = new Set(hours.holidays);
  return (day) => {
    if (!known.has(day)) known.set(day, hoursOn(epoch.add({ days: day }), hours, holidays, zone));
    return known.get(day);
  };
}

const epoch = Temporal.PlainDate.from('1970-01-01');

/** Number of the local date of an instant, counted from 1970-01-01. */
function epochDay(at: Instant, zone: string): number {
  return Math.floor((at + offsetIn(at, zone)) / DAY);
}

/** Undefined where nobody works on that date. */
function hoursOn(
  date: typeof epoch,
  { days, from, until }: OpenHours,
  holidays: ReadonlySet<string>,
  timeZone: string,
): Interval | undefined {
  const weekday = weekdays[date.dayOfWeek - 1];
  if (!weekday || !days.includes(weekday) || holidays.has(date.toString())) return undefined;
  const opening = date.toZonedDateTime({ timeZone, plainTime: from });
  // A zone that crosses the date line skips a whole day, which Temporal would move onto the next and count twice.
  if (!opening.toPlainDate().equals(date)) return undefined;
  const start = opening.epochMilliseconds;
  const end = date.toZonedDateTime({ timeZone, plainTime: until }).epochMilliseconds;
  return start < end ? { start, end } : undefined;
}
