/** Draws numbers that are the same for the same seed: xorshift32. */
export interface Draw {
  /** A number from 0 to less than 1. */
  readonly share: () => number;
  /** A number from `low` to less than `high`. */
  readonly between: (low: number, high: number) => number;
}

/** @param seed any whole number but 0. */
export function drawFrom(seed: number): Draw {
  let state = seed | 0 || 1;
  const share = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return { share, between: (low, high) => low + (high - low) * share() };
}
