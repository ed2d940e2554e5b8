import { cutInternal } from '#core/base/markdown/cut-internal.ts';
import { own } from '#core/base/own.ts';
import type { Level, Problem } from '#core/base/problem.ts';
import type { Rule } from '#core/base/rule.ts';
import { dateIn, HOUR, type Instant, MINUTE, SECOND, Temporal, toIso } from '#core/base/time/instant.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { Places } from '#core/base/yaml/places.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { emptyEntries } from './empty-entries.ts';
import { movesAhead } from './moments.ts';
import type { PlacedEntry } from './placed-entry.ts';
import { windowsOf } from './placed-window.ts';
import type { WrittenRecord } from './record-schema.ts';
import { snoozeComplaint } from './snooze-complaint.ts';
import { isEnded, type Status, type StepStatus } from './status.ts';
import { type Step, timelineOf } from './timeline.ts';
import { statesOf } from './written-components.ts';

/** How far in the future an entry may be, in milliseconds: clocks differ, and a pull request takes time. */
const AHEAD = 10 * MINUTE;

/** How far the easternmost zone is ahead of UTC, in milliseconds. */
const EASTERNMOST = 14 * HOUR;

export interface RecordContext {
  readonly file: string;
  readonly places: Places;
  readonly vocabulary: Vocabulary;
  readonly now: Instant;
}

type Report = (path: PropertyKey[], rule: Rule, message: string, hint: string, level?: Level) => void;

/** Checks what a record says as a whole: the order of its timeline, its statuses, and what customers are told. */
export function checkRecord(
  record: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
  context: RecordContext,
): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, rule, message, hint, level = 'problem') =>
    problems.push({ level, file: context.file, ...context.places.ofValue(path), rule, message, hint });
  checkInstants(record, entries, context, report);
  checkSpeaks(record, entries, context, report);
  checkWindows(record, entries, report);
  const snooze = snoozeComplaint(record.snooze, entries[0]?.entry.at, context.now);
  if (snooze) report(['snooze', 'until'], snooze.rule, snooze.message, snooze.hint);
  if (record.cause === 'security' && record.visibility === undefined) {
    report(
      ['cause'],
      'security-without-visibility',
      'A security incident must say who may see it.',
      'Write visibility: internal until you may speak of it, or visibility: public.',
    );
  }
  checkSteps(record, entries, context, report);
  checkNamesComponent(record, entries, context, report);
  return problems;
}

/** An entry that says nothing would keep the team's promise of an update all the same. */
function checkSpeaks(
  record: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
  { vocabulary }: RecordContext,
  report: Report,
): void {
  const start = {
    kind: record.kind ?? 'incident',
    severity: record.severity,
    components: statesOf(record.components ?? {}, record.severity, vocabulary),
    window: record.window && { start: record.window.from, end: record.window.until },
  };
  for (const { index } of emptyEntries(start, entries)) {
    report(
      ['timeline', index],
      'empty-entry',
      'This entry says nothing: it has neither status, message nor note, and changes nothing.',
      'Write a message: | for customers or a note: | for the team, or remove the entry.',
    );
  }
}

/** An incident that names no component raises the overall state above a board that is all green. */
function checkNamesComponent(
  record: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
  { vocabulary }: RecordContext,
  report: Report,
): void {
  if (record.kind !== 'incident' || record.visibility === 'internal') return;
  const named = [record.components, ...entries.map(({ entry }) => entry.components)];
  if (named.some((components) => Object.keys(components ?? {}).length > 0)) return;
  if (entries.some(({ entry }) => entry.status === 'dismissed')) return;
  const severity = vocabulary.severities?.get(record.severity ?? '');
  if (!severity || severity.component_state === 'operational') return;
  const announced = entries.find(({ entry }) => entry.message !== undefined);
  const [example] =
    [...(vocabulary.components ?? [])].find(([, { visibility }]) => visibility === 'public') ?? [];
  if (!announced || !example) return;
  report(
    ['severity'],
    'no-component',
    'This public incident names no component: the page says that something is wrong, above a board that is all green.',
    `Name what is affected, as components: [${example}].`,
    'warning',
  );
}

function checkInstants(
  record: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
  { vocabulary, now }: RecordContext,
  report: Report,
): void {
  entries.forEach(({ entry, index, cut }, position) => {
    const path = ['timeline', index, 'at'];
    const before = entries[position - 1];
    if (before?.entry.at === entry.at) {
      report(
        path,
        'entry-same-instant',
        cut || before.cut
          ? 'Two entries are at one instant once parts of a second are cut off: whole seconds tell entries apart.'
          : 'Two entries have the same instant: their order, and their addresses, would be the same.',
        `Write ${toIso(entry.at + 30 * SECOND)} for the later one.`,
      );
    }
    if (entry.at > now + AHEAD) {
      report(
        path,
        'entry-in-future',
        `This entry is in the future: it is ${clock(now)}.`,
        futureHint(entry.at, now, vocabulary),
      );
    }
    if (entry.next_update !== undefined && entry.next_update <= entry.at) {
      report(
        ['timeline', index, 'next_update'],
        'next-update-order',
        'The next update is promised for before this entry.',
        'Write a later instant, or remove the line: the policy then says when the next update is due.',
      );
    }
  });
  // An action is done on a date of its owner's zone, which may be ahead of every other.
  const today = dateIn(now + EASTERNMOST, 'UTC');
  record.actions?.forEach(({ done }, index) => {
    if (done === undefined || done <= today) return;
    report(
      ['actions', index, 'done'],
      'entry-in-future',
      `This action is done in the future: it is ${clock(now)}.`,
      'Write the date on which it was done, or remove the line until it is.',
    );
  });
  if (record.started !== undefined && record.started > now + AHEAD) {
    report(
      ['started'],
      'entry-in-future',
      `The start is in the future: it is ${clock(now)}.`,
      'Write when impact began.',
    );
  }
}

function clock(now: Instant): string {
  return `${toIso(now).slice(0, 16)}Z`;
}

/** Most future entries are local times that were written as UTC. */
function futureHint(at: Instant, now: Instant, { time_zone }: Vocabulary): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDateTime();
  const meant = local.toZonedDateTime(time_zone);
  if (meant.epochMilliseconds <= now + AHEAD) {
    return `Did you mean ${local.toString({ smallestUnit: 'minute' })}${meant.offset}?`;
  }
  return 'Write when it happened; what is still to come belongs in next_update, or in the message.';
}

/** Checks each window, and that no entry turns time before it into maintenance. */
function checkWindows(record: Partial<WrittenRecord>, entries: readonly PlacedEntry[], report: Report): void {
  for (const { path, window } of windowsOf(record, entries)) {
    if (isForwards(window)) continue;
    report(
      [...path, 'until'],
      'window-order',
      'The window ends before it begins.',
      `Write an instant after ${toIso(window.start)}.`,
    );
  }
  let held = record.window?.from;
  // What an engineer wrote of the work, for the window that holds.
  let written: Status | undefined;
  for (const { entry, index } of entries) {
    const { at, window, status } = entry;
    const path = ['timeline', index, 'window'];
    const ended = [written, status].find((word) => word !== undefined && isEnded(word));
    if (window && ended) {
      report(
        path,
        'window-after-end',
        `The maintenance is ${ended}: no window can follow.`,
        'Remove the window; another maintenance is a new file.',
      );
    } else if (window && isForwards(window)) {
      if (window.start < at && window.start !== held) {
        report(
          [...path, 'from'],
          'window-past',
          'This window begins before its entry: time that has passed would become maintenance.',
          `Write ${held !== undefined && held < at ? `${toIso(held)}, as before, or ` : ''}${toIso(at)} or later.`,
        );
      } else if (window.end <= at) {
        report(
          [...path, 'until'],
          'window-past',
          'This window is over before its entry.',
          'Write status: completed if the work is done, or an instant after the entry.',
        );
      }
    }
    if (movesAhead(entry)) written = undefined;
    if (status && status !== 'scheduled') written = status;
    held = window?.start ?? held;
  }
}

function isForwards({ start, end }: Interval): boolean {
  return start < end;
}

/** Walks through the timeline as it will be derived, and reports each step that contradicts the one before. */
function checkSteps(
  record: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
  { vocabulary, now }: RecordContext,
  report: Report,
): void {
  const kind = record.kind ?? 'incident';
  const window = record.window && record.window.from < record.window.until ? record.window : undefined;
  const timeline = entries.map(({ entry, index }) => ({
    ...entry,
    index,
    window: entry.window && isForwards(entry.window) ? entry.window : undefined,
    message:
      entry.message === undefined || cutInternal(entry.message).trim() === '' ? undefined : entry.message,
    hidden: entry.message !== undefined && cutInternal(entry.message).trim() === '',
  }));
  const steps = timelineOf(
    {
      kind,
      severity: record.severity,
      components: statesOf(record.components ?? {}, record.severity, vocabulary),
      window: window && { start: window.from, end: window.until },
      timeline,
    },
    now,
  );
  const announced =
    record.visibility === 'internal' ? undefined : timeline.find((e) => e.message !== undefined);
  let before: Step<(typeof timeline)[number]> | undefined;
  let resolvedBefore = false;
  for (const step of steps) {
    const { entry } = step;
    if (entry) {
      const path: PropertyKey[] = ['timeline', entry.index];
      // An automatic end is none where the window is moved or extended.
      if (!entry.window) checkStatus(path, entry.status, before?.status, resolvedBefore, report);
      if (isEnded(step.status) && Object.values(entry.components ?? {}).some((s) => s !== 'operational')) {
        report(
          [...path, 'components'],
          'components-after-end',
          `Components are operational once a record is ${step.status}; this entry says otherwise.`,
          kind === 'incident'
            ? 'Remove the components, or reopen the incident with status: investigating.'
            : 'Remove the components.',
        );
      }
      if (entry.hidden) {
        report(
          [...path, 'message'],
          'internal-message',
          'This message is internal from end to end: customers would read nothing.',
          'Write it as note: instead of message:.',
        );
      }
      if (announced && entry.at > announced.at && entry.message === undefined) {
        const change = visibleChange(step, vocabulary);
        if (change) {
          report(
            [...path, change],
            'change-without-message',
            `Customers see this change of ${change}, but nobody tells them why.`,
            'Add a message: | with a sentence or two for customers.',
          );
        }
      }
      resolvedBefore ||= step.status === 'resolved';
    }
    before = step;
  }
}

function checkStatus(
  path: PropertyKey[],
  status: Status | undefined,
  before: StepStatus | undefined,
  resolvedBefore: boolean,
  report: Report,
): void {
  if (before === 'dismissed') {
    report(
      path,
      'after-dismissed',
      'The incident was dismissed as a false alarm; nothing can follow that.',
      'Remove the entry, or remove status: dismissed from the one before; a new incident is a new file.',
    );
    return;
  }
  if (!status) return;
  const over = before === 'resolved' || before === 'reviewed';
  if (status === 'resolved' && over) {
    report(
      [...path, 'status'],
      'resolved-twice',
      'The incident is resolved already.',
      'Remove the status (the entry is an update then), or reopen it in between with status: investigating.',
    );
  } else if (over && (status === 'detected' || status === 'acknowledged')) {
    report(
      [...path, 'status'],
      'status-order',
      `An incident that is ${before} cannot be ${status} again.`,
      'Write status: investigating to reopen it.',
    );
  } else if (status === 'reviewed' && !resolvedBefore) {
    report(
      [...path, 'status'],
      'status-order',
      'The incident is reviewed before it is resolved.',
      'Write an entry with status: resolved before this one.',
    );
  } else if ((before === 'completed' || before === 'cancelled') && status !== before) {
    report(
      [...path, 'status'],
      'status-order',
      `The maintenance is ${before} already.`,
      'Remove the status; another maintenance is a new file.',
    );
  }
}

/** The first thing that customers see change at a step, by the key that says so. */
function visibleChange(
  step: Step,
  { components }: Vocabulary,
): 'severity' | 'components' | 'status' | 'window' | undefined {
  const { entry, status } = step;
  if (step.windowBefore) return 'window';
  if (step.severityBefore !== undefined && entry?.severity !== undefined) return 'severity';
  if (step.statusChanged && entry?.status && status !== 'acknowledged' && status !== 'reviewed')
    return 'status';
  const seen = Object.keys(entry?.components ?? {}).some(
    (id) => own(step.changes, id) && components?.get(id)?.visibility !== 'internal',
  );
  return seen ? 'components' : undefined;
}
