/**
 * Users as GitHub has them: letters, digits and hyphens, at most 39 characters. Old logins may end with a hyphen or have two
 * in a row; those of managed users end in `_` and the short code of their company.
 */
const user = /^(?=.{1,39}$)[a-z\d][a-z\d-]*(?:_[a-z\d]+)?$/iu;

/** Teams, after `organisation/`. */
const team = /^[a-z\d](?:[\w.-]{0,98}\w)?$/iu;

/** Apps, whose logins end in `[bot]`. */
const app = /^[a-z\d][a-z\d-]{0,37}\[bot\]$/iu;

/**
 * The login of an account that can write on GitHub: a user, or an app as `name[bot]`. Undefined where there can be none of
 * this name, and for `ghost`, which GitHub shows in place of every account that is gone.
 *
 * @example readGithubLogin('@status-app[bot]') //=> 'status-app[bot]'
 */
export function readGithubLogin(text: string): string | undefined {
  const login = text.trim().replace(/^@/u, '');
  return (user.test(login) || app.test(login)) && login.toLowerCase() !== 'ghost' ? login : undefined;
}

/**
 * The name of a user, or of a team as `organisation/team`, as GitHub mentions it: an `@` in front of it is removed. Undefined
 * where no user and no team of GitHub can have this name.
 *
 * @example readGithubName('@jane_acme') //=> 'jane_acme'
 * @example readGithubName('example/engineering') //=> 'example/engineering'
 */
export function readGithubName(text: string): string | undefined {
  const name = text.trim().replace(/^@/u, '');
  const [login = '', slug, ...rest] = name.split('/');
  if (!user.test(login) || rest.length > 0) return undefined;
  return slug === undefined || (team.test(slug) && !login.includes('_')) ? name : undefined;
}
