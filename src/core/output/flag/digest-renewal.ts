import type { VisibleConfig } from '#core/audience/visible.ts';
import { lastOpening, nextOpening, type OpenHours, weekdays } from '#core/base/time/business-hours.ts';
import type { Instant } from '#core/base/time/instant.ts';

type Hours = Pick<VisibleConfig, 'business_hours' | 'site'>;

/** When the digest was last due to be renewed: the opening of the last working day, `now` included. */
export function lastRenewal({ business_hours, site }: Hours, now: Instant): Instant {
  const opening = lastOpening(now, business_hours, site.time_zone);
  return opening ?? lastOpening(now, everyDay(business_hours), site.time_zone) ?? now;
}

/** The first renewal at which something is said that fell due at `due`. */
export function renewalOf({ business_hours, site }: Hours, due: Instant): Instant {
  const before = due - 1;
  const opening = nextOpening(before, business_hours, site.time_zone);
  return opening ?? nextOpening(before, everyDay(business_hours), site.time_zone) ?? due;
}

/** A team that has no working days reads its digest on all of them. */
function everyDay({ from }: OpenHours): OpenHours {
  return { days: weekdays, from, until: '23:59:59' };
}
