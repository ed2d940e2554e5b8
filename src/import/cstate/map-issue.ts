import { type Instant, toIso } from '#core/base/time/instant.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import type { ComponentStates } from '#core/content/record/record.ts';
import type { RecordDraft } from '#core/content/record/write-record.ts';
import { fileName } from '#import/common/file-name.ts';
import { type Finding, type Located, warning } from '#import/common/finding.ts';
import { beginning, endAfter, guessDate, known, resolution, withoutEnd } from './issue-times.ts';
import { wordsOf } from './issue-words.ts';
import { type CstateIssue, hiddenBy } from './parse-issue.ts';
import { type IssueContext, isOpen, type MappedSeverity, type Reading, top, type Warn } from './reading.ts';

type Draft = Pick<RecordDraft, 'kind' | 'severity' | 'components' | 'window' | 'until' | 'timeline'>;
/**
 * Makes a record of an issue. Everything that is read differently from how it is written is added to `findings`.
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
  const hidden = hiddenBy(issue, context.now);
  if (hidden) {
    const message = `cState does not show this file: it says "${hidden.value}".`;
    warn(hidden, 'hidden', message, 'Imported as visibility: internal, and as over.');
  }
  if (issue.resolved === undefined) {
    const message = 'Nothing says whether this is resolved; cState takes it for no longer active.';
    warn(top, 'resolved-missing', message, 'Imported as resolved.');
  }
  const title = issue.title?.value ?? titleFromName(issue, warn);
  const words = wordsOf(issue, title, findings, warn);
  const shown = hidden && isOpen(issue) ? { ...issue, resolved: { ...hidden, value: true } } : issue;
  const draft = draftOf({ issue: shown, date, ...words, context, hidden: hidden !== undefined, warn });
  const visibility = hidden ? 'internal' : undefined;
  return { record: { title, visibility, source: 'cstate', ...draft }, year: toIso(date.value).slice(0, 4) };
}

function draftOf(reading: Reading): Draft {
  const { issue, context, warn } = reading;
  const { severity } = issue;
  const word = severity?.value.toLowerCase();
  if (!severity || word === undefined) return noticeOf(reading);
  const mapped = context.severities.get(word);
  if (issue.informational) return mapped ? informationalOf(reading, severity) : noticeOf(reading);
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
  if (mapped) return recordOf(reading, mapped);
  return issue.resolvedWhen ? maintenanceOf(reading, issue.resolvedWhen) : noticeOf(reading);
}

/** cState prints neither severity nor duration of what is informational, and counts it among the incidents all the same. */
function informationalOf(reading: Reading, severity: Located<string>): Draft {
  const chosen = reading.context.severities.get('informational');
  if (chosen) return recordOf(reading, chosen);
  const message = `It is informational, and has the severity "${severity.value}".`;
  const hint = 'Imported as a notice. --map informational=P3 makes incidents of such issues.';
  reading.warn(severity, 'informational', message, hint);
  return noticeOf(reading);
}

function recordOf(reading: Reading, { severity, state }: MappedSeverity): Draft {
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
    ...(last === undefined && reading.hidden
      ? { note: 'Closed by the import: the site it comes from does not show it.' }
      : { message: last ?? 'This incident has been resolved.' }),
  };
  return { ...begun, timeline: [{ at, message: first, note }, resolved] };
}

function maintenanceOf(reading: Reading, end: Located<Instant>): Draft {
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
  if ((issue.resolved?.value || reading.hidden) && !over) {
    const completed = known(reading, at);
    const message = 'It is resolved, although its end is still to come.';
    if (!reading.hidden) warn(end, 'future', message, `Imported as completed at ${toIso(completed)}.`);
    const words = last ?? 'This maintenance is complete.';
    return { ...planned, timeline: [announced, { at: completed, status: 'completed', message: words }] };
  }
  if (isOpen(issue) && window.start <= context.now) {
    warn(
      end,
      'maintenance-open',
      'This maintenance is in progress, and it is not resolved.',
      'Imported as in progress: an entry with status: completed ends it, not its window.',
    );
    return { ...planned, timeline: [{ ...announced, status: 'in_progress' }] };
  }
  // A window begins and ends automatically: only a text makes an entry.
  const final = last !== undefined && over ? [{ at: window.end, message: last }] : [];
  return { ...planned, timeline: [announced, ...final] };
}

function noticeOf(reading: Reading): Draft {
  const { issue, first, last, note, context } = reading;
  const at = beginning(reading);
  const pinned = !reading.hidden && (isOpen(issue) || issue.pin);
  const until = issue.resolvedWhen || !pinned ? noticeEnd(reading, at) : undefined;
  const told = [{ at, message: first, note }];
  const final = last !== undefined && until !== undefined;
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
  return resolvedWhen ? endAfter(reading, resolvedWhen) : withoutEnd(reading, at);
}

function titleFromName(issue: CstateIssue, warn: Warn): string {
  const title = fileName(issue.path);
  warn(top, 'title-missing', 'The issue has no title.', `Its title is the name of its file, "${title}".`);
  return title;
}

function components({ issue, context }: Reading, state: ComponentState): ComponentStates {
  return Object.fromEntries(issue.affected.map(({ value }) => [context.idOf.get(value) ?? value, state]));
}
