import { createHash } from 'node:crypto';
import type { DigestAction, FlagAction, LiveAction } from '#core/output/flag/flag.ts';
import { digestNewsText, type FlagWords, newsText } from '#core/output/flag/flag-text.ts';
import { changeTo, digestLook, type FlagLook, liveLook } from './flag-issue.ts';
import { statusOf, whatWentWrong } from './github-error.ts';
import type { Issue, Issues } from './issues.ts';

/** Somebody who is asked, and how GitHub reaches them. */
export interface Asked {
  /** The role and whoever holds it now. */
  readonly name: string;
  /** `@login` or `@organisation/team`; undefined where nobody said. */
  readonly mention?: string | undefined;
  /** A login that can be assigned; a team cannot. */
  readonly login?: string | undefined;
}

export interface CarryOut {
  readonly issues: Issues;
  readonly words: FlagWords;
  /** Issues that are flags already, by number. */
  readonly known: ReadonlyMap<number, Issue>;
  readonly asked: (role: string) => Asked;
  /** Open pull requests, asked for at most once. */
  readonly pulls: () => Promise<readonly { readonly number: number; readonly files: readonly string[] }[]>;
}

/** What became of an action. */
export interface Outcome {
  readonly action: FlagAction;
  /** Number of the issue; undefined where none was made. */
  readonly issue?: number | undefined;
  /** One line that says what was not done and why; undefined where all was. */
  readonly failure?: string | undefined;
  /** Who a comment reached; undefined where it names nobody in particular, and where there is none. */
  readonly told?: Told | undefined;
}

/** How many roles a comment asks, and for how many of them it mentions somebody. */
export interface Told {
  readonly asked: number;
  readonly mentioned: number;
}

/**
 * Carries out a plan, action by action. What people are told stands in a comment with a hidden key of its own, and is
 * written before the flag remembers it: so a run that fails between the two is made good by the next, and nobody is told
 * twice. Where GitHub refuses the token or asks to wait, the rest is left for the next run.
 */
export async function carryOut(actions: readonly FlagAction[], context: CarryOut): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let refused: string | undefined;
  for (const action of actions) {
    if (refused !== undefined) {
      outcomes.push({ action, issue: action.issue, failure: refused });
      continue;
    }
    try {
      outcomes.push({ action, ...(await carryOutOne(action, context)) });
    } catch (error) {
      const failure = whatWentWrong(error);
      outcomes.push({ action, issue: action.issue, failure });
      if ([401, 403, 404, 410, 429].includes(statusOf(error) ?? 0)) refused = `not tried: ${failure}`;
    }
  }
  return outcomes;
}

async function carryOutOne(action: FlagAction, context: CarryOut): Promise<Pick<Outcome, 'issue' | 'told'>> {
  const { issues, words, known } = context;
  if (action.action === 'close') return { issue: await close(action, context) };
  const look = lookOf(action, words, true);
  for (const label of look.labels) await issues.ensureLabel(label, colorOf(label), descriptionOf(label));
  const found = action.issue === undefined ? undefined : known.get(action.issue);
  const issue = found ?? (await issues.create(lookOf(action, words, false)));
  const body = action.notify ? await tell(action, issue, context, found !== undefined) : undefined;
  const change = changeTo(look, issue, words);
  await assign(
    action,
    { ...change, ...(issue.state === 'closed' ? { state: 'open' as const } : {}) },
    issue,
    context,
  );
  return { issue: issue.number, told: body === undefined ? undefined : whoIsTold(action, body, context) };
}

/** Counts what is really in the comment: a long one may leave people out. */
function whoIsTold(action: FlagAction, body: string, { asked }: CarryOut): Told | undefined {
  if (action.lane !== 'live') return undefined;
  const mentions = action.mention.map((role) => asked(role).mention);
  const mentioned = mentions.filter(
    (mention) => mention !== undefined && body.includes(`${mention} (`),
  ).length;
  return { asked: mentions.length, mentioned };
}

/** Once closed, a flag remembers nothing: whatever is owed again later is news again. */
async function close(action: FlagAction, { issues, words, known }: CarryOut): Promise<number> {
  const number = action.issue ?? 0;
  const issue = known.get(number);
  const isGone = action.lane === 'live' && action.file === undefined;
  const change = issue && !isGone ? changeTo(lookOf(action, words, true), issue, words) : {};
  await issues.change(number, { ...change, state: 'closed' });
  return number;
}

function lookOf(action: FlagAction, words: FlagWords, told: boolean): FlagLook {
  if (action.lane === 'after-care') return digestLook(action, words, told);
  return liveLook({ ...action, file: action.file ?? '' }, words, told);
}

/** Comments once: a comment that a run before this one has written is found by its key. Answers with what it says. */
async function tell(action: FlagAction, issue: Issue, context: CarryOut, isOld: boolean): Promise<string> {
  const key = `<!-- upfront:news ${keyOf(action)} -->`;
  if (isOld) {
    const said = await context.issues.comments(issue.number);
    const earlier = said.find((body) => body.includes(key));
    if (earlier !== undefined) return earlier;
  }
  const text = action.lane === 'after-care' ? digestNewsText(action) : await liveNews(action, context);
  const body = `${text}\n\n${key}`;
  await context.issues.comment(issue.number, body);
  return body;
}

async function liveNews(action: LiveAction, { asked, pulls, words }: CarryOut): Promise<string> {
  const waiting = (await pulls()).filter(
    ({ files }) => action.file !== undefined && files.includes(action.file),
  );
  return newsText(
    { ...action, file: action.file ?? '' },
    action.mention.map(asked),
    waiting.map(({ number }) => number),
    words.config,
  );
}

function keyOf(action: LiveAction | DigestAction): string {
  const owed = action.deadlines.map(({ kind, due, responsible }) => `${kind} ${due} ${responsible}`);
  const more = action.lane === 'after-care' ? String(action.more) : action.record;
  return createHash('sha256')
    .update([more, ...owed].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/** Assigns whose turn it is. GitHub refuses people who cannot be assigned: then nobody is, and the mention has to do. */
async function assign(
  action: FlagAction,
  change: Parameters<Issues['change']>[1],
  issue: Issue,
  { issues, asked }: CarryOut,
): Promise<void> {
  const logins =
    action.lane === 'live'
      ? action.deadlines.flatMap(({ responsible }) => asked(responsible).login ?? [])
      : [];
  const assignees = [...new Set(logins)];
  const isSame = assignees.length === 0 || assignees.every((login) => issue.assignees.includes(login));
  try {
    await issues.change(issue.number, isSame ? change : { ...change, assignees });
  } catch (error) {
    if (isSame || statusOf(error) !== 422) throw error;
    await issues.change(issue.number, change);
  }
}

/** Flags stand out; a severity's label is quieter. */
function colorOf(label: string): string {
  return label === 'overdue' ? 'b81a2b' : 'e6e9ee';
}

function descriptionOf(label: string): string {
  return label === 'overdue' ? 'A promise to the team or to customers is overdue' : 'Set by Upfront on flags';
}
