import type { Level, Problem } from '#core/base/problem.ts';
import type { Rule } from '#core/base/rule.ts';
import { durationMs, writeDuration } from '#core/base/time/duration.ts';
import { addDays, DAY, type Instant, isDate, startOfDate, Temporal, toIso } from '#core/base/time/instant.ts';
import type { Places } from '#core/base/yaml/places.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import {
  DAYS_AFTER_NAME,
  DAYS_BEFORE_NAME,
  GAP_CADENCES,
  LONG_BEFORE_NAME,
  LONGEST_WINDOW,
  NEXT_UPDATE_AHEAD,
  NEXT_UPDATE_CADENCES,
  STARTED_BEFORE,
  STARTED_LONG_BEFORE,
} from './limits.ts';
import type { PlacedEntry } from './placed-entry.ts';
import { windowsOf } from './placed-window.ts';
import type { WrittenRecord } from './record-schema.ts';
import { isEnded } from './status.ts';

interface InstantContext {
  readonly file: string;
  readonly places: Places;
  readonly vocabulary: Vocabulary;
}

type Report = (path: PropertyKey[], rule: Rule, message: string, hint: string, level?: Level) => void;
type Check = (
  record: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
  context: InstantContext,
  report: Report,
) => void;

/**
 * Finds instants that are valid and absurd: another year than the file's name, a silence of weeks, a window of months.
 * What an import wrote is only warned of: its history is what the other system says it is.
 */
export function checkInstants(
  record: Partial<WrittenRecord>,
  entries: readonly PlacedEntry[],
  context: InstantContext,
): Problem[] {
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const report: Report = (path, rule, message, hint, level = 'problem') => {
    // A wrong year makes a window too long, a silence and much else: it is one mistake.
    const key = JSON.stringify(path);
    if (reported.has(key)) return;
    reported.add(key);
    problems.push({
      level: record.source === undefined ? level : 'warning',
      file: context.file,
      ...context.places.ofValue(path),
      rule,
      message,
      hint,
    });
  };
  for (const check of checks) check(record, entries, context, report);
  return problems;
}

const checkName: Check = (record, entries, { file, vocabulary }, report) => {
  const zone = vocabulary.time_zone;
  const name = /(?:^|\/)(\d{4}-\d{2}-\d{2})(?=[-.])[^/]*$/u.exec(file)?.[1];
  if (name === undefined || !isDate(name)) return;
  const check = (path: PropertyKey[], at: Instant | undefined, before: number) => {
    const isNear = (instant: Instant) =>
      instant >= startOfDate(addDays(name, -before), zone) &&
      instant < startOfDate(addDays(name, DAYS_AFTER_NAME + 1), zone);
    if (at === undefined || isNear(at)) return;
    const meant = [0, 1, -1].map((years) => inYear(at, Number(name.slice(0, 4)) + years)).find(isNear);
    report(
      path,
      'far-from-name',
      `This is far from ${name}, the date in the file's name.`,
      meant === undefined
        ? "Check the date here, and the one in the file's name."
        : `Did you mean ${written(meant)}? If not, check the date in the file's name.`,
    );
  };
  const before = record.kind === 'maintenance' ? LONG_BEFORE_NAME : DAYS_BEFORE_NAME;
  for (const { entry, index } of entries) check(['timeline', index, 'at'], entry.at, before);
  for (const { path, window } of windowsOf(record, entries)) {
    check([...path, 'from'], window.start, before);
    check([...path, 'until'], window.end, before);
  }
  check(['started'], record.started, LONG_BEFORE_NAME);
};

const checkWindow: Check = (record, entries, _context, report) => {
  for (const { path, window } of windowsOf(record, entries)) {
    if (window.end - window.start <= LONGEST_WINDOW) continue;
    report(
      [...path, 'until'],
      'window-length',
      `This window is longer than ${LONGEST_WINDOW / DAY} days.`,
      'Check month and year; work that goes on for longer is several maintenances, or a notice.',
    );
  }
};

const checkOrderInFile: Check = (_record, entries, _context, report) => {
  const inFile = entries.toSorted((a, b) => a.index - b.index);
  const later = inFile.slice(1).filter(({ entry }, i) => entry.at > (inFile[i]?.entry.at ?? 0));
  const earlier = inFile.slice(1).filter(({ entry }, i) => entry.at < (inFile[i]?.entry.at ?? 0));
  if (later.length === 0 || earlier.length === 0) return;
  const isUp = later.length >= earlier.length;
  const odd = (isUp ? earlier : later)[0];
  if (!odd) return;
  report(
    ['timeline', odd.index, 'at'],
    'entry-order',
    `This entry is ${isUp ? 'earlier' : 'later'} than the one above it; the other entries are in the opposite order.`,
    'Check its date and time. If they are right, move it to its place.',
    'warning',
  );
};

const checkStarted: Check = ({ started }, entries, _context, report) => {
  const first = entries[0]?.entry.at;
  if (started === undefined || first === undefined) return;
  const message = entries.find(({ entry }) => entry.message !== undefined)?.entry.at;
  if (message !== undefined && started > message) {
    report(
      ['started'],
      'started-order',
      'Impact begins after customers have read of it, in the first message.',
      `Write when it began, ${written(message)} or earlier.`,
      'warning',
    );
  } else if (first - started > STARTED_BEFORE) {
    const long = first - started > STARTED_LONG_BEFORE;
    report(
      ['started'],
      'started-order',
      long
        ? `Impact begins more than ${STARTED_LONG_BEFORE / DAY} days before the first entry.`
        : 'Impact begins more than a day before the first entry.',
      `Check ${long ? 'month and year' : 'the date'}. It is right where something was found late.`,
      'warning',
    );
  }
};

/** What a severity promises is the measure of silences and of promises. */
const checkCadence: Check = (record, entries, { vocabulary }, report) => {
  if (record.kind !== 'incident') return;
  let severity = record.severity;
  let status: PlacedEntry['entry']['status'];
  entries.forEach(({ entry, index }, position) => {
    const before = entries[position - 1]?.entry;
    const quiet = cadenceOf(severity, status);
    if (before && quiet && !(status && isEnded(status)) && record.source === undefined) {
      const since = Math.max(before.at, before.next_update ?? before.at);
      if (entry.at - since > GAP_CADENCES * durationMs(quiet)) {
        report(
          ['timeline', index, 'at'],
          'long-gap',
          `The entry before is more than ${GAP_CADENCES} times ${writeDuration(quiet)} earlier, which the severity promises as the longest silence.`,
          'Check the dates of both. If they are right, add what happened in between, as far as it is known.',
          'warning',
        );
      }
    }
    severity = entry.severity ?? severity;
    status = entry.status ?? status;
    if (entry.next_update === undefined || entry.next_update <= entry.at) return;
    const path = ['timeline', index, 'next_update'];
    const ahead = entry.next_update - entry.at;
    const cadence = cadenceOf(severity, status);
    if (vocabulary.severities?.get(severity ?? '')?.lane === 'live' && ahead > NEXT_UPDATE_AHEAD) {
      const sameYear = inYear(entry.next_update, Number(toIso(entry.at).slice(0, 4)));
      const meant = sameYear > entry.at && sameYear - entry.at <= NEXT_UPDATE_AHEAD;
      report(
        path,
        'next-update-far',
        `The next update is more than ${NEXT_UPDATE_AHEAD / DAY} days ahead: until then nothing would be overdue.`,
        meant ? `Did you mean ${written(sameYear)}?` : 'Write an earlier instant, or remove the line.',
      );
    } else if (cadence && ahead > NEXT_UPDATE_CADENCES * durationMs(cadence)) {
      report(
        path,
        'next-update-far',
        `The next update is more than ${NEXT_UPDATE_CADENCES} times ${writeDuration(cadence)} ahead, which the severity promises.`,
        'Check date and time. It is right where nothing can be said before.',
        'warning',
      );
    }
  });

  function cadenceOf(id: string | undefined, at: typeof status) {
    const promises = vocabulary.severities?.get(id ?? '')?.promises;
    return at === 'monitoring' ? (promises?.update_monitoring ?? promises?.update) : promises?.update;
  }
};

const checks: readonly Check[] = [checkName, checkWindow, checkOrderInFile, checkStarted, checkCadence];

/** The same day and time of another year, in UTC. */
function inYear(at: Instant, year: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').with({ year })
    .epochMilliseconds;
}

/** As records write it: without seconds where there are none. */
function written(at: Instant): string {
  return toIso(at).replace(/:00Z$/u, 'Z');
}
