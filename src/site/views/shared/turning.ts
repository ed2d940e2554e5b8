import { toIso } from '#core/base/time/instant.ts';
import type { SiteBase } from '#site/model/site.ts';

/** One place of a page: what it shows, and what the script puts there as time passes. */
export interface Turning<T> {
  /** Undefined where there is nothing yet. */
  readonly now: T | undefined;
  /** In order. */
  readonly turns: readonly Turn<T>[];
}

/** What a place shows from an instant on. */
export interface Turn<T> {
  readonly at: string;
  /** Whether it takes the place of something. */
  readonly over: boolean;
  /** Undefined where there is nothing any more. */
  readonly value: T | undefined;
}

/** What a page says at a later instant. */
export interface Said<T> {
  readonly site: Pick<SiteBase, 'now'>;
  readonly value: T;
}

/** What one place shows at each later site, where that differs from what it showed before. */
export function turning<T>(
  now: T | undefined,
  later: readonly Said<T | undefined>[],
  isSame: (a: T, b: T) => boolean = isEqual,
): Turning<T> {
  const turns: Turn<T>[] = [];
  let last = now;
  for (const { site, value } of later) {
    if (value === last || (value !== undefined && last !== undefined && isSame(value, last))) continue;
    turns.push({ at: toIso(site.now), over: last !== undefined, value });
    last = value;
  }
  return { now, turns };
}

/**
 * The places of a list: what is in it, and what will be, each where it then is.
 *
 * @param keyOf by what an item is known again.
 */
export function turningList<T>(
  now: readonly T[],
  later: readonly Said<readonly T[]>[],
  keyOf: (item: T) => string,
  isSame: (a: T, b: T) => boolean = isEqual,
): Turning<T>[] {
  const keys = now.map(keyOf);
  for (const { value } of later) {
    let place = 0;
    for (const key of value.map(keyOf)) {
      const known = keys.indexOf(key);
      if (known < 0) keys.splice(place, 0, key);
      place = (known < 0 ? place : known) + 1;
    }
  }
  const find = (list: readonly T[], key: string) => list.find((item) => keyOf(item) === key);
  return keys.map((key) =>
    turning(
      find(now, key),
      later.map(({ site, value }) => ({ site, value: find(value, key) })),
      isSame,
    ),
  );
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
