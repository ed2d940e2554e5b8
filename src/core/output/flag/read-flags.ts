import type { Flag, FlagMarker, WantedFlags } from './flag.ts';
import type { FlagWords } from './flag-text.ts';
import type { Issue } from './issue.ts';
import { parseMarker } from './marker.ts';
import { around, digestIssue, isAsWanted, liveIssue } from './wanted-issue.ts';

/** An issue that is a flag. */
export interface FlagIssue {
  readonly flag: Flag;
  readonly issue: Issue;
}

/**
 * The flags among issues that are ours. Each says whether it looks as it would be written now.
 *
 * @param places numbers of issues that become the flag, and whose marker is not believed: nobody was notified yet.
 */
export function readFlags(
  issues: readonly Issue[],
  wanted: WantedFlags,
  words: FlagWords,
  places: ReadonlySet<number> = new Set(),
): FlagIssue[] {
  const live = new Map(wanted.live.map((each) => [each.record, each]));
  return issues.flatMap((issue) => {
    const found = parseMarker(issue.body);
    if (!found) return [];
    const marker = places.has(issue.number) ? forgetful(found) : found;
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

function forgetful(marker: FlagMarker): FlagMarker {
  return marker.lane === 'live' ? { ...marker, deadlines: [] } : { ...marker, deadlines: [], more: 0 };
}
