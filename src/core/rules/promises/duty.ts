import { durationMs } from '#core/base/time/duration.ts';
import { DAY, type Instant } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { onCallAt, type Shift, shiftsOf } from '#core/content/config/shifts.ts';

/** Who is on call at an instant, and how that ends. */
export interface Duty {
  readonly shift: Shift;
  /** The shift with which somebody else becomes primary; undefined where nobody ever does. */
  readonly next?: Shift | undefined;
  /** When the two hand over: the last stretch before the next shift. */
  readonly handover?: Interval | undefined;
}

/**
 * Who is on call at an instant, and who takes over; undefined before the rotation's start, and where there is none.
 *
 * @param zone the site's, as for `shiftsOf`.
 */
export function dutyAt(oncall: OncallConfig, zone: string, at: Instant): Duty | undefined {
  const { rotation, overrides = [] } = oncall;
  const shift = onCallAt(oncall, zone, at);
  if (!rotation || !shift) return undefined;
  // Past the last override one round tells whether anybody else ever takes over; a week and an hour is the longest week.
  const settled = Math.max(at, ...overrides.map(({ until }) => until));
  const horizon = settled + (rotation.members.length + 1) * 8 * DAY;
  const later = shiftsOf(oncall, zone, { start: shift.end, end: horizon });
  const next = later.find(({ primary }) => primary !== shift.primary);
  return {
    shift,
    next,
    handover: next && { start: next.start - durationMs(rotation.handover), end: next.start },
  };
}

/** The shift with which somebody else takes over after an instant; before the rotation's start, its first. */
export function nextShift(oncall: OncallConfig, zone: string, at: Instant): Shift | undefined {
  const { rotation } = oncall;
  if (rotation && at < rotation.start) return onCallAt(oncall, zone, rotation.start);
  return dutyAt(oncall, zone, at)?.next;
}
