import { roundDown } from '#core/rules/availability/round-down.ts';
import { type Measured, uptimeOf } from '#core/rules/availability/uptime.ts';

/**
 * Availability of all components together, in per cent, rounded down to two digits: 1 − all their downtime ÷ all their
 * time measured, so that one which was there for half of the time counts half. Null where nothing was measured.
 */
export function overallAvailability(measured: readonly Measured[]): number | null {
  const share = uptimeOf({
    measuredMs: measured.reduce((sum, each) => sum + each.measuredMs, 0),
    downMs: measured.reduce((sum, each) => sum + each.downMs, 0),
  });
  return share === null ? null : roundDown(share * 100, 2);
}
