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
  if (!/^[!-~]+$/u.test(token)) {
    throw new UserError(
      'GITHUB_TOKEN has a space, a line break or another character that no token has. Set it again.',
    );
  }
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(repository ?? '') ?? [];
  if (!owner || !repo) {
    const found = repository ? `is "${repository}"` : 'is not set';
    throw new UserError(`GITHUB_REPOSITORY ${found}. Set it to OWNER/NAME, or remove GITHUB_TOKEN.`);
  }
  const baseUrl = (url || 'https://api.github.com').replace(/\/+$/u, '');
  const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!parsed || !/^https?:$/u.test(parsed.protocol)) {
    throw new UserError(`GITHUB_API_URL is "${url}". Set it to an address, as https://api.github.com.`);
  }
  if (parsed.username || parsed.password || parsed.search || parsed.hash) {
    throw new UserError(
      'GITHUB_API_URL has a password, a query or a fragment. Set it to an address alone, as https://api.github.com.',
    );
  }
  return { token, owner, repo, baseUrl };
}
