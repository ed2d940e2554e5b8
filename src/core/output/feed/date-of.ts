import type { Instant } from '#core/base/time/instant.ts';

/** An instant as the libraries of this room take one. */
export function dateOf(at: Instant) {
  // biome-ignore lint/style/noRestrictedGlobals: made of an instant; no clock is read and nothing is parsed.
  return new Date(at);
}
