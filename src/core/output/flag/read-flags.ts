import type { Flag, WantedFlags } from './flag.ts';
import type { FlagWords } from './flag-text.ts';
import type { Issue } from './issue.ts';
import { parseMarker } from './marker.ts';
import { around, digestIssue, isAsWanted, liveIssue } from './wanted-issue.ts';

/** An issue that is a flag. */
export interface FlagIssue {
  readonly flag: Flag;
  readonly issue: Issue;
}

/** The flags among issues. Each says whether it looks as it would be written now. */
export function readFlags(issues: readonly Issue[], wanted: WantedFlags, words: FlagWords): FlagIssue[] {
  const live = new Map(wanted.live.map((each) => [each.record, each]));
  return issues.flatMap((issue) => {
    const marker = parseMarker(issue.body);
    if (!marker) return [];
    const { room } = around(issue.body);
    const record = marker.lane === 'live' ? live.get(marker.record) : undefined;
    const look =
      marker.lane === 'live'
        ? record && liveIssue(record, words, room)
        : digestIssue(wanted.digest, words, room);
    const stale = look !== undefined && issue.state === 'open' && !isAsWanted(issue, look);
    return [{ issue, flag: { ...marker, issue: issue.number, state: issue.state, stale } }];
  });
}
