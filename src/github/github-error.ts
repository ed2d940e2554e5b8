const remedies: Readonly<Record<number, string>> = {
  401: 'Check that GITHUB_TOKEN is valid.',
  403: 'Give GITHUB_TOKEN the right to read and write issues and to read pull requests.',
  404: 'Check GITHUB_REPOSITORY, and that GITHUB_TOKEN may see it.',
  410: 'Turn issues on in the settings of the repository.',
  429: 'Wait, and run this again.',
};

/** The same where it is one issue that GitHub refuses to change or to comment on. */
const remediesOfIssue: Readonly<Record<number, string>> = {
  301: 'The issue was moved to another repository. The next run makes another where one is needed.',
  403: 'Give GITHUB_TOKEN the right to write issues, or unlock the issue.',
  404: 'The issue is gone, or GITHUB_TOKEN may not see it. The next run makes another where one is needed.',
  410: 'The next run makes another where one is needed.',
  422: 'Look at the issue, and run this again later.',
};

/** What Octokit throws: without a response where nobody answered. */
interface HttpError extends Error {
  readonly status: number;
  readonly request?: { readonly url: string; readonly method: string };
  readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/** One line: what GitHub answered and what to do, or why it did not. */
export function whatWentWrong(error: unknown): string {
  const { name, status = 0, response, message } = error as Partial<HttpError>;
  if (name === 'FlagTooLong') return String(message);
  // Octokit appends the address of a page of documentation to what GitHub says.
  const said = String(message)
    .replace(/ - https?:\S+$/u, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\.$/u, '');
  if (name === 'HttpError' && response !== undefined) {
    const ofStatus = isOfOneIssue(error) && !saysToken(said) ? remediesOfIssue : remedies;
    const remedy =
      limitOf(response.headers) ??
      (isLocked(error) ? UNLOCK : undefined) ??
      (isSlow(said) ? remedies[429] : undefined) ??
      ofStatus[status] ??
      'Run this again later.';
    return `it answered ${status} (${said}). ${remedy}`;
  }
  if (name === 'HttpError' || name === 'TimeoutError') {
    return `no answer (${said}). Check the network and GITHUB_API_URL.`;
  }
  return 'its answer is no list of issues. Check GITHUB_API_URL.';
}

const UNLOCK = 'Unlock the issue: while it is locked nobody can be asked in it.';

/**
 * What a refusal is about: `all` that the token would write, or `one` issue, as one that is locked, deleted or moved. Where
 * GitHub answers 403 and does not say why it may be either (`unclear`). Undefined where nothing was refused: GitHub failed,
 * or nobody answered.
 */
export function scopeOf(error: unknown): 'all' | 'one' | 'unclear' | undefined {
  const status = statusOf(error);
  const { response, message = '' } = error as Partial<HttpError>;
  if (status === 401 || status === 429) return 'all';
  if (status === undefined || ![301, 403, 404, 410, 422].includes(status)) return undefined;
  if (limitOf(response?.headers) !== undefined || isSlow(message) || saysToken(message)) return 'all';
  // A text that GitHub does not take is one flag's, also where the issue is not there yet.
  if (status === 422) return 'one';
  if (!isOfOneIssue(error)) return 'all';
  return status === 403 && !isLocked(error) ? 'unclear' : 'one';
}

/** Whether the request was to write one issue. */
function isOfOneIssue(error: unknown): boolean {
  const { request } = error as Partial<HttpError>;
  return request !== undefined && request.method !== 'GET' && /\/issues\/\d+(?:\/|$)/u.test(request.url);
}

function isLocked(error: unknown): boolean {
  return statusOf(error) === 403 && /\bis locked\b/iu.test((error as Error).message);
}

/** GitHub's secondary limits answer 403, now and then without a header. */
function isSlow(said: string): boolean {
  return /\b(?:rate limit|abuse detection)\b/iu.test(said);
}

function saysToken(said: string): boolean {
  return /^(?:Resource not accessible|Must have |Bad credentials)/iu.test(said);
}

/** GitHub refuses with 403 or 429 also where too much was asked, and says in headers when it will answer again. */
function limitOf(headers: Readonly<Record<string, string | undefined>> = {}): string | undefined {
  const after = headers['retry-after'];
  if (after !== undefined) return `GitHub asks to wait ${after} seconds. Run this again then.`;
  if (headers['x-ratelimit-remaining'] !== '0') return undefined;
  const reset = Number(headers['x-ratelimit-reset']);
  const until = Number.isFinite(reset) ? ` until ${new Date(reset * 1000).toISOString().slice(0, 16)}Z` : '';
  return `The limit of requests is reached${until}. Run this again then.`;
}

export function statusOf(error: unknown): number | undefined {
  const { response, status } = error as Partial<HttpError>;
  return response === undefined ? undefined : status;
}
