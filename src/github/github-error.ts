import { terminalText } from '#terminal/terminal-text.ts';

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

/** What GitHub was asked. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

/** A server answered, and did not do what it was asked. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly request: Request;
  readonly status: number;
  readonly headers: Headers;
  /** Another address of the API that it was sent to. */
  readonly redirect: string | undefined;
  constructor(
    request: Request,
    { status, headers }: { readonly status: number; readonly headers: Headers },
    message: string,
    redirect?: string,
  ) {
    super(message);
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.redirect = redirect;
  }
}

/** Nobody answered, or not to the end. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  /** Whether it was waited for as long as an answer may take. */
  readonly isSlow: boolean;
  constructor(error: unknown, patience: number | undefined) {
    const { message, cause } = error as { readonly message?: string; readonly cause?: unknown };
    const { message: why, code } = (cause ?? {}) as { readonly message?: string; readonly code?: string };
    super(patience === undefined ? why || code || message || 'unknown' : `${patience / 1000} seconds`);
    this.isSlow = patience !== undefined;
  }
}

/** An answer that is not GitHub's, or not believed. Nothing may be written because of it. */
export class DoubtfulAnswer extends Error {
  override name = 'DoubtfulAnswer';
  /** @param what what the server did, as "answered with {}". */
  constructor({ method, url }: Request, what: string) {
    const { host, pathname } = new URL(url);
    super(`${host} ${what} (${method} ${pathname})`);
  }
}

/** One line: what GitHub answered and what to do, or why it did not. Undefined for an error that is a fault of ours. */
export function wentWrong(error: unknown): string | undefined {
  if (error instanceof DoubtfulAnswer) {
    return `${onOneLine(error.message)}. Check that GITHUB_API_URL is the address of GitHub's API.`;
  }
  if (error instanceof NoAnswer) {
    const said = onOneLine(error.message);
    const what = error.isSlow ? `no whole answer in ${said}` : `no answer (${said})`;
    return `${what}. Check the network and GITHUB_API_URL.`;
  }
  if (!(error instanceof Refusal)) return undefined;
  const { status, headers, redirect } = error;
  if (redirect !== undefined) {
    const remedy = isOfOneIssue(error) ? remediesOfIssue[301] : RENAMED;
    return `it redirects to ${onOneLine(redirect)} (${status}), and redirects are not followed. ${remedy}`;
  }
  const said = onOneLine(error.message);
  const ofStatus = isOfOneIssue(error) && !saysToken(said) ? remediesOfIssue : remedies;
  const remedy =
    limitOf(headers) ??
    (isLocked(error) ? UNLOCK : undefined) ??
    (isSlow(said) ? remedies[429] : undefined) ??
    ofStatus[status] ??
    'Run this again later.';
  return `it answered ${status} (${said}). ${remedy}`;
}

/** The same of any error; of one that is not GitHub's its message. */
export function whatWentWrong(error: unknown): string {
  return wentWrong(error) ?? (error instanceof Error ? error.message : String(error));
}

const RENAMED = 'If the repository was renamed or moved, correct GITHUB_REPOSITORY.';

/**
 * Text of a server as part of a line: without its full stop, and not longer than somebody reads. It is cut between words,
 * because half a secret would not be known as one.
 */
function onOneLine(text: string): string {
  const plain = terminalText(text.slice(0, 2 * LONGEST))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\.$/u, '');
  if (text.length <= 2 * LONGEST && plain.length <= LONGEST) return plain;
  return `${plain.slice(0, LONGEST).replace(/\S*$/u, '').trimEnd()}…`;
}

const LONGEST = 300;

const UNLOCK = 'Unlock the issue: while it is locked nobody can be asked in it.';

/**
 * What a refusal is about: `all` that the token would write, or `one` issue, as one that is locked, deleted or moved. Where
 * GitHub answers 403 and does not say why it may be either (`unclear`). Undefined where nothing was refused: GitHub failed,
 * or nobody answered.
 */
export function scopeOf(error: unknown): 'all' | 'one' | 'unclear' | undefined {
  // Who answers so is not GitHub: nothing more is sent there.
  if (error instanceof DoubtfulAnswer) return 'all';
  if (!(error instanceof Refusal)) return undefined;
  const { status, headers, message, redirect } = error;
  if (redirect !== undefined) return isOfOneIssue(error) ? 'one' : 'all';
  if (status === 401 || status === 429) return 'all';
  if (![403, 404, 410, 422].includes(status)) return undefined;
  if (limitOf(headers) !== undefined || isSlow(message) || saysToken(message)) return 'all';
  // A text that GitHub does not take is one flag's, also where the issue is not there yet.
  if (status === 422) return 'one';
  if (!isOfOneIssue(error)) return 'all';
  return status === 403 && !isLocked(error) ? 'unclear' : 'one';
}

/** Whether the request was about one issue. */
function isOfOneIssue({ request }: Refusal): boolean {
  return /\/issues\/\d+(?:\/|$)/u.test(new URL(request.url).pathname);
}

function isLocked({ status, message }: Refusal): boolean {
  return status === 403 && /\bis locked\b/iu.test(message);
}

/** GitHub's secondary limits answer 403, now and then without a header. */
function isSlow(said: string): boolean {
  return /\b(?:rate limit|abuse detection)\b/iu.test(said);
}

function saysToken(said: string): boolean {
  return /^(?:Resource not accessible|Must have |Bad credentials)/iu.test(said);
}

/** GitHub refuses with 403 or 429 also where too much was asked, and says in headers when it will answer again. */
function limitOf(headers: Headers): string | undefined {
  const after = headers.get('retry-after') ?? '';
  if (/^\d{1,6}$/u.test(after)) return `GitHub asks to wait ${after} seconds. Run this again then.`;
  if (headers.get('x-ratelimit-remaining') !== '0') return undefined;
  const reset = headers.get('x-ratelimit-reset') ?? '';
  const until = /^\d{1,10}$/u.test(reset)
    ? ` until ${new Date(Number(reset) * 1000).toISOString().slice(0, 16)}Z`
    : '';
  return `The limit of requests is reached${until}. Run this again then.`;
}

/** What a refusal answered; undefined for every other error. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Refusal ? error.status : undefined;
}
