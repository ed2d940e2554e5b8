import type { Places } from '#core/base/yaml/places.ts';

/** A config file's value, and where everything in it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly file: string;
  readonly places: Places;
}
