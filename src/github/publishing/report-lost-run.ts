import { isOurs } from '#core/output/mark/account.ts';
import { jsonOf, kindOf, readAnswer } from '#github/answer.ts';
import { failureBody, failureLabel, failureMark, failureTitle } from './failure-issue.ts';

/** How long one answer may take, in milliseconds. */
const PATIENCE = 10_000;
/** Bytes of an answer that are read: a hundred issues with the longest body have no more. */
const LONGEST = 40_000_000;
/** Who writes the issues: only workflows of this repository write as it. */
const WRITER = 'github-actions[bot]';

/** A run that ended without saying why. This runs where nothing is installed: it uses nothing but what Node has. */
export interface LostRun {
  readonly api: string;
  readonly repository: string;
  readonly token: string;
  /** Address of the run. */
  readonly run: string;
  /** Slack's incoming web hook; undefined: nobody is told there. */
  readonly slack: string | undefined;
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
}

interface Found {
  readonly number: number;
  readonly body: string;
}

/**
 * Opens the issue about a failure, or brings the open one up to date, unless the run itself has done so.
 *
 * @returns what was done, in a sentence.
 * @throws Error that says what GitHub answered.
 */
export async function reportLostRun(lost: LostRun): Promise<string> {
  const query = `labels=${failureLabel.name}&state=open&creator=${encodeURIComponent(WRITER)}&per_page=100`;
  const open = (await list(lost, `issues?${query}`)).at(0);
  if (open?.body.includes(`(${lost.run})`)) return `#${open.number} says already what failed.`;
  const body = failureBody({ run: lost.run, commit: undefined, said: undefined });
  if (open) {
    await ask(lost, 'PATCH', `issues/${open.number}`, { body });
    return `Brought #${open.number} up to date.`;
  }
  // It may be there already.
  await ask(lost, 'POST', 'labels', failureLabel, [422]);
  const made = await ask(lost, 'POST', 'issues', { title: failureTitle, body, labels: [failureLabel.name] });
  const { number, html_url: link } = (made ?? {}) as { number?: unknown; html_url?: unknown };
  await tellSlack(lost, `${failureTitle}: ${typeof link === 'string' ? link : lost.run}`);
  return typeof number === 'number' ? `Opened #${number}.` : 'Opened an issue.';
}

async function list(lost: LostRun, path: string): Promise<Found[]> {
  const said = await ask(lost, 'GET', path);
  if (!Array.isArray(said)) throw new Error('GitHub answered no list of issues.');
  return said.flatMap((item: unknown): Found[] => {
    const { number, body, user } = (item ?? {}) as Record<string, unknown>;
    if (typeof number !== 'number' || typeof body !== 'string' || !body.startsWith(failureMark)) return [];
    const { id, login, type } = (user ?? {}) as Record<string, unknown>;
    const author = { id: Number(id), login: String(login), isPerson: type !== 'Bot' };
    return isOurs(author, { named: [] }) ? [{ number, body }] : [];
  });
}

async function ask(
  { api, repository, token, fetch: send }: LostRun,
  method: string,
  path: string,
  body?: object,
  accepted: readonly number[] = [],
): Promise<unknown> {
  const answer = await send(`${api}/repos/${repository}/${path}`, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok && !accepted.includes(answer.status))
    throw new Error(`GitHub answered ${answer.status} to ${method} ${path.split('?')[0]}.`);
  const read = await readAnswer(answer, LONGEST);
  const json = read && jsonOf(read);
  if (json) return json.value;
  const what = read ? kindOf(read) : 'too much';
  throw new Error(`GitHub answered ${what} to ${method} ${path.split('?')[0]}.`);
}

/** What goes wrong here is no reason to hide the issue. */
async function tellSlack({ slack, fetch: send }: LostRun, text: string): Promise<void> {
  if (!slack) return;
  await send(slack, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  }).catch(() => undefined);
}
