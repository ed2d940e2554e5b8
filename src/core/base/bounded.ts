/**
 * At most `limit` of the items, in the order given. Those of a lower rank stay first; among equals, those that come first.
 *
 * @example bounded(['new', 'newer', 'open'], 2, (item) => (item === 'open' ? 0 : 1)) //=> ['new', 'open']
 */
export function bounded<T>(items: readonly T[], limit: number, rank: (item: T) => number): T[] {
  if (items.length <= limit) return [...items];
  const ranked = items.map((item, index) => ({ item, index, rank: rank(item) }));
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, limit)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}
