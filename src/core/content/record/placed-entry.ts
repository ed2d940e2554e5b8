import type { Entry } from './record.ts';

/** An entry in order of time, and its index in the file's order. */
export interface PlacedEntry {
  readonly entry: Entry;
  readonly index: number;
  /** Whether parts of a second were cut off its instant. */
  readonly cut: boolean;
}
