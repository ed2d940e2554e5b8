import { Temporal as polyfill } from 'temporal-polyfill';

/**
 * The one way to Temporal: the platform's own where it has one, the polyfill elsewhere.
 */
export const Temporal = (globalThis as { Temporal?: typeof polyfill }).Temporal ?? polyfill;

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Records hold whole seconds. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What is wrong with a written timestamp, by name, so that a caller can say what to write instead. */
export type TimestampFault = 'form' | 'no-time' | 'no-offset' | 'offset' | 'impossible';

/** The offsets of the time zones west and east of all others; between them, zones differ by quarters of an hour. */
export const EARLIEST_OFFSET = '-12:00';
export const LATEST_OFFSET = '+14:00';
const OFFSET_STEP = 15;

const form =
  /^(?<date>[+-]?\d{4,6}-\d{2}-\d{2})(?:[Tt ](?<time>\d{2}:\d{2}(?::(?<second>\d{2})(?:[.,]\d+)?)?)(?:\s?(?<offset>[Zz]|[+-]\d{2}:?\d{2}))?)?$/u;

/**
 * Reads a timestamp as records write it: `2026-11-23T10:12Z`, `2026-11-23 11:02 +01:00`, seconds optional. Parts of a
 * second are cut off.
 *
 * @returns the instant, or the name of the fault. Nothing is rolled over: 30 February is `impossible`.
 * @example parseTimestamp('2026-11-23 11:02 +01:00') //=> { instant: Date.UTC(2026, 10, 23, 10, 2) }
 */
export function parseTimestamp(text: string): { instant: Instant } | { fault: TimestampFault } {
  const groups = form.exec(text.trim())?.groups;
  if (!groups) return { fault: 'form' };
  const { date, time, second, offset } = groups;
  if (!time) return { fault: isDate(date ?? '') ? 'no-time' : 'impossible' };
  const [hours = 0, minutes = 0] = time.split(':', 2).map(Number);
  // A leap second is on no clock that somebody reads: a record that says :60 is a slip of the pen.
  if (hours > 23 || minutes > 59 || Number(second ?? 0) > 59) return { fault: 'impossible' };
  const midnight = midnightOf(date ?? '');
  if (midnight === undefined) return { fault: 'impossible' };
  if (!offset) return { fault: 'no-offset' };
  if (!isOffset(offset)) return { fault: 'offset' };
  const minute = hours * 60 + minutes - offsetMinutes(offset);
  return { instant: midnight + minute * MINUTE + Number(second ?? 0) * SECOND };
}

/** The instant at which a date begins in UTC; undefined for a date that does not exist. */
function midnightOf(date: string): Instant | undefined {
  const known = midnights.get(date);
  if (known !== undefined) return known;
  try {
    const midnight = Temporal.Instant.from(`${date}T00:00Z`).epochMilliseconds;
    midnights.set(date, midnight);
    return midnight;
  } catch {
    return undefined;
  }
}

// Records name thousands of instants, which are of a few hundred days.
const midnights = new Map<string, Instant>();

/** Whether a written offset is one that a time zone has. */
function isOffset(offset: string): boolean {
  const minutes = offsetMinutes(offset);
  return (
    minutes >= offsetMinutes(EARLIEST_OFFSET) &&
    minutes <= offsetMinutes(LATEST_OFFSET) &&
    minutes % OFFSET_STEP === 0
  );
}

function offsetMinutes(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/u.exec(offset) ?? [];
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** Whether a text has parts of a second, which `parseTimestamp` cuts off. */
export function hasFraction(text: string): boolean {
  return /:\d{2}[.,]\d/u.test(text);
}

/** Whether a text is a calendar date that exists, as `2026-11-23`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** An instant in UTC without fraction: `2026-11-23T10:12:00Z`. */
export function toIso(instant: Instant): string {
  const day = Math.floor(instant / DAY);
  const second = Math.floor((instant - day * DAY) / SECOND);
  const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
  return `${utcDate(day)}T${two(hours)}:${two(minutes)}:${two(second % 60)}Z`;
}

// Pages print tens of thousands of instants, which are of a few thousand days.
const utcDates = new Map<number, string>();

/** The date of a day, counted from 1970. */
function utcDate(day: number): string {
  const known = utcDates.get(day);
  if (known !== undefined) return known;
  const midnight = Temporal.Instant.fromEpochMilliseconds(day * DAY).toString({ smallestUnit: 'second' });
  const date = midnight.slice(0, midnight.indexOf('T'));
  utcDates.set(day, date);
  return date;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Whether the runtime knows an IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[A-Za-z]/u.test(zone);
  } catch {
    return false;
  }
}

/** The local calendar date of an instant in a zone, as `2026-11-23`. */
export function dateIn(instant: Instant, zone: string): string {
  return utcDate(Math.floor((instant + offsetIn(instant, zone)) / DAY));
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetIn(instant: Instant, zone: string): number {
  // Most questions are about the months of the question before.
  if (latest.zone === zone && latest.span.from <= instant && instant < latest.span.until)
    return latest.span.offset;
  const spans = offsetSpans.get(zone) ?? [];
  const known = spans.find(({ from, until }) => from <= instant && instant < until);
  const span = known ?? offsetSpan(instant, zone);
  if (!known) offsetSpans.set(zone, [...spans, span]);
  latest = { zone, span };
  return span.offset;
}

/** A stretch of time in which the clocks of a zone do not change. */
interface OffsetSpan {
  readonly from: Instant;
  readonly until: Instant;
  readonly offset: number;
}

// Every time that is printed, and every day that is cut, asks for an offset; Temporal needs a hundred times as long.
const offsetSpans = new Map<string, readonly OffsetSpan[]>();
let latest: { readonly zone: string; readonly span: OffsetSpan } = {
  zone: '',
  span: { from: 0, until: 0, offset: 0 },
};

function offsetSpan(instant: Instant, zone: string): OffsetSpan {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const offset = local.offsetNanoseconds / 1e6;
  const until = local.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  // A transition at the instant itself is not a previous one.
  const after = Temporal.Instant.fromEpochMilliseconds(instant + 1).toZonedDateTimeISO(zone);
  const from = after.getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity;
  return { from, until, offset };
}

/** The instant at which a local date begins in a zone (00:00, or later where the clocks skip it). */
export function startOfDate(date: string, zone: string): Instant {
  const key = `${date} ${zone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const start = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
  starts.set(key, start);
  return start;
}

const starts = new Map<string, Instant>();

/** Another date, a number of days away. */
export function addDays(date: string, days: number): string {
  return utcDate(startOfDate(date, 'UTC') / DAY + days);
}

const EARLIEST = Temporal.Instant.from('2000-01-01T00:00Z').epochMilliseconds;
const LATEST = Temporal.Instant.from('2100-01-01T00:00Z').epochMilliseconds;

/** Whether a site can be built for an instant: years before and after it still have to be instants, and four digits. */
export function isUsableClock(instant: Instant): boolean {
  return instant >= EARLIEST && instant < LATEST;
}
