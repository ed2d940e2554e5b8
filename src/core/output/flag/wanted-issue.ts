import type { FlagAction, FlagMarker, WantedDigest, WantedFlag } from './flag.ts';
import { digestBlock, digestTitle, FLAG_END, type FlagWords, flagBlock, flagTitle } from './flag-text.ts';
import { type Issue, LONGEST_BODY, type NewIssue } from './issue.ts';
import { labelKey, labelsOf, severityLabel } from './labels.ts';

/** What an action's flag looks like once it was carried out, with its own text in `room` characters. */
export function wantedIssue(action: FlagAction, words: FlagWords, room: number, told: boolean): NewIssue {
  if (action.lane === 'after-care') return digestIssue(action, words, room, told);
  return liveIssue({ ...action, file: action.file ?? '' }, words, room, told);
}

/** @param told false while nobody has been told: then the flag remembers nothing, and the next run tells. */
export function liveIssue(wanted: WantedFlag, words: FlagWords, room: number, told = true): NewIssue {
  const { record, severity, deadlines } = wanted;
  const marker: FlagMarker = {
    lane: 'live',
    record,
    severity: severity ?? undefined,
    deadlines: told ? deadlines : [],
  };
  return {
    title: flagTitle(wanted),
    body: flagBlock(wanted, marker, words, room),
    labels: labelsOf({ lane: 'live', severity }),
  };
}

export function digestIssue(wanted: WantedDigest, words: FlagWords, room: number, told = true): NewIssue {
  const { deadlines, more } = wanted;
  const marker: FlagMarker = { lane: 'after-care', deadlines: told ? deadlines : [], more: told ? more : 0 };
  return {
    title: digestTitle,
    body: digestBlock(wanted, marker, words, room),
    labels: labelsOf({ lane: 'after-care' }),
  };
}

/** What to change of an issue so that it looks as wanted. Text and labels that people added stay. */
export function changeTo(look: NewIssue, issue: NewIssue, { config }: FlagWords): NewIssue {
  const ours = new Set(
    [...look.labels, ...config.severities.map(({ id }) => severityLabel(id))].map(labelKey),
  );
  const others = issue.labels.filter((label) => !ours.has(labelKey(label)));
  const { above, below } = around(issue.body);
  return { title: look.title, body: `${above}${look.body}${below}`, labels: [...look.labels, ...others] };
}

export function isAsWanted(issue: Issue, look: NewIssue): boolean {
  const labels = new Set(issue.labels.map(labelKey));
  return (
    issue.title === look.title &&
    look.labels.every((label) => labels.has(labelKey(label))) &&
    around(issue.body).block === look.body
  );
}

/**
 * A body in three parts: the flag's own, and what people wrote around it, with the room that they leave for it. GitHub's
 * editor ends lines its own way.
 */
export function around(body: string): { above: string; block: string; below: string; room: number } {
  const text = body.replaceAll('\r\n', '\n');
  const start = text.search(/^<!-- upfront:(?:flag|after-care) /mu);
  const end = start < 0 ? -1 : text.indexOf(FLAG_END, start);
  const stop = end < 0 ? text.length : end + FLAG_END.length;
  const [above, block, below] =
    start < 0
      ? [text === '' ? '' : `${text}\n\n`, '', '']
      : [text.slice(0, start), text.slice(start, stop), text.slice(stop)];
  return { above, block, below, room: LONGEST_BODY - above.length - below.length };
}
