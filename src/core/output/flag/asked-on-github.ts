import { readGithubName } from '#core/base/github-name.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { holderOf } from '#core/rules/promises/role-holder.ts';

/** Somebody who is asked, and how GitHub reaches them. */
export interface Asked {
  /** The role and whoever holds it now. */
  readonly name: string;
  /** `@login` or `@organisation/team`; undefined where nobody said. */
  readonly mention?: string | undefined;
  /** A login that can be assigned; a team cannot. */
  readonly login?: string | undefined;
}

/** How many roles a comment asks, and for how many of them it mentions somebody. */
export interface Told {
  readonly asked: number;
  readonly mentioned: number;
}

/** Who holds a role now, as GitHub reaches them. */
export function askedOnGithub(role: string, oncall: OncallConfig, zone: string, now: Instant): Asked {
  const holder = holderOf(role, oncall, zone, now);
  // Nothing else of a config becomes a mention.
  const github = holder.github === undefined ? undefined : readGithubName(holder.github);
  return {
    name: holder.person === undefined ? holder.role : `${holder.role}, ${holder.person}`,
    mention: github && `@${github}`,
    login: github?.includes('/') ? undefined : github,
  };
}

/** Counts what is really in a comment. */
export function toldIn(body: string, people: readonly Asked[]): Told {
  const mentioned = people.filter(({ mention }) => mention !== undefined && body.includes(`${mention} (`));
  return { asked: people.length, mentioned: mentioned.length };
}
