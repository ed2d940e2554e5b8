import type { Instant } from '#core/time/instant.ts';

/** An instant as the libraries of this room take one. */
export function dateOf(at: Instant) {
  // biome-ignore lint/style/noRestrictedGlobals: made of an instant; no clock is read and nothing is parsed.
  return new Date(at);
}
