import { readGithubName } from '#core/base/github-name.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { holderOf } from '#core/rules/promises/role-holder.ts';
import type { Asked } from './carry-out.ts';

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
