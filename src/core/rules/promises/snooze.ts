import type { VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Snooze } from '#core/content/record/record.ts';

/** The snooze that a record is under at `now`; undefined once it is over. */
export function snoozeAt({ internal }: VisibleRecord, now: Instant): Snooze | undefined {
  const snooze = internal?.snooze;
  return snooze && now < snooze.until ? snooze : undefined;
}

/** When a promise that falls due at `due` is asked for: a snooze puts that off to its end. */
export function askedFrom({ internal }: VisibleRecord, due: Instant): Instant {
  return Math.max(due, internal?.snooze?.until ?? due);
}
