import type { Announcement } from '#core/output/flag/announcement-of.ts';

/** The one issue that is open while publishing fails. */
export const failureLabel = {
  name: 'upfront-failure',
  color: 'b60205',
  description: 'Publishing fails. Closed at the next run that succeeds.',
} as const;

export const failureTitle = 'The status page is not published';

/** By what the issue is known again, regardless of what people do to its title and labels. */
export const failureMark = '<!-- upfront:failure -->';

/** GitHub takes 65,536 characters; the rest of a list of problems is in the output of the run. */
const LONGEST = 30_000;

/** What went wrong in a run, in text. */
export interface Failure {
  /** Address of the run, for people. */
  readonly run: string | undefined;
  /** The commit that should have been published. */
  readonly commit: string | undefined;
  /** What the command printed, as `check` prints problems; undefined where the run ended before it could say anything. */
  readonly said: string | undefined;
}

/**
 * The body of the issue. What a command printed can hold text of records: it is in a block of code that it cannot close, and
 * no comment in it is a mark.
 */
export function failureBody({ run, commit, said }: Failure): string {
  const of = commit === undefined ? '' : ` of commit ${commit}`;
  const where = run === undefined ? '' : ` [The run](${run}) has the whole output.`;
  const parts = [
    failureMark,
    `The last run${of} failed. The sites still show what was published before, and say how old it is.${where}`,
    said === undefined
      ? 'It ended before it could say why: a machine was lost, the time was up, or packages could not be installed.'
      : codeBlock(said),
    'The next run that succeeds closes this issue.',
  ];
  return `${parts.join('\n\n')}\n`;
}

function codeBlock(said: string): string {
  const text = said.length > LONGEST ? `${said.slice(0, LONGEST)}\n…` : said;
  const safe = text.replaceAll('<!--', '<\u200b!--').trimEnd();
  const longest = Math.max(2, ...[...safe.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${safe}\n${fence}`;
}

/** What the team's channels are told, once for each issue. */
export function failureAnnouncement(said: string, link: string): Announcement {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return {
    event: 'publishing-failed',
    subject: failureTitle,
    text: lines.slice(0, 20).join('\n'),
    link,
    record: '',
    title: failureTitle,
    severity: null,
    deadlines: [],
    asked: [],
  };
}
