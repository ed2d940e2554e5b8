import type { ComponentState } from '#core/config/component-state.ts';
import type { ComponentStates } from '#core/incident/incident.ts';
import { type RecordDraft, recordText } from '#core/incident/write-record.ts';
import { type Instant, isDate, MINUTE, startOfDate, toIso } from '#core/time/instant.ts';
import { escapeMarks } from './escape-marks.ts';
import { fileName } from './file-name.ts';
import { type Finding, type Placed, warning } from './finding.ts';
import { placeIn, readableBody } from './markdown-body.ts';
import type { CstateIssue } from './parse-issue.ts';
import { splitBody } from './split-body.ts';

/** What a cState severity becomes: an incident of a severity of ours, whose systems are in a state. */
export interface MappedSeverity {
  readonly severity: string;
  readonly state: ComponentState;
}

/** What the mapping of one issue needs to know besides the issue. */
export interface IssueContext {
  /** Severities of cState that become incidents, by their names there, in small letters. */
  readonly severities: ReadonlyMap<string, MappedSeverity>;
  /** Component ids by system name. */
  readonly idOf: ReadonlyMap<string, string>;
  /** What is later than this has not happened yet. */
  readonly now: Instant;
  /** Instants of the record that an earlier import made of this issue, so that a second one changes nothing. */
  readonly earlier: readonly Instant[];
}

/** An issue on its way to a record. */
interface Reading {
  readonly issue: CstateIssue;
  readonly date: Placed<Instant>;
  readonly first: string;
  /** The final message, where the body tells it apart. */
  readonly last?: string | undefined;
  /** What no customer ever saw. */
  readonly note?: string | undefined;
  readonly context: IssueContext;
  readonly warn: Warn;
}

type Draft = Pick<RecordDraft, 'kind' | 'severity' | 'components' | 'window' | 'until' | 'timeline'>;
type Warn = (
  at: Pick<Placed<unknown>, 'line' | 'column'>,
  rule: string,
  message: string,
  hint: string,
) => void;

const top = { line: 1, column: 1 };

/**
 * Makes a record of an issue. Whatever is read otherwise than it stands there is added to `findings`.
 *
 * @returns the record and the year under which it is filed; undefined where nothing says when it happened.
 */
export function mapIssue(
  issue: CstateIssue,
  context: IssueContext,
  findings: Finding[],
): { record: RecordDraft; year: string } | undefined {
  const warn: Warn = (...finding) => findings.push(warning(issue.path, ...finding));
  const date = issue.date ?? guessDate(issue, warn);
  if (!date) {
    const hint = 'The file was not imported. Write date: and import again.';
    const message = 'Nothing says when this happened.';
    findings.push({ level: 'error', file: issue.path, ...top, rule: 'date-missing', message, hint });
    return undefined;
  }
  if (issue.draft) {
    warn(top, 'draft', 'This is a draft, which cState never shows.', 'Imported as visibility: internal.');
  }
  if (issue.resolved === undefined) {
    const message = 'Nothing says whether this is resolved; cState takes it for no longer active.';
    warn(top, 'resolved-missing', message, 'Imported as resolved.');
  }
  const title = issue.title?.value ?? titleFromName(issue, warn);
  const draft = draftOf({ issue, date, ...wordsOf(issue, title, findings, warn), context, warn });
  const visibility = issue.draft ? 'internal' : undefined;
  return { record: { title, visibility, source: 'cstate', ...draft }, year: toIso(date.value).slice(0, 4) };
}

function wordsOf(
  issue: CstateIssue,
  title: string,
  findings: Finding[],
  warn: Warn,
): Pick<Reading, 'first' | 'last' | 'note'> {
  const { markdown, comments, findings: found } = readableBody(issue.path, issue.body, issue.bodyLine);
  findings.push(...found);
  // Each message is escaped as it will be read: where a body is split, code may begin or end elsewhere.
  const message = (text: string): string => {
    const escaped = escapeMarks(recordText(text));
    for (const line of escaped.changed) {
      const place = placeIn(issue.body, issue.bodyLine, line);
      const problem = 'Colons here would be a mark of Upfront for internal text.';
      warn(place, 'internal-mark', problem, 'Kept as text: the colons are escaped.');
    }
    return escaped.markdown;
  };
  const note = comments || undefined;
  const parts = splitBody(markdown);
  // What is not over has no final message, whatever its marks say.
  if (isOpen(issue) && parts.final !== undefined) return { first: message(markdown), note };
  return { first: message(parts.initial || title), last: parts.final && message(parts.final), note };
}

function draftOf(reading: Reading): Draft {
  const { issue, context, warn } = reading;
  const { severity } = issue;
  const word = severity?.value.toLowerCase();
  if (issue.informational || !severity || word === undefined) return noticeOf(reading);
  const mapped = context.severities.get(word);
  if (!mapped && word !== 'notice') {
    const message = `cState knows no severity "${severity.value}"; it shows such an issue without a state.`;
    const hint = `Imported as a notice. --map ${word}=P2 makes an incident of it.`;
    warn(severity, 'unknown-severity', message, hint);
    return noticeOf(reading);
  }
  if (word !== severity.value) {
    const message = `cState writes its severities in small letters; "${severity.value}" is none of them.`;
    warn(severity, 'unknown-severity', message, `Read as ${word}.`);
  }
  if (mapped) return incidentOf(reading, mapped);
  return issue.resolvedWhen ? maintenanceOf(reading, issue.resolvedWhen) : noticeOf(reading);
}

function incidentOf(reading: Reading, { severity, state }: MappedSeverity): Draft {
  const { issue, first, last, note } = reading;
  const at = beginning(reading);
  const begun = { severity, components: components(reading, state) };
  if (isOpen(issue)) {
    const message = 'It is not resolved, although it says when it was.';
    if (issue.resolvedWhen) {
      reading.warn(
        issue.resolvedWhen,
        'open-with-end',
        message,
        'Imported as open; resolvedWhen was left out.',
      );
    }
    return { ...begun, timeline: [{ at, message: first, note }] };
  }
  const resolved = {
    at: resolution(reading, at),
    status: 'resolved' as const,
    message: last || 'This incident has been resolved.',
  };
  return { ...begun, timeline: [{ at, message: first, note }, resolved] };
}

function maintenanceOf(reading: Reading, end: Placed<Instant>): Draft {
  const { issue, date, first, last, note, context, warn } = reading;
  const window = { start: date.value, end: endAfter(reading, end) };
  const at = beginning(reading);
  const planned = {
    kind: 'maintenance' as const,
    components: components(reading, 'under_maintenance'),
    window,
  };
  const announced = { at, message: first, note };
  const over = window.end <= context.now;
  if (isOpen(issue) && over) {
    const message = 'The end of this maintenance has passed, and it is not resolved.';
    warn(end, 'maintenance-open', message, 'Imported as still in progress.');
    const late = { at: window.end, message: 'The planned end has passed; the maintenance goes on.' };
    return {
      ...planned,
      timeline: [
        { ...announced, status: 'in_progress' },
        { ...late, components: planned.components },
      ],
    };
  }
  if (issue.resolved?.value && !over) {
    const completed = known(reading, at);
    const message = 'It is resolved, although its end is still to come.';
    warn(end, 'future', message, `Imported as completed at ${toIso(completed)}.`);
    const words = last || 'This maintenance is complete.';
    return { ...planned, timeline: [announced, { at: completed, status: 'completed', message: words }] };
  }
  // A window begins and ends by itself: only words of their own make an entry.
  const final = last && over ? [{ at: window.end, message: last }] : [];
  return { ...planned, timeline: [announced, ...final] };
}

function noticeOf(reading: Reading): Draft {
  const { issue, first, last, note, context } = reading;
  const at = beginning(reading);
  const pinned = isOpen(issue) || issue.pin;
  const until = issue.resolvedWhen || !pinned ? noticeEnd(reading, at) : undefined;
  const told = [{ at, message: first, note }];
  const final = last && until !== undefined;
  return {
    kind: 'notice',
    components: components(reading, 'operational'),
    until,
    timeline: final
      ? [...told, { at: until <= context.now ? until : known(reading, at), message: last }]
      : told,
  };
}

function noticeEnd(reading: Reading, at: Instant): Instant {
  const { resolvedWhen } = reading.issue;
  return resolvedWhen ? Math.max(endAfter(reading, resolvedWhen), at + MINUTE) : withoutEnd(reading, at);
}

/** When an issue was first known: its date, unless that is still to come. */
function beginning(reading: Reading): Instant {
  const { date, context, warn } = reading;
  if (date.value <= context.now) return date.value;
  const at = known(reading);
  warn(
    date,
    'future',
    'It is dated in the future, where no entry can stand.',
    `Its first message stands at ${toIso(at)}.`,
  );
  return at;
}

/** When an issue was resolved, after it began at `begun`. */
function resolution(reading: Reading, begun: Instant): Instant {
  const { issue, context, warn } = reading;
  if (!issue.resolvedWhen) return withoutEnd(reading, begun);
  const end = Math.max(endAfter(reading, issue.resolvedWhen), begun + MINUTE);
  if (end <= Math.max(context.now, begun + MINUTE)) return end;
  const at = known(reading, begun);
  warn(
    issue.resolvedWhen,
    'future',
    'It is resolved, although its end is still to come.',
    `Imported as resolved at ${toIso(at)}.`,
  );
  return at;
}

function withoutEnd({ warn }: Reading, begun: Instant): Instant {
  const hint = `Imported as over after one minute, at ${toIso(begun + MINUTE)}.`;
  warn(top, 'end-missing', 'Nothing says when this was over.', hint);
  return begun + MINUTE;
}

/** The end of an issue; one minute after its date where it is not after it. */
function endAfter({ date, warn }: Reading, end: Placed<Instant>): Instant {
  if (end.value > date.value) return end.value;
  const message = `It ends at ${toIso(end.value)}, which is not after its beginning at ${toIso(date.value)}.`;
  warn(end, 'duration', message, `Imported as one minute long, until ${toIso(date.value + MINUTE)}.`);
  return date.value + MINUTE;
}

/**
 * When something was known that the file dates in the future: when the file was published or last changed, else when an
 * earlier import said, else now.
 */
function known({ issue, context }: Reading, after = Number.NEGATIVE_INFINITY): Instant {
  const { now, earlier } = context;
  const told = [...issue.published, ...earlier].find((at) => at > after && at <= now);
  return told ?? Math.max(Math.floor(now / MINUTE) * MINUTE, after + MINUTE);
}

function components({ issue, context }: Reading, state: ComponentState): ComponentStates {
  return Object.fromEntries(issue.affected.map(({ value }) => [context.idOf.get(value) ?? value, state]));
}

function isOpen(issue: CstateIssue): boolean {
  return issue.resolved?.value === false;
}

function guessDate(issue: CstateIssue, warn: Warn): Placed<Instant> | undefined {
  const named = /^\d{4}-\d{2}-\d{2}/u.exec(fileName(issue.path))?.[0];
  const guesses = [
    { from: 'when it was published or last changed', value: issue.published[0] },
    { from: 'the date in its name', value: named && isDate(named) ? startOfDate(named, 'UTC') : undefined },
    { from: 'one minute before its end', value: issue.resolvedWhen && issue.resolvedWhen.value - MINUTE },
  ];
  for (const { from, value } of guesses) {
    if (value === undefined) continue;
    warn(top, 'date-missing', 'The issue has no date.', `Imported as of ${toIso(value)}, ${from}.`);
    return { ...top, value };
  }
  return undefined;
}

function titleFromName(issue: CstateIssue, warn: Warn): string {
  const title = fileName(issue.path);
  warn(top, 'title-missing', 'The issue has no title.', `Its title is the name of its file, "${title}".`);
  return title;
}
