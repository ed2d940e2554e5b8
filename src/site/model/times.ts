import { dateIn, type Instant, toIso } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import {
  dateLabel,
  dateTimeLabel,
  intervalLabel,
  monthLabel,
  spanLabel,
  timeLabel,
} from '#core/base/time/label.ts';

/** A time to print: for machines, and for people with its zone. */
export interface TimeView {
  /** An instant in UTC, or a calendar date. */
  readonly iso: string;
  /** Of a span of time the instant at which it ends; `iso` is then its start. */
  readonly until?: string | undefined;
  readonly label: string;
}

/** Prints times in the site's zone and language. */
export interface Times {
  /** `10:41 UTC` on the day of `now`, with its date on another. */
  readonly near: (at: Instant, now: Instant) => TimeView;
  /** `23 Nov 2026, 10:41 UTC` */
  readonly dateTime: (at: Instant) => TimeView;
  /** A calendar date, written `2026-11-23`: `23 Nov 2026`. */
  readonly date: (date: string) => TimeView;
  /** The month an instant belongs to: its id `2026-11`, and `November 2026`. */
  readonly month: (at: Instant) => { readonly id: string; readonly label: string };
  /** From when to when. */
  readonly window: (window: Interval) => TimeView;
  /** How long: `1 hr 42 min`. */
  readonly span: (ms: number) => string;
}

export function timesOf(zone: string, locale: string): Times {
  const dateTime = once(
    (at: Instant): TimeView => ({
      iso: toIso(at),
      label: dateTimeLabel(at, zone, locale),
    }),
  );
  return {
    near: (at, now) =>
      dateIn(at, zone) === dateIn(now, zone)
        ? { iso: toIso(at), label: timeLabel(at, zone, locale) }
        : dateTime(at),
    dateTime,
    date: (date) => ({ iso: date, label: dateLabel(date, locale) }),
    month: once((at) => {
      const id = dateIn(at, zone).slice(0, 7);
      return { id, label: monthLabel(id, locale) };
    }),
    window: (window) => ({
      iso: toIso(window.start),
      until: toIso(window.end),
      label: intervalLabel(window, zone, locale),
    }),
    span: once((ms) => spanLabel(ms, locale)),
  };
}

/** Pages print the same times again and again; each is worked out once. */
function once<T>(make: (of: number) => T): (of: number) => T {
  const known = new Map<number, T>();
  return (of) => {
    const made = known.get(of) ?? make(of);
    known.set(of, made);
    return made;
  };
}
