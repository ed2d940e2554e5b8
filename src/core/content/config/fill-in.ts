import type { ConfigFile } from './config-files.ts';
import { type Raw, shipped, shippedWithRotation } from './shipped.ts';

/** The word that removes a shipped value: `P3: none`, `promises: { resolve: none }`. */
export const NONE = 'none';

/** Where that word takes a key away; `*` is any key. Elsewhere it is a value like any other (`impact: none`). */
const removable = ['severities.*', 'severities.*.promises.*', 'causes.*', 'roles.*'];

/**
 * A config file's data, filled in with what is shipped: maps key by key, lists and texts as a whole. What is removed
 * with `none` still says `none`, so that the result, written as a file, means the same.
 *
 * Data of a wrong shape is left as it is: the schema has words for it.
 */
export function fillIn(name: ConfigFile, data: unknown): unknown {
  if (!isMap(data)) return data === '' || data === undefined ? shipped[name] : data;
  if (name === 'policy') return fillInPolicy(data);
  if (name === 'oncall') return fillInOncall(data);
  return merge(data, shipped[name]);
}

/** The data without what `none` removes. */
export function withoutRemoved(data: unknown, path: readonly string[] = []): unknown {
  if (!isMap(data)) return data;
  const kept = Object.entries(data).filter(([key, value]) => value !== NONE || !isRemovable([...path, key]));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutRemoved(value, [...path, key])]));
}

function isRemovable(path: readonly string[]): boolean {
  return removable.some((pattern) => {
    const keys = pattern.split('.');
    return keys.length === path.length && keys.every((key, index) => key === '*' || key === path[index]);
  });
}

/**
 * Severities with shipped ids join the shipped ones. A list with an id that is not shipped is the whole list, and such a
 * severity is filled in from the shipped one at the same place: the first from P0, the second from P1, and so on.
 */
function fillInPolicy(data: Map): unknown {
  const own = data.severities;
  const filled = merge({ ...data, severities: '' }, shipped.policy) as Map;
  if (!isMap(own)) return own === undefined || own === '' ? filled : { ...filled, severities: own };
  const ships: Readonly<Record<string, Raw>> = shipped.policy.severities;
  const ids = Object.keys(own);
  if (ids.every((id) => Object.hasOwn(ships, id))) return { ...filled, severities: merge(own, ships) };
  const ranks = Object.values(ships);
  const severities = ids.map((id, rank) => {
    const base = Object.hasOwn(ships, id) ? ships[id] : ranks[Math.min(rank, ranks.length - 1)];
    return [id, merge(own[id], base)] as const;
  });
  return { ...filled, severities: Object.fromEntries(severities) };
}

function fillInOncall(data: Map): unknown {
  if (data.rotation === undefined || data.rotation === '') return merge(data, shipped.oncall);
  return merge(data, merge(shippedWithRotation, shipped.oncall));
}

type Map = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is shipped comes first, in its order, and then what is the operator's alone. */
function merge(own: unknown, base: unknown): unknown {
  if (own === undefined) return base;
  // A key with nothing after it, or with comments alone, says nothing.
  if (own === '' && base !== undefined) return base;
  if (!isMap(own) || !isMap(base)) return own;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(own)])];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      merge(Object.hasOwn(own, key) ? own[key] : undefined, Object.hasOwn(base, key) ? base[key] : undefined),
    ]),
  );
}
