import type { Instant } from '#core/base/time/instant.ts';
import { jsonOf, kindOf, readAnswer } from '#github/answer.ts';
import { KEY, parseCacheKey } from './cache-key.ts';
import { type LastRun, type PublishedSite, type PublishReason, worthPublishing } from './worth-publishing.ts';

/** How long one answer may take, in milliseconds. */
const PATIENCE = 10_000;
/** An answer that is longer is none of what is asked for. */
const LONGEST = 200_000;

/** Where to look. This runs before anything is installed: it uses nothing but what Node and the browser have. */
export interface LookAt {
  /** The repository, its default branch, and a token that may read its Actions. */
  readonly api: string;
  readonly repository: string;
  readonly branch: string;
  readonly token: string;
  /** The address of the public site; undefined: it is not asked. */
  readonly site: string | undefined;
  /** The newest commit, where a checkout says it. Without it the newest push that Actions saw counts. */
  readonly head: string | undefined;
  readonly now: Instant;
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
}

/** What was found: why a run is worth it, and what could not be read. */
export interface Look {
  readonly reason: PublishReason | undefined;
  /** When to look again at the latest, as far as it is known. */
  readonly next: Instant | undefined;
  readonly failures: readonly string[];
}

/** Asks the site and GitHub, and decides whether a run is worth its minutes. What cannot be read counts as unknown. */
export async function look(at: LookAt): Promise<Look> {
  const failures: string[] = [];
  const tried = async <T>(what: string, ask: Promise<T>): Promise<T | undefined> => {
    try {
      return await ask;
    } catch (error) {
      failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const [site, last, head] = await Promise.all([
    at.site === undefined ? undefined : tried('built.json of the public site', publishedSite(at, at.site)),
    tried('the last run', lastRun(at)),
    at.head ?? tried('the newest push', newestPush(at)),
  ]);
  const reason = worthPublishing(at.site === undefined ? unasked(at.now) : site, last, head, at.now);
  const instants = [last?.next, site?.nextChange, site?.renewAt];
  const coming = instants.filter((each): each is Instant => each !== undefined && each > at.now);
  return { reason, next: coming.length > 0 ? Math.min(...coming) : undefined, failures };
}

/** Starts the workflow that publishes. @throws Error that says what GitHub answered. */
export async function startPublishing(at: LookAt): Promise<void> {
  const answer = await askGithub(at, 'actions/workflows/publish.yml/dispatches', { ref: at.branch });
  if (!answer.ok) throw new Error(`GitHub did not start publish.yml: it answered ${answer.status}.`);
}

/** A site that nobody asked counts as fresh. */
function unasked(now: Instant): PublishedSite {
  return { builtAt: now };
}

async function publishedSite({ fetch: get }: LookAt, site: string): Promise<PublishedSite> {
  const address = `${site.replace(/\/+$/u, '')}/built.json`;
  const answer = await get(address, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const said = await json(answer);
  const builtAt = instantOf(said.built_at);
  if (builtAt === undefined) throw new Error(`${address} has no built_at`);
  return { builtAt, renewAt: instantOf(said.renew_at), nextChange: instantOf(said.next_change) };
}

async function lastRun(at: LookAt): Promise<LastRun | undefined> {
  // Only entries of the default branch: a pull request of anybody can leave some of its own.
  const ref = encodeURIComponent(`refs/heads/${at.branch}`);
  const query = `key=${KEY}&ref=${ref}&sort=created_at&direction=desc&per_page=1`;
  const answer = await askGithub(at, `actions/caches?${query}`);
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status}`);
  const { actions_caches: entries } = await json(answer);
  const [entry] = Array.isArray(entries) ? (entries as unknown[]) : [];
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { key, created_at: made } = entry as Record<string, unknown>;
  return typeof key === 'string' ? parseCacheKey(key, instantOf(made) ?? at.now) : undefined;
}

async function newestPush(at: LookAt): Promise<string | undefined> {
  const branch = encodeURIComponent(at.branch);
  const query = `event=push&branch=${branch}&per_page=1&exclude_pull_requests=true`;
  const answer = await askGithub(at, `actions/workflows/publish.yml/runs?${query}`);
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status}`);
  const { workflow_runs: runs } = await json(answer);
  const [run] = Array.isArray(runs) ? (runs as unknown[]) : [];
  const head =
    typeof run === 'object' && run !== null ? (run as Record<string, unknown>).head_sha : undefined;
  return typeof head === 'string' && /^[0-9a-f]{40}$/u.test(head) ? head : undefined;
}

/** The token goes to the API's address and to no other: a redirect is not followed. */
async function askGithub({ api, repository, token, fetch: ask }: LookAt, path: string, body?: object) {
  return ask(`${api}/repos/${repository}/${path}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'x-github-api-version': '2022-11-28',
    },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
}

async function json(answer: Response): Promise<Record<string, unknown>> {
  const read = await readAnswer(answer, LONGEST);
  if (!read) throw new Error('the answer is too long');
  const said = jsonOf(read)?.value;
  if (typeof said !== 'object' || said === null) throw new Error(`the answer is ${kindOf(read)}`);
  return said as Record<string, unknown>;
}

/** Instants are written with their zone; anything else is unknown. */
function instantOf(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}
