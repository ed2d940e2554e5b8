import type { Places } from '#core/base/yaml/places.ts';

/** A config file's value, and the place of everything in it. */
export interface Placed<T> {
  readonly value: T;
  readonly file: string;
  readonly places: Places;
}
