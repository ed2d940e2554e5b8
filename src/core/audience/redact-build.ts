import type { Instant } from '#core/base/time/instant.ts';
import { listed } from './listed.ts';
import type { Audience, BuildParts, VisibleBuild } from './visible.ts';

/** What a build is told of itself, besides content and clock. */
export interface BuildFacts {
  /** When the commit was made that is built, as Git says it; undefined where nobody said it. */
  readonly commitAt?: Instant | undefined;
}

/** The door for the facts of a build: an allow-list, as for the config and the records. */
export function redactBuild({ commitAt }: BuildFacts, audience: Audience): VisibleBuild {
  const internal = audience === 'internal';
  return listed<BuildParts>()({ commit_at: internal ? commitAt : undefined }) as VisibleBuild;
}
