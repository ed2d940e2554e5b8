import { createHash } from 'node:crypto';
import type { Asked, Told } from '#core/output/flag/asked-on-github.ts';
import { type FinishedComment, finishedIssue } from '#core/output/flag/finished-issue.ts';
import type { FlagAction } from '#core/output/flag/flag.ts';
import type { FlagWords } from '#core/output/flag/flag-text.ts';
import type { Issue, IssueChange } from '#core/output/flag/issue.ts';
import { scopeOf, statusOf, whatWentWrong } from './github-error.ts';
import type { Issues } from './issues.ts';

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

/**
 * Carries out a plan, action by action. What people are told is in a comment with a hidden key, and is written before the
 * flag remembers it: a run that fails between the two is completed by the next, and nobody is told twice. Where GitHub
 * refuses one issue, the others are written. Where it refuses the token or asks to wait, the rest is left for the next run.
 */
export async function carryOut(actions: readonly FlagAction[], context: CarryOut): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let refused: string | undefined;
  let unclear = 0;
  for (const action of actions) {
    if (refused !== undefined) {
      outcomes.push({ action, issue: action.issue, failure: refused });
      continue;
    }
    try {
      outcomes.push({ action, ...(await carryOutOne(action, context)) });
      unclear = 0;
    } catch (error) {
      const failure = whatWentWrong(error);
      outcomes.push({ action, issue: action.issue, failure });
      const scope = scopeOf(error);
      // Two in a row that GitHub refuses without a reason of their own are refused to the token.
      unclear = scope === 'unclear' ? unclear + 1 : 0;
      if (scope === 'all' || unclear === 2) refused = `not tried: ${failure}`;
    }
  }
  return outcomes;
}

async function carryOutOne(action: FlagAction, context: CarryOut): Promise<Pick<Outcome, 'issue' | 'told'>> {
  const { issues, words, asked, known } = context;
  const found = action.issue === undefined ? undefined : known.get(action.issue);
  const pulls = await pullsFor(action, context);
  const finished = finishedIssue(action, found, { words, asked, pulls, hash });
  if (action.action === 'close') {
    const number = action.issue ?? 0;
    await issues.change(number, finished.change);
    return { issue: number };
  }
  for (const label of finished.labels) await issues.ensureLabel(label);
  const { number } = found ?? (await issues.create(finished.first));
  const told = finished.comment && (await tell(finished.comment, number, issues, found !== undefined));
  await change(number, finished.change, issues);
  return { issue: number, told };
}

/** Open pull requests that touch the record that people are asked about. */
async function pullsFor(action: FlagAction, { pulls }: CarryOut): Promise<number[]> {
  if (action.lane !== 'live' || !action.notify || action.file === undefined) return [];
  const { file } = action;
  return (await pulls()).filter(({ files }) => files.includes(file)).map(({ number }) => number);
}

/** Comments once: a comment that an earlier run has written is found by its key. */
async function tell(
  { key, body, toldIn }: FinishedComment,
  number: number,
  issues: Issues,
  isOld: boolean,
): Promise<Told | undefined> {
  const earlier = isOld ? (await issues.comments(number)).find((said) => said.includes(key)) : undefined;
  if (earlier === undefined) await issues.comment(number, body);
  return toldIn(earlier ?? body);
}

/** GitHub may refuse people who cannot be assigned: then nobody is, and the mention has to do. */
async function change(number: number, { assignees, ...rest }: IssueChange, issues: Issues): Promise<void> {
  try {
    await issues.change(number, assignees ? { ...rest, assignees } : rest);
  } catch (error) {
    if (!assignees || statusOf(error) !== 422) throw error;
    await issues.change(number, rest);
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
