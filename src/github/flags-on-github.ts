import type { Channel } from '#channels/announcement.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Config } from '#core/content/config/config.ts';
import { unknownOncall } from '#core/content/config/oncall.ts';
import { announcementOf } from '#core/output/flag/announcement-of.ts';
import { askedOnGithub } from '#core/output/flag/asked-on-github.ts';
import type { FlagAction, WantedFlags } from '#core/output/flag/flag.ts';
import type { FlagWords } from '#core/output/flag/flag-text.ts';
import { flagLabel } from '#core/output/flag/labels.ts';
import { planFlags } from '#core/output/flag/plan-flags.ts';
import { type FlagIssue, readFlags } from '#core/output/flag/read-flags.ts';
import { exit, UserError } from '#terminal/command.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { DoubtfulAnswer, wentWrong } from './github-error.ts';
import type { Issues } from './issues.ts';

export interface FlagsOnGithub {
  readonly issues: Issues;
  readonly words: FlagWords;
  readonly config: Config;
  readonly now: Instant;
  readonly channels: readonly Channel[];
  /** Address of an issue, for people. */
  readonly issueUrl: (number: number) => string;
  /** Actions that may be carried out; while files have problems, not all are safe. */
  readonly isSafe: (action: FlagAction) => boolean;
  /** Whether the flags say only what the public may know, so that a public repository may have them. */
  readonly allowPublic: boolean;
}

/** What was sent by a channel, or why it was not. */
export interface Sent {
  readonly channel: string;
  readonly record: string;
  readonly failure?: string | undefined;
}

/** The plan against the flags that are open: one listing call. */
export async function planAgainstGithub(
  wanted: WantedFlags,
  { issues, words, isSafe }: Pick<FlagsOnGithub, 'issues' | 'words' | 'isSafe'>,
): Promise<FlagAction[]> {
  const open = await reading(issues, () => issues.openWith(flagLabel));
  return planOf(wanted, readFlags(open, wanted, words), isSafe);
}

/**
 * Brings the flags on GitHub to what is wanted, and then tells the other channels of what people were asked. Closed flags,
 * pull requests and the repository's visibility are read only if there is something to write.
 */
export async function bringFlags(
  wanted: WantedFlags,
  context: FlagsOnGithub,
): Promise<{ outcomes: Outcome[]; sent: Sent[] }> {
  const { issues, words, config, now, isSafe } = context;
  const first = await planAgainstGithub(wanted, context);
  if (first.length === 0) return { outcomes: [], sent: [] };
  await refuseInPublic(context);
  // Read again before anything is created: a flag may be closed, have lost its label, or come from a run at this moment.
  const needsAll = first.some(({ action }) => action === 'open');
  const all = needsAll
    ? await reading(issues, () => issues.newest())
    : await reading(issues, () => issues.openWith(flagLabel));
  const flags = readFlags(all, wanted, words);
  let pulls: ReturnType<Issues['openPulls']> | undefined;
  const outcomes = await carryOut(planOf(wanted, flags, isSafe), {
    issues,
    words,
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
  return { outcomes, sent: await tellChannels(outcomes, context) };
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
  for (const { action, issue, failure } of outcomes) {
    if (action.lane !== 'live' || !action.notify || failure !== undefined || issue === undefined) continue;
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
