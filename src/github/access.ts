import { UserError } from '#terminal/command.ts';

/** The repository with the flags, and the token to read and write them. */
export interface GithubAccess {
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
  /** GitHub's API; another address for GitHub Enterprise. */
  readonly baseUrl: string;
}

/** What the environment says of GitHub, as GitHub Actions sets it; undefined where it gives no token. */
export function githubAccess(env: NodeJS.ProcessEnv): GithubAccess | undefined {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: url } = env;
  if (!token) return undefined;
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(repository ?? '') ?? [];
  if (!owner || !repo) {
    const found = repository ? `is "${repository}"` : 'is not set';
    throw new UserError(`GITHUB_REPOSITORY ${found}. Set it to OWNER/NAME, or remove GITHUB_TOKEN.`);
  }
  const baseUrl = (url || 'https://api.github.com').replace(/\/+$/u, '');
  if (!URL.canParse(baseUrl)) {
    throw new UserError(`GITHUB_API_URL is "${url}". Set it to an address, as https://api.github.com.`);
  }
  return { token, owner, repo, baseUrl };
}
