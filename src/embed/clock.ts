/** The viewer's clock, in milliseconds since 1970. A line that is shown has an age. */
export function readClock(): number {
  return Date.now();
}
