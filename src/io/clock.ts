import { type Instant, SECOND } from '#core/base/time/instant.ts';

/** The one place that reads the machine's clock. Whole seconds, as records have them. */
export function readClock(): Instant {
  return Math.floor(Date.now() / SECOND) * SECOND;
}
