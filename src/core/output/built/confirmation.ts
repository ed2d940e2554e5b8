import type { VisibleConfig } from '#core/audience/visible.ts';
import { durationMs } from '#core/base/time/duration.ts';
import type { Instant } from '#core/base/time/instant.ts';

/** As of when a site says what it says, and until when that counts as confirmed. */
export interface Confirmation {
  /** The instant of the build. */
  readonly asOf: Instant;
  /** From then on the site says that it is not confirmed. Undefined where the clock is fixed: such a site does not age. */
  readonly until?: Instant | undefined;
  /** From when on a build is worthwhile for this alone: half of the time has passed. */
  readonly renewAt?: Instant | undefined;
}

/** What pages, `built.json`, badges and the embed say of the age of a site that is built at `now`. */
export function confirmationOf({ site }: VisibleConfig, now: Instant): Confirmation {
  if (site.clock !== undefined) return { asOf: now };
  const length = durationMs(site.confirm);
  return { asOf: now, until: now + length, renewAt: now + length / 2 };
}
