import type { Instant } from '#core/base/time/instant.ts';

/** Instants are milliseconds. Written here, so that nothing but the type is loaded with this. */
const SECOND = 1000;

/** The one place that reads the machine's clock. Whole seconds, as records have them. */
export function readClock(): Instant {
  return Math.floor(Date.now() / SECOND) * SECOND;
}
