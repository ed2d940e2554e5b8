/**
 * The value under a key that somebody chose, as an id; undefined where the map itself has none. A plain lookup also finds
 * what every object inherits: `map['constructor']` is a function.
 */
export function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
