import { type Instant, MINUTE, parseTimestamp, SECOND, toIso } from '#core/base/time/instant.ts';

/**
 * Who writes a thing that must be written once, where several runs want to write it at one moment.
 *
 * GitHub creates a label of one name once, also for requests that arrive together. So a run takes claim 1 of the thing by
 * creating its label, then looks whether the thing is there, and only then writes it. Where claim 1 is another's, it is
 * held for `VOID_AFTER`; then it is void, and claim 2 can be taken.
 *
 * Nothing is removed to take a claim over, because two runs could then do it at once. `doneClaims` says what a later run
 * removes.
 */
export type Claiming =
  /** To be asked: create the label of claim `n`. */
  | { readonly step: 'take'; readonly n: number }
  /** To be asked: read when claim `n` of another run was taken. */
  | { readonly step: 'read'; readonly n: number }
  /** To be asked: list, whether the thing is there. The claim is ours since `taken`. */
  | { readonly step: 'look'; readonly n: number; readonly taken: Instant }
  /** Done: write it, now. */
  | { readonly step: 'write' }
  /** Done: it is there, and to complete it is up to this run. */
  | { readonly step: 'seen' }
  /** Done: another run is at it. From `until` on it can be claimed again. */
  | { readonly step: 'held'; readonly until: Instant };

/** How long a run may pause between its claim and what it writes. */
const PAUSE = 2 * MINUTE;
/** How long GitHub's lists may leave out what is there. */
export const LAG = MINUTE;
/** A claim that is older has come to nothing: what its run wrote at the end of the longest pause would be in every list. */
export const VOID_AFTER = PAUSE + LAG;
/** A run that comes to write later than this after its claim does not: a request may take the rest of the pause. */
const WRITE_WITHIN = MINUTE;
/** An instant that lies further ahead is not a clock that differs a little. */
const AHEAD = MINUTE;
/** How many claims one thing can have. */
const MOST = 99;

export const claiming: Claiming = { step: 'take', n: 1 };

/** After the request to take claim `n`, sent at `sent`. */
export function taken(n: number, wasTaken: boolean, sent: Instant): Claiming {
  return wasTaken ? { step: 'look', n, taken: sent } : { step: 'read', n };
}

/**
 * After reading another run's claim `n`.
 *
 * @param claimed when it was taken; `unreadable` where it does not say, `gone` where it is not there (any more, or yet).
 */
export function read(n: number, claimed: Instant | 'unreadable' | 'gone', now: Instant): Claiming {
  if (claimed === 'gone') return { step: 'held', until: now };
  const isVoid = claimed === 'unreadable' || claimed > now + AHEAD || now - claimed > VOID_AFTER;
  if (!isVoid) return { step: 'held', until: claimed + VOID_AFTER + SECOND };
  return n < MOST ? { step: 'take', n: n + 1 } : { step: 'held', until: now + VOID_AFTER };
}

/** After looking, with claim in hand, whether the thing is there. */
export function looked(since: Instant, isThere: boolean, now: Instant): Claiming {
  if (isThere) return { step: 'seen' };
  return now - since <= WRITE_WITHIN
    ? { step: 'write' }
    : { step: 'held', until: since + VOID_AFTER + SECOND };
}

/** What the names of claims begin with. */
const PREFIX = 'upfront-claim-';

/** The label of a claim. What it is for is `thing`, a hash in hexadecimal digits. */
export function claimLabel(thing: string, n: number, now: Instant, run: string) {
  return {
    name: claimName(thing, n),
    color: 'e6e9ee',
    description: `${toIso(now)} ${run}: Upfront is about to write. A later run removes this label.`,
  };
}

export function claimName(thing: string, n: number): string {
  return `${PREFIX}${thing}-${n}`;
}

export function isClaim(label: string): boolean {
  return label.startsWith(PREFIX);
}

/** When a claim was taken, by the description of its label. */
export function claimedAt(description: string): Instant | 'unreadable' {
  const parsed = parseTimestamp(description.split(' ', 1)[0] ?? '');
  return 'instant' in parsed ? parsed.instant : 'unreadable';
}

/** What was left of things that nobody wants any more. */
const FORGOTTEN = 24 * 60 * MINUTE;

/**
 * The labels that a run removes: claims of things that were there `LAG` ago or longer, so that every list shows them and
 * a run that takes the claim again sees that there is nothing to write; and what is a day old, unless this run wants the thing.
 *
 * @param things since when each thing is there, by its hash.
 * @param wanted hashes of the things that this run wants to write.
 */
export function doneClaims(
  labels: readonly { readonly name: string; readonly description: string }[],
  things: ReadonlyMap<string, Instant>,
  wanted: ReadonlySet<string>,
  now: Instant,
): string[] {
  return labels.flatMap(({ name, description }) => {
    const [, thing] = /^upfront-claim-([0-9a-f]+)-\d+$/u.exec(name) ?? [];
    if (thing === undefined) return [];
    const since = things.get(thing);
    const claimed = claimedAt(description);
    const isDone = since !== undefined && now - since > LAG;
    const isOld = claimed === 'unreadable' || claimed > now + AHEAD || now - claimed > FORGOTTEN;
    const isForgotten = isOld && !wanted.has(thing);
    return isDone || isForgotten ? [name] : [];
  });
}
