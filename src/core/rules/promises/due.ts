import { nextOpen, type OpenHours, openIntervals } from '#core/base/time/business-hours.ts';
import { type Duration, durationMs } from '#core/base/time/duration.ts';
import { DAY, type Instant, offsetIn, Temporal } from '#core/base/time/instant.ts';

/**
 * When a promise falls due that began to run at `start`.
 *
 * On the `always` clock a day is 24 hours. On the `business` clock `m` and `h` count open time, and may run out at
 * closing time itself; `d` and `w` are calendar days and weeks in the zone, and where that lands outside hours (closing
 * time is outside) it moves to the next opening. Hours that never open cannot hold a promise back: then it runs as on
 * the `always` clock.
 */
export function dueAfter(
  start: Instant,
  promise: Duration,
  clock: 'always' | 'business',
  hours: OpenHours,
  zone: string,
): Instant {
  const always = start + durationMs(promise);
  if (clock === 'always') return always;
  const { amount, unit } = promise;
  if (unit === 'm' || unit === 'h') return afterOpenTime(start, durationMs(promise), hours, zone) ?? always;
  return nextOpen(laterDate(start, unit === 'd' ? amount : 7 * amount, zone), hours, zone) ?? always;
}

/** The same time of day, a number of dates later; where clocks skip it, as much later as they skip. */
function laterDate(start: Instant, days: number, zone: string): Instant {
  const at = start + days * DAY;
  const offset = offsetIn(start, zone);
  // Where the clocks are the same on all days around, a day has 24 hours.
  if ([at - DAY, at, at + DAY].every((each) => offsetIn(each, zone) === offset)) return at;
  return Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).add({ days })
    .epochMilliseconds;
}

function afterOpenTime(start: Instant, ms: number, hours: OpenHours, zone: string): Instant | undefined {
  let left = ms;
  for (const open of openIntervals(start, hours, zone)) {
    const length = open.end - open.start;
    if (left <= length) return open.start + left;
    left -= length;
  }
  return undefined;
}
