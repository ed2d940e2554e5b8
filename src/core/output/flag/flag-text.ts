import type { VisibleConfig } from '#core/audience/visible.ts';
import { cutText } from '#core/base/cut-text.ts';
import { fitText } from '#core/base/fit-text.ts';
import { markdownTable } from '#core/base/markdown/markdown-table.ts';
import { own } from '#core/base/own.ts';
import { withoutMarks } from '#core/output/mark/foreign-text.ts';
import type { Deadline } from '#core/rules/promises/deadline.ts';
import { whyOf } from '#core/rules/promises/why.ts';
import { englishWhy } from './english-why.ts';
import type { DigestItem, FlagMarker, OverdueDeadline, WantedDigest, WantedFlag } from './flag.ts';
import { githubText } from './github-markdown.ts';
import { LONGEST_BODY } from './issue.ts';
import { writeMarker } from './marker.ts';

/** What the texts of flags are written with, besides what is overdue. */
export interface FlagWords {
  readonly config: VisibleConfig;
  /** Where people read the repository of the records, without a slash at its end; undefined where nobody knows it. */
  readonly repository: string | undefined;
  /** The branch on which records are edited. */
  readonly branch: string;
}

/** The end of a flag's text. What people write above and below is not changed. */
export const FLAG_END = '<!-- upfront:end -->';

/** Titles are plain text on GitHub; they name nobody. */
export function flagTitle({ severity, title }: Pick<WantedFlag, 'severity' | 'title'>): string {
  return cutText(withoutMarks(`Overdue: ${severity ? `${severity} ` : ''}${title}`), LONGEST_TITLE).trim();
}

export const digestTitle = 'Overdue: after-care';

const LONGEST_TITLE = 200;
/** A title, or what else a record or a config calls something, is not longer than this in a text of a flag. */
const LONGEST_NAME = 200;

/**
 * What a record's flag says: what is overdue since when, who is asked, and how to answer. Nothing in it depends on the clock, so
 * that it changes only when something else is overdue or somebody else is asked.
 *
 * @param marker what the flag is to remember; a flag that was not announced yet remembers nothing.
 * @param room how many characters there are for it.
 */
export function flagBlock(
  wanted: WantedFlag,
  marker: FlagMarker,
  words: FlagWords,
  room = LONGEST_BODY,
): string {
  const { record, title, file, deadlines } = wanted;
  if (deadlines.length === 0) {
    const done = `**${nameText(title)}** (\`${record}\`) has no overdue deadline any more.`;
    return [writeMarker(marker), done, FLAG_END].join('\n\n');
  }
  const edit = editUrl(file, words);
  const rows = deadlines.map((deadline) => {
    const { due, responsible, before } = deadline;
    const earlier = before.map(({ role }) => roleName(role, words.config)).join(', ');
    const asked = `${roleName(responsible, words.config)}${earlier && ` (earlier: ${earlier})`}`;
    return [kindName(deadline), whyText(deadline, words), timeText(due), asked];
  });
  return fitText(room, rows.length, (named) =>
    [
      writeMarker(marker),
      `**${nameText(title)}** (\`${record}\`) has these overdue deadlines. The flag closes automatically when none is left.`,
      markdownTable(['Overdue', 'Why', 'Due', 'Asked'], rows.slice(0, named)),
      ...moreText(rows.length - named),
      ...(edit === undefined || file === ''
        ? []
        : [`[Edit ${nameText(file)}](${edit}) and add this as its last entry:`, ENTRY]),
      `${isTeams(words) ? 'A `note:` instead of the `message:` meets only deadlines for the team. ' : ''}To be asked later, write \`snooze: { until: …, reason: … }\` into the record.`,
      FLAG_END,
    ].join('\n\n'),
  );
}

/**
 * What the digest says: each item, and who has it.
 *
 * @param room how many characters there are for it.
 */
export function digestBlock(
  { deadlines, more }: WantedDigest,
  marker: FlagMarker,
  words: FlagWords,
  room = LONGEST_BODY,
): string {
  if (deadlines.length + more === 0) {
    return [writeMarker(marker), 'Nothing in after-care is overdue any more.', FLAG_END].join('\n\n');
  }
  const rows = deadlines.map((item) => {
    const edit = editUrl(item.file, words);
    const name = nameText(item.title);
    return [
      edit === undefined ? name : `[${name}](${edit})`,
      itemText(item),
      timeText(item.due),
      ownerOf(item, words),
    ];
  });
  return fitText(room, rows.length, (named) =>
    [
      writeMarker(marker),
      'These items are overdue and can wait for working hours. The list is updated at the start of each working day. Finished items are removed at once.',
      markdownTable(['Record', 'Overdue', 'Due', 'Owner'], rows.slice(0, named)),
      ...moreText(rows.length - named + more),
      FLAG_END,
    ].join('\n\n'),
  );
}

/** What a record's flag says in a comment: what is new, and who is asked. */
export function newsText(
  wanted: WantedFlag,
  asked: readonly { readonly name: string; readonly mention?: string | undefined }[],
  pulls: readonly number[],
  config: VisibleConfig,
): string {
  const people = asked.map(({ name, mention }) =>
    mention ? `${mention} (${nameText(name)})` : nameText(name),
  );
  const waiting = pulls.map((number) => `#${number}`).join(', ');
  return [
    `${people.join(', ')}: ${wanted.deadlines.map((each) => `${kindName(each)}, due ${timeText(each.due)}`).join('; ')}.`,
    ...(waiting === '' ? [] : [`An update is waiting in ${waiting}: merging it may be enough.`]),
    ...(wanted.deadlines.length === 0 ? [] : [whyText(wanted.deadlines[0] as OverdueDeadline, { config })]),
  ].join('\n\n');
}

/** What the digest says in a comment, which mentions nobody. */
export function digestNewsText({ deadlines, more }: WantedDigest): string {
  const count = deadlines.length + more;
  return `After-care: ${count === 1 ? 'one item is' : `${count} items are`} overdue.`;
}

/** The same in plain text, a line a deadline, for chat and mail. */
export function plainLines({ deadlines }: WantedFlag, { config }: Pick<FlagWords, 'config'>): string {
  return deadlines
    .map(
      (each) => `${kindName(each)}: due ${timeText(each.due)}. Asked: ${roleName(each.responsible, config)}.`,
    )
    .join('\n');
}

/** What is due, in a few words of English. */
export function kindName({ kind, why }: Pick<Deadline, 'kind' | 'why'>): string {
  return why.reason === 'cause' ? 'a cause' : kindNames[kind];
}

const kindNames: Readonly<Record<Deadline['kind'], string>> = {
  acknowledge: 'an acknowledgement',
  respond: 'an investigation',
  update: 'an update for the team',
  public_update: 'an update for customers',
  tell_customers: 'a first message to customers',
  resolve: 'a resolution',
  review: 'a review',
  action: 'an action',
  maintenance_end: 'the end of the maintenance',
};

/** The least entry that is valid, but for its time, which only its writer knows: `check` asks for it. */
const ENTRY = [
  '```yaml',
  '  - at: YYYY-MM-DDTHH:MMZ',
  '    message: |',
  '      What customers should know now.',
  '```',
].join('\n');

/** Whether the team alone reads the flag. In a public repository there are no notes, and flags are for everybody. */
function isTeams({ config }: FlagWords): boolean {
  return config.audience === 'internal';
}

/** `2026-11-23 10:42 UTC` */
function timeText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

function whyText(deadline: OverdueDeadline, { config }: Pick<FlagWords, 'config'>): string {
  return nameText(whyOf(deadline, config, englishWhy, 'en'));
}

export function roleName(role: string, { internal }: VisibleConfig): string {
  return nameText(own(internal?.oncall?.roles ?? {}, role)?.name ?? role);
}

function itemText(item: DigestItem): string {
  return item.action === undefined ? kindName(item) : `${kindName(item)}: ${nameText(item.action)}`;
}

function ownerOf({ owner, responsible }: DigestItem, { config }: FlagWords): string {
  return owner === undefined ? roleName(responsible, config) : nameText(owner);
}

/** A name of somebody or something for GitHub's Markdown, in so many characters that a text has room for it. */
export function nameText(name: string): string {
  return githubText(cutText(name, LONGEST_NAME));
}

function moreText(more: number): string[] {
  return more > 0 ? [`And ${more} more.`] : [];
}

/** Where a file can be edited, by its path from the content root. */
function editUrl(file: string, { repository, branch }: FlagWords): string | undefined {
  return (
    repository &&
    `${repository}/edit/${encodeURI(branch)}/${file.split('/').map(encodeURIComponent).join('/')}`
  );
}
