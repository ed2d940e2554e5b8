import type { Flag, FlagMarker, WantedFlag, WantedFlags } from '#core/output/flag/flag.ts';
import {
  digestBlock,
  digestTitle,
  FLAG_END,
  type FlagWords,
  flagBlock,
  flagTitle,
} from '#core/output/flag/flag-text.ts';
import { labelsOf, severityLabel } from '#core/output/flag/labels.ts';
import { parseMarker } from '#core/output/flag/marker.ts';
import type { Issue, IssueChange } from './issues.ts';

/** An issue that is a flag. */
export interface FlagIssue {
  readonly flag: Flag;
  readonly issue: Issue;
}

/** What a flag is to look like on GitHub. */
export type FlagLook = Required<Pick<IssueChange, 'title' | 'body' | 'labels'>>;

/** Flags among issues, each told whether it still looks as it is to look. */
export function flagIssues(issues: readonly Issue[], wanted: WantedFlags, words: FlagWords): FlagIssue[] {
  const live = new Map(wanted.live.map((each) => [each.record, each]));
  return issues.flatMap((issue) => {
    const marker = parseMarker(issue.body);
    if (!marker) return [];
    const record = marker.lane === 'live' ? live.get(marker.record) : undefined;
    const look =
      marker.lane === 'live' ? record && liveLook(record, words) : digestLook(wanted.digest, words);
    const stale = look !== undefined && issue.state === 'open' && !looksLike(issue, look);
    return [{ issue, flag: { ...marker, issue: issue.number, state: issue.state, stale } }];
  });
}

/** @param told false while nobody has been told: then the flag remembers nothing, and the next run tells. */
export function liveLook(wanted: WantedFlag, words: FlagWords, told = true): FlagLook {
  const { record, severity, deadlines } = wanted;
  const marker: FlagMarker = {
    lane: 'live',
    record,
    severity: severity ?? undefined,
    deadlines: told ? deadlines : [],
  };
  return {
    title: flagTitle(wanted),
    body: flagBlock(wanted, marker, words),
    labels: labelsOf({ lane: 'live', severity }),
  };
}

export function digestLook(wanted: WantedFlags['digest'], words: FlagWords, told = true): FlagLook {
  const { deadlines, more } = wanted;
  const marker: FlagMarker = { lane: 'after-care', deadlines: told ? deadlines : [], more: told ? more : 0 };
  return {
    title: digestTitle,
    body: digestBlock(wanted, marker, words),
    labels: labelsOf({ lane: 'after-care' }),
  };
}

/** What to change of an issue so that it looks as wanted. Text and labels that people added stay. */
export function changeTo(look: FlagLook, issue: Issue, { config }: FlagWords): IssueChange {
  const severities = new Set(config.severities.map(({ id }) => severityLabel(id)));
  const others = issue.labels.filter((label) => !severities.has(label) && !look.labels.includes(label));
  const { above, below } = around(issue.body);
  return { title: look.title, body: `${above}${look.body}${below}`, labels: [...look.labels, ...others] };
}

function looksLike(issue: Issue, look: FlagLook): boolean {
  return (
    issue.title === look.title &&
    look.labels.every((label) => issue.labels.includes(label)) &&
    around(issue.body).block === look.body
  );
}

/** A body in three parts: the flag's own, and what people wrote around it. GitHub's editor ends lines its own way. */
function around(body: string): { above: string; block: string; below: string } {
  const text = body.replaceAll('\r\n', '\n');
  const start = text.search(/^<!-- upfront:(?:flag|after-care) /mu);
  if (start < 0) return { above: text === '' ? '' : `${text}\n\n`, block: '', below: '' };
  const end = text.indexOf(FLAG_END, start);
  const stop = end < 0 ? text.length : end + FLAG_END.length;
  return { above: text.slice(0, start), block: text.slice(start, stop), below: text.slice(stop) };
}
