import type { Instant } from '#core/base/time/instant.ts';
import type { Asked, Told } from '#core/output/flag/asked-on-github.ts';
import { type FinishedComment, finishedIssue } from '#core/output/flag/finished-issue.ts';
import type { FlagAction } from '#core/output/flag/flag.ts';
import type { FlagWords } from '#core/output/flag/flag-text.ts';
import type { Issue, IssueChange, NewIssue } from '#core/output/flag/issue.ts';
import { parseMarker, parseNews } from '#core/output/flag/marker.ts';
import { commentThing, flagThing } from '#core/output/flag/things.ts';
import { type ClaimContext, claim } from './claims.ts';
import { scopeOf, statusOf, whatWentWrong } from './github-error.ts';
import { hash } from './hash.ts';
import type { Issues } from './issues.ts';
import type { ForeignMark, OwnMarks } from './own-marks.ts';

export interface CarryOut extends Omit<ClaimContext, 'issues'> {
  readonly issues: Issues;
  readonly marks: OwnMarks;
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
  /** Another run is at it until then; undefined where it is done, or failed. */
  readonly heldUntil?: Instant | undefined;
  /** True where another run has done it meanwhile. */
  readonly isByAnother?: boolean | undefined;
  /** Comments of others with the mark of ours. */
  readonly foreign?: readonly ForeignMark[] | undefined;
}

/**
 * Carries out a plan, action by action. What people are told is in a comment with a hidden key, and is written before the
 * flag remembers it: a run that fails between the two is completed by the next, and nobody is told twice. Where GitHub
 * refuses one issue, the others are written. Where it refuses the token or asks to wait, the rest is left for the next run.
 * What must be written once, a new flag and a comment, is claimed before (`#core/output/mark/claim.ts`).
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

async function carryOutOne(
  action: FlagAction,
  context: CarryOut,
): Promise<Omit<Outcome, 'action' | 'failure'>> {
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
  const made = found ?? (await make(action, finished.first, context));
  if ('heldUntil' in made) return made;
  const { number } = made;
  const told = finished.comment && (await tell(finished.comment, number, context));
  if (told?.heldUntil === undefined) await change(number, finished.change, issues);
  return { issue: number, ...told };
}

/** Makes a flag, unless another run is at it, or has just made it: then this run has to list it first. */
async function make(
  action: FlagAction,
  first: NewIssue,
  context: CarryOut,
): Promise<Issue | { readonly heldUntil: Instant }> {
  const { issues, marks, clock } = context;
  const isThere = async () => {
    const { ours } = await marks.sort(await issues.newest(1));
    const things = ours.flatMap(({ body }) => parseMarker(body) ?? []).map(flagThing);
    return things.includes(flagThing(action));
  };
  const claimed = await claim(hash(flagThing(action)), isThere, context);
  if (claimed === 'write') return issues.create(first);
  return { heldUntil: claimed === 'seen' ? clock() : claimed.heldUntil };
}

/** Open pull requests that touch the record that people are asked about. */
async function pullsFor(action: FlagAction, { pulls }: CarryOut): Promise<number[]> {
  if (action.lane !== 'live' || !action.notify || action.file === undefined) return [];
  const { file } = action;
  return (await pulls()).filter(({ files }) => files.includes(file)).map(({ number }) => number);
}

/** Comments once: a comment that an earlier run has written is found by its hidden line and its author. */
async function tell(
  { step, body, toldIn }: FinishedComment,
  number: number,
  context: CarryOut,
): Promise<Pick<Outcome, 'told' | 'heldUntil' | 'foreign'>> {
  const { issues, marks } = context;
  let foreign: readonly ForeignMark[] = [];
  let earlier: string | undefined;
  const isThere = async () => {
    const comments = (await issues.comments(number)).filter(({ body }) => parseNews(body) === step);
    const whose = await Promise.all(comments.map(({ author }) => marks.isOurs(author)));
    earlier = comments.find((_, index) => whose[index])?.body;
    foreign = comments
      .filter((_, index) => !whose[index])
      .map(({ author }) => ({ issue: number, what: 'comment', author: author?.login }));
    return earlier !== undefined;
  };
  const claimed = await claim(hash(commentThing(number, step)), isThere, context);
  if (typeof claimed === 'object') return { ...claimed, foreign };
  if (claimed === 'write') await issues.comment(number, body);
  return { told: toldIn(earlier ?? body), foreign };
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
