const remedies: Readonly<Record<number, string>> = {
  401: 'Check that GITHUB_TOKEN is valid.',
  403: 'Give GITHUB_TOKEN the right to read and write issues and to read pull requests.',
  404: 'Check GITHUB_REPOSITORY, and that GITHUB_TOKEN may see it.',
  410: 'Turn issues on in the settings of the repository.',
  429: 'Wait, and run this again.',
};

/** What Octokit throws: without a response where nobody answered. */
interface HttpError extends Error {
  readonly status: number;
  readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/** One line: what GitHub answered and what to do, or why it did not. */
export function whatWentWrong(error: unknown): string {
  const { name, status = 0, response, message } = error as Partial<HttpError>;
  // Octokit appends the address of a page of documentation to what GitHub says.
  const said = String(message)
    .replace(/ - https?:\S+$/u, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\.$/u, '');
  if (name === 'HttpError' && response !== undefined) {
    const remedy = limitOf(response.headers) ?? remedies[status] ?? 'Run this again later.';
    return `it answered ${status} (${said}). ${remedy}`;
  }
  if (name === 'HttpError' || name === 'TimeoutError') {
    return `no answer (${said}). Check the network and GITHUB_API_URL.`;
  }
  return 'its answer is no list of issues. Check GITHUB_API_URL.';
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
