/** The viewer's clock, in milliseconds since 1970. Only what counts while the page is read may ask it. */
export function readClock(): number {
  return Date.now();
}
