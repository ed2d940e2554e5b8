import type { Channel } from '#channels/announcement.ts';
import { type Instant, MINUTE, SECOND } from '#core/base/time/instant.ts';
import type { Config } from '#core/content/config/config.ts';
import { unknownOncall } from '#core/content/config/oncall.ts';
import { announcementOf } from '#core/output/flag/announcement-of.ts';
import { askedOnGithub } from '#core/output/flag/asked-on-github.ts';
import type { FlagAction, WantedFlags } from '#core/output/flag/flag.ts';
import type { FlagWords } from '#core/output/flag/flag-text.ts';
import { flagLabel } from '#core/output/flag/labels.ts';
import { planFlags } from '#core/output/flag/plan-flags.ts';
import { type FlagIssue, readFlags } from '#core/output/flag/read-flags.ts';
import { flagThing } from '#core/output/flag/things.ts';
import { VOID_AFTER } from '#core/output/mark/claim.ts';
import { exit, UserError } from '#terminal/command.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { DoubtfulAnswer, wentWrong } from './github-error.ts';
import type { Issues } from './issues.ts';
import type { ForeignMark, OwnMarks } from './own-marks.ts';
import { tidyClaims } from './tidy-claims.ts';

export interface FlagsOnGithub {
  readonly issues: Issues;
  readonly marks: OwnMarks;
  readonly words: FlagWords;
  readonly config: Config;
  /** For which instant the flags are planned. */
  readonly now: Instant;
  readonly channels: readonly Channel[];
  /** Address of an issue, for people. */
  readonly issueUrl: (number: number) => string;
  /** Actions that may be carried out; while files have problems, not all are safe. */
  readonly isSafe: (action: FlagAction) => boolean;
  /** Whether the flags say only what the public may know, so that a public repository may have them. */
  readonly allowPublic: boolean;
  /** The time as all runs have it. */
  readonly clock: () => Instant;
  readonly wait: (ms: number) => Promise<void>;
  /** What claims say of this run. */
  readonly run: string;
}

/** What was sent by a channel, or why it was not. */
export interface Sent {
  readonly channel: string;
  readonly record: string;
  readonly failure?: string | undefined;
}

/** What a run did, and what it saw and left alone. */
export interface Brought {
  readonly outcomes: readonly Outcome[];
  readonly sent: readonly Sent[];
  readonly foreign: readonly ForeignMark[];
}

/** How long to wait before looking again whether another run has written what it has claimed. */
const LOOK_AGAIN = 10 * SECOND;
/** For so long a run waits for others: claims of two runs that died one after the other are void by then. */
const PATIENCE = 2 * VOID_AFTER + MINUTE;

/** The plan against the flags that are open: one listing call, unless there are marks of others. */
export async function planAgainstGithub(
  wanted: WantedFlags,
  { issues, marks, words, isSafe }: Pick<FlagsOnGithub, 'issues' | 'marks' | 'words' | 'isSafe'>,
): Promise<{ readonly actions: FlagAction[]; readonly foreign: readonly ForeignMark[] }> {
  const { ours, places, foreign } = await reading(issues, async () =>
    marks.sort(await issues.openWith(flagLabel)),
  );
  return { actions: planOf(wanted, readFlags(ours, wanted, words, places), isSafe), foreign };
}

/**
 * Brings the flags on GitHub to what is wanted, and then tells the other channels of what people were asked. Closed flags,
 * pull requests and the repository's visibility are read only if there is something to write. What another run is at is
 * looked at again until it is there, or that run has given up.
 */
export async function bringFlags(wanted: WantedFlags, context: FlagsOnGithub): Promise<Brought> {
  const { clock, wait } = context;
  const outcomes: Outcome[] = [];
  const sent: Sent[] = [];
  const foreign: ForeignMark[] = [];
  const end = clock() + PATIENCE;
  let left: readonly Outcome[] | undefined;
  do {
    if (left) await wait(LOOK_AGAIN);
    const round = await bringOnce(wanted, context, left);
    outcomes.push(...round.outcomes.filter(({ heldUntil }) => heldUntil === undefined));
    sent.push(...round.sent);
    foreign.push(...round.foreign);
    left = round.outcomes.filter(({ heldUntil }) => heldUntil !== undefined);
  } while (left.length > 0 && clock() < end);
  outcomes.push(...left.map((each) => ({ ...each, failure: HELD })));
  return { outcomes, sent, foreign: once(foreign) };
}

const HELD =
  'another run has claimed it again and again, and has not written it. Run this again; docs/overdue.md says more of claims.';

/** @param left what an earlier round left to another run; undefined for the first round. */
async function bringOnce(
  wanted: WantedFlags,
  context: FlagsOnGithub,
  left: readonly Outcome[] | undefined,
): Promise<Brought> {
  const { issues, marks, words, config, now, isSafe } = context;
  const things = left?.map(({ action }) => flagThing(action));
  const isLeft = (action: FlagAction) => things?.includes(flagThing(action)) ?? true;
  const first = await planAgainstGithub(wanted, context);
  if (!first.actions.some(isLeft)) {
    return { outcomes: doneByOthers(left, []), sent: [], foreign: first.foreign };
  }
  if (left === undefined) await refuseInPublic(context);
  // Read again before anything is created: a flag may be closed, have lost its label, or come from a run at this moment.
  const needsAll = first.actions.some(({ action }) => action === 'open');
  const all = needsAll
    ? await reading(issues, () => issues.newest())
    : await reading(issues, () => issues.openWith(flagLabel));
  const { ours, places, foreign } = await reading(issues, () => marks.sort(all));
  const flags = readFlags(ours, wanted, words, places);
  const plan = planOf(wanted, flags, isSafe);
  let pulls: ReturnType<Issues['openPulls']> | undefined;
  const outcomes = await carryOut(plan.filter(isLeft), {
    ...context,
    known: new Map(flags.map(({ issue }) => [issue.number, issue])),
    asked: (role) => askedOnGithub(role, config.oncall ?? unknownOncall, config.site.time_zone, now),
    pulls: () => {
      pulls ??= issues.openPulls().catch((error: unknown) => {
        if (error instanceof DoubtfulAnswer) throw error;
        // Without them the mention says a little less.
        return [];
      });
      return pulls;
    },
  });
  const sent = await tellChannels(outcomes, context);
  // Where something was not done, GitHub is asked for nothing more.
  if (outcomes.every(({ failure }) => failure === undefined)) {
    await tidyClaims(plan, ours, [...new Set(outcomes.flatMap(({ issue }) => issue ?? []))], context);
  }
  const comments = outcomes.flatMap(({ foreign }) => foreign ?? []);
  return {
    outcomes: [...outcomes, ...doneByOthers(left, plan)],
    sent,
    foreign: [...first.foreign, ...foreign, ...comments],
  };
}

/** What was left to another run and is not to be done any more. */
function doneByOthers(left: readonly Outcome[] = [], plan: readonly FlagAction[]): Outcome[] {
  const things = new Set(plan.map(flagThing));
  return left
    .filter(({ action }) => !things.has(flagThing(action)))
    .map(({ action, issue }) => ({ action, issue, isByAnother: true }));
}

function once(marks: readonly ForeignMark[]): ForeignMark[] {
  return [...new Map(marks.map((mark) => [`${mark.what} ${mark.issue} ${mark.author}`, mark])).values()];
}

function planOf(
  wanted: WantedFlags,
  flags: readonly FlagIssue[],
  isSafe: FlagsOnGithub['isSafe'],
): FlagAction[] {
  return planFlags(
    wanted,
    flags.map(({ flag }) => flag),
  ).filter(isSafe);
}

async function refuseInPublic({ issues, allowPublic }: FlagsOnGithub): Promise<void> {
  if (allowPublic || (await reading(issues, () => issues.isPrivate()))) return;
  throw new UserError(
    'The repository is public, and these flags say what only the team may know. Make the repository private, or write repository_visibility: public into config/site.yml: then flags say only what everybody may know. Nothing was written.',
  );
}

async function reading<T>({ where }: Issues, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const said = wentWrong(error);
    if (said === undefined) throw error;
    throw new UserError(`Could not read the flags of ${where}: ${said} Nothing was written.`, exit.problems);
  }
}

/** The flag remembers what was flagged before anything is sent, so that a channel is told of a step at most once. */
async function tellChannels(outcomes: readonly Outcome[], context: FlagsOnGithub): Promise<Sent[]> {
  const { channels, words, config, now, issueUrl } = context;
  const sent: Sent[] = [];
  for (const { action, issue, failure, heldUntil } of outcomes) {
    if (action.lane !== 'live' || !action.notify || failure !== undefined || issue === undefined) continue;
    if (heldUntil !== undefined) continue;
    const announcement = announcementOf(action, issueUrl(issue), words, config.oncall ?? unknownOncall, now);
    for (const { name, send } of channels) {
      const problem = await send(announcement).then(
        () => undefined,
        (error: unknown) => (error as Error).message,
      );
      sent.push({ channel: name, record: action.record, failure: problem });
    }
  }
  return sent;
}
