import { isWarning, type Problem } from '#core/base/problem.ts';

/**
 * Whether a problem keeps a site from being built. No customer ever sees who is on call: a mistake in oncall.yml, or a role
 * in policy.yml that oncall.yml does not define, stops neither site. The internal one then says that it does not know.
 */
export function stopsSite({ level, file, rule }: Problem): boolean {
  return !isWarning({ level }) && file !== 'config/oncall.yml' && rule !== 'unknown-role';
}
