/** Far less than any downtime of a second in a century, far more than the error of a floating-point division. */
const TOLERANCE = 1e-9;

/**
 * Rounds a percentage down, so that no downtime is ever rounded away.
 *
 * @example roundDown(99.999, 2) //=> 99.99
 */
export function roundDown(percent: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.floor((percent + TOLERANCE) * scale) / scale;
}
