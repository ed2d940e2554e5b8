/**
 * A text of at most `limit` UTF-16 code units that names as many of its items as fit. The text without items must fit.
 *
 * @param items how many items there are.
 * @param write the text that names so many of them, the first ones, and says how many more there are. Fewer items give a
 * shorter text.
 */
export function fitText(limit: number, items: number, write: (named: number) => string): string {
  const whole = write(items);
  if (whole.length <= limit) return whole;
  let [fits, tooMany] = [0, items];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (write(middle).length <= limit) fits = middle;
    else tooMany = middle;
  }
  return write(fits);
}
