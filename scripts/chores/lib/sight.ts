import type { Audience } from '#core/audience/visible.ts';

/**
 * Who sees a value. `everybody`: it is in what the door gives the public. `effect`: it is not, but something else there
 * depends on it. `team`: the public's part is the same with any value. `nobody`: no page is given it.
 */
export type Sight = 'everybody' | 'effect' | 'team' | 'nobody';

/** What an audience is shown with one value, and with another one in its place. */
interface Shown {
  readonly before: unknown;
  readonly after: unknown;
}

/** Who sees a value, by what changes for which audience with it. */
export function sightOf(shown: (audience: Audience) => Shown): Sight {
  const forPublic = changesOf(shown('public'));
  if (forPublic === 'nothing') return changesOf(shown('internal')) === 'nothing' ? 'nobody' : 'team';
  return forPublic === 'value' ? 'everybody' : 'effect';
}

/** Whether a value is another one at the same place, or more or less of something is there. */
function changesOf({ before, after }: Shown): 'nothing' | 'value' | 'other' {
  const [was, is] = [before, after].map((shown) => leavesOf(shown)) as [
    Map<string, string>,
    Map<string, string>,
  ];
  const paths = new Set([...was.keys(), ...is.keys()]);
  const changed = [...paths].filter((path) => was.get(path) !== is.get(path));
  if (changed.length === 0) return 'nothing';
  return changed.some((path) => was.has(path) && is.has(path)) ? 'value' : 'other';
}

function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null)
    return value === undefined ? new Map() : new Map([[path, String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, each]) => [...leavesOf(each, `${path}/${key}`)]));
}
