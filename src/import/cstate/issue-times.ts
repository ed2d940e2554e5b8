import { type Instant, isDate, MINUTE, startOfDate, toIso } from '#core/base/time/instant.ts';
import { fileName } from '#import/common/file-name.ts';
import type { Located } from '#import/common/finding.ts';
import type { CstateIssue } from './parse-issue.ts';
import { type Reading, top, type Warn } from './reading.ts';

/** When an issue was first known: its date, unless that is still to come. */
export function beginning(reading: Reading): Instant {
  const { date, context, warn } = reading;
  if (date.value <= context.now) return date.value;
  const at = known(reading);
  warn(
    date,
    'future',
    'It is dated in the future, which no entry can be.',
    `Its first message gets the time ${toIso(at)}.`,
  );
  return at;
}

/** When an issue was resolved, after it began at `begun`. */
export function resolution(reading: Reading, begun: Instant): Instant {
  const { issue, context, warn } = reading;
  if (!issue.resolvedWhen) return withoutEnd(reading, begun);
  const end = endAfter(reading, issue.resolvedWhen);
  // The minute that a duration is given may run a little ahead of now, as records may.
  if (end > begun && end <= context.now + MINUTE) return end;
  const at = known(reading, begun);
  warn(
    issue.resolvedWhen,
    'future',
    'It is resolved, although its end is still to come.',
    `Imported as resolved at ${toIso(at)}.`,
  );
  return at;
}

/** One minute after an issue began, where nothing says when it was over. */
export function withoutEnd({ hidden, warn }: Reading, begun: Instant): Instant {
  const hint = `Imported as over after one minute, at ${toIso(begun + MINUTE)}.`;
  // Of what nobody was shown, nobody asks when it was over.
  if (!hidden) warn(top, 'end-missing', 'Nothing says when this was over.', hint);
  return begun + MINUTE;
}

/** The end of an issue; one minute after its date where it is not after it. */
export function endAfter({ date, warn }: Reading, end: Located<Instant>): Instant {
  if (end.value > date.value) return end.value;
  const message = `It ends at ${toIso(end.value)}, which is not after its beginning at ${toIso(date.value)}.`;
  warn(end, 'duration', message, `Imported as one minute long, until ${toIso(date.value + MINUTE)}.`);
  return date.value + MINUTE;
}

/**
 * When something was known that the file dates in the future: when the file was published or last changed, else when an
 * earlier import said, else now.
 */
export function known({ issue, context }: Reading, after = Number.NEGATIVE_INFINITY): Instant {
  const { now, earlier } = context;
  const told = [...issue.published, ...earlier].find((at) => at > after && at <= now);
  return told ?? Math.max(Math.floor(now / MINUTE) * MINUTE, after + MINUTE);
}

/** A date for an issue that has none, from what else it says. */
export function guessDate(issue: CstateIssue, warn: Warn): Located<Instant> | undefined {
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
