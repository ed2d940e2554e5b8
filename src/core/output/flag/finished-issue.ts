import { type Asked, type Told, toldIn } from './asked-on-github.ts';
import type { FlagAction } from './flag.ts';
import { digestNewsText, type FlagWords, newsText } from './flag-text.ts';
import { type Issue, type IssueChange, type Label, LONGEST_BODY, type NewIssue } from './issue.ts';
import { flagLabels } from './labels.ts';
import { writeNews } from './marker.ts';
import { newsThing } from './things.ts';
import { around, changeTo, wantedIssue } from './wanted-issue.ts';

/** The comment that notifies people. */
export interface FinishedComment {
  /** What it says, as a short hash. If an issue has a comment of ours with its hidden line, people were notified. */
  readonly step: string;
  readonly body: string;
  /** Counts who a comment reached that has this key. */
  readonly toldIn: (body: string) => Told | undefined;
}

/** Everything that GitHub is sent to carry out one action, in the order in which it is sent. */
export interface FinishedIssue {
  /** Labels that must be there. */
  readonly labels: readonly Label[];
  /** The issue where there is none yet. It remembers nothing: the change at the end says what was flagged. */
  readonly first: NewIssue;
  readonly comment?: FinishedComment | undefined;
  readonly change: IssueChange;
}

export interface FinishContext {
  readonly words: FlagWords;
  readonly asked: (role: string) => Asked;
  /** Numbers of open pull requests that touch the record's file. */
  readonly pulls: readonly number[];
  /** A short hash of a text, in hexadecimal digits. */
  readonly hash: (text: string) => string;
}

/**
 * Finishes the issue of an action: its title, text, labels and assignees, and the comment that comes before them.
 *
 * @param issue the flag as it is on GitHub; undefined where there is none.
 * @throws FlagTooLong where what people wrote leaves no room for it.
 */
export function finishedIssue(
  action: FlagAction,
  issue: Issue | undefined,
  context: FinishContext,
): FinishedIssue {
  const { words } = context;
  const first = wantedIssue(action, words, LONGEST_BODY, false);
  const found = issue ?? { ...first, state: 'open' as const, assignees: [] };
  const look = wantedIssue(action, words, around(found.body).room, true);
  const change = fitting(changeTo(look, found, words));
  if (action.action === 'close') return { labels: [], first, change: closing(action, change, issue) };
  const assignees = assigneesOf(action, found.assignees, context);
  return {
    labels: flagLabels(look.labels),
    first,
    comment: action.notify ? commentOf(action, context) : undefined,
    change: {
      ...change,
      ...(found.state === 'closed' ? { state: 'open' } : {}),
      ...(assignees ? { assignees } : {}),
    },
  };
}

/** The text of people around a flag is never cut, so it may leave too little room for the flag's own. */
export class FlagTooLong extends Error {
  override readonly name = 'FlagTooLong';
  override readonly message =
    'what people wrote above and below its own text leaves no room for it. Shorten the text of the issue.';
}

function fitting(change: NewIssue): NewIssue {
  if (change.body.length > LONGEST_BODY) throw new FlagTooLong();
  return change;
}

/** Once closed, a flag remembers nothing: what is overdue again later is news again. The flag of a deleted record is not changed. */
function closing(action: FlagAction, change: NewIssue, issue: Issue | undefined): IssueChange {
  const isGone = action.lane === 'live' && action.file === undefined;
  return { ...(issue && !isGone ? change : {}), state: 'closed' };
}

function commentOf(action: FlagAction, { words, asked, pulls, hash }: FinishContext): FinishedComment {
  const step = hash(newsThing(action));
  if (action.lane === 'after-care') {
    return { step, body: `${digestNewsText(action)}\n\n${writeNews(step)}`, toldIn: () => undefined };
  }
  const people = action.mention.map(asked);
  const text = newsText({ ...action, file: action.file ?? '' }, people, pulls, words.config);
  return { step, body: `${text}\n\n${writeNews(step)}`, toldIn: (body) => toldIn(body, people) };
}

/** Whose turn it is; undefined where nobody needs to be added. */
function assigneesOf(
  action: FlagAction,
  present: readonly string[],
  { asked }: FinishContext,
): string[] | undefined {
  if (action.lane !== 'live') return undefined;
  const logins = new Set(action.deadlines.flatMap(({ responsible }) => asked(responsible).login ?? []));
  return [...logins].every((login) => present.includes(login)) ? undefined : [...logins];
}
