import { nextOpen, type OpenHours, openIntervals } from '#core/base/time/business-hours.ts';
import { type Duration, durationMs } from '#core/base/time/duration.ts';
import { type Instant, Temporal } from '#core/base/time/instant.ts';

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
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const landing = local.add(unit === 'd' ? { days: amount } : { weeks: amount });
  return nextOpen(landing.epochMilliseconds, hours, zone) ?? always;
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
