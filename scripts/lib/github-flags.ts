import { Octokit } from '@octokit/rest';
import type { Flag } from '#core/flag/flag.ts';
import { flagLabel } from '#core/flag/labels.ts';
import { parseMarker } from '#core/flag/marker.ts';
import { exit, UserError } from './command.ts';

/** How long one answer of GitHub may take, in milliseconds. */
const PATIENCE = 30_000;

/** Where flags stand, and the right to read them. */
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
    throw new UserError(`GITHUB_REPOSITORY ${found}. Set it to OWNER/NAME, or take GITHUB_TOKEN away.`);
  }
  const baseUrl = (url || 'https://api.github.com').replace(/\/+$/u, '');
  if (!URL.canParse(baseUrl)) {
    throw new UserError(`GITHUB_API_URL is "${url}". Set it to an address, as https://api.github.com.`);
  }
  return { token, owner, repo, baseUrl };
}

/**
 * Every flag that is open: issues with the label and our marker, pull requests left out.
 *
 * @throws UserError where GitHub refuses or does not answer
 */
export async function readOpenFlags({ token, owner, repo, baseUrl }: GithubAccess): Promise<Flag[]> {
  const octokit = new Octokit({
    auth: token,
    baseUrl,
    // What went wrong is said once, by the error.
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: {
      fetch: (url: string, options: RequestInit) =>
        fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) }),
    },
  });
  const listed = octokit.paginate(octokit.rest.issues.listForRepo, {
    owner,
    repo,
    labels: flagLabel,
    state: 'open',
    per_page: 100,
  });
  const issues = await listed.catch((error: unknown) => {
    const where = `the flags of ${owner}/${repo} at ${new URL(baseUrl).host}`;
    throw new UserError(`Could not read ${where}: ${whatWentWrong(error)}`, exit.problems);
  });
  return issues.flatMap(({ number, body, pull_request }) => {
    const marker = pull_request ? undefined : parseMarker(body ?? '');
    return marker ? [{ ...marker, issue: number, state: 'open' as const }] : [];
  });
}

const remedies: Readonly<Record<number, string>> = {
  401: 'Check that GITHUB_TOKEN is valid.',
  403: 'Give GITHUB_TOKEN the right to read issues, or wait where GitHub says that its limit is reached.',
  404: 'Check GITHUB_REPOSITORY, and that GITHUB_TOKEN may see it.',
  410: 'Turn issues on in the settings of the repository.',
  429: 'Wait, and run this again.',
};

/** What Octokit throws: without a response where nobody answered. */
interface HttpError extends Error {
  readonly status: number;
  readonly response: object | undefined;
}

/** One line: what GitHub answered and what to do, or why it did not. */
function whatWentWrong(error: unknown): string {
  const { name, status, response, message } = error as Partial<HttpError>;
  const isAnswered = name === 'HttpError' && response !== undefined;
  // Octokit appends the address of a page of documentation to what GitHub says.
  const said = String(message)
    .replace(/ - https?:\S+$/u, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\.$/u, '');
  if (isAnswered)
    return `it answered ${status} (${said}). ${remedies[status ?? 0] ?? 'Run this again later.'}`;
  if (name === 'HttpError' || name === 'TimeoutError') {
    return `no answer (${said}). Check the network and GITHUB_API_URL.`;
  }
  return 'its answer is no list of issues. Check GITHUB_API_URL.';
}
