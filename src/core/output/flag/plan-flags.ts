import { groupBy } from '#core/base/group-by.ts';
import type {
  DigestAction,
  Flag,
  FlagAction,
  FlaggedDeadline,
  LiveAction,
  WantedDigest,
  WantedFlag,
  WantedFlags,
} from './flag.ts';

type LiveFlag = Flag & { readonly lane: 'live' };
type DigestFlag = Flag & { readonly lane: 'after-care' };

/**
 * What must be done so that the flags on GitHub say what they should: one flag per record that has an overdue deadline at any
 * hour, longest overdue first, flags to close last, then by record id; and at the end the digest. What needs nothing is
 * left out; a second plan, made after the first was carried out, is empty. Carrying out an action writes the flag's
 * marker from it: that of a closed flag has no deadlines, so that all is news when it is opened again.
 *
 * @param existing the flags on GitHub. Closed flags may be left out: the plan then opens a new flag where it would
 * reopen, so read them before carrying out an `open`.
 */
export function planFlags(wanted: WantedFlags, existing: readonly Flag[]): FlagAction[] {
  const oldestFirst = existing.toSorted((a, b) => a.issue - b.issue);
  const byRecord = groupBy(
    oldestFirst.filter((flag) => flag.lane === 'live'),
    ({ record }) => record,
  );
  const live = wanted.live.flatMap((flag) => planLive(flag, byRecord.get(flag.record) ?? []));
  const known = new Set(wanted.live.map(({ record }) => record));
  const gone = [...byRecord].flatMap(([record, flags]) => (known.has(record) ? [] : planGone(record, flags)));
  const digest = planDigest(
    wanted.digest,
    oldestFirst.filter((flag) => flag.lane === 'after-care'),
  );
  return [...[...live, ...gone].sort(longestFirst), ...digest];
}

function planLive(wanted: WantedFlag, flags: readonly LiveFlag[]): LiveAction[] {
  const [flag, spare] = choose(flags);
  const news = newsIn(wanted.deadlines, flag?.deadlines ?? [], deadlineKey);
  const isSame = flag?.severity === (wanted.severity ?? undefined) && !flag?.stale;
  const action = actionFor(wanted, flag, isSame && isSameList(wanted, flag, deadlineKey));
  const mention = action === 'close' ? [] : [...new Set(news.map(({ responsible }) => responsible))];
  const close: LiveAction = {
    ...wanted,
    lane: 'live',
    action: 'close',
    deadlines: [],
    notify: false,
    mention: [],
  };
  const told = { deadlines: wanted.deadlines, notify: mention.length > 0, mention };
  return [
    ...(action ? [{ ...close, ...told, action, issue: flag?.issue }] : []),
    ...spare.map(({ issue }) => ({ ...close, issue })),
  ];
}

/** Of a record that was deleted or renamed nothing is known but what its flag says. */
function planGone(record: string, flags: readonly LiveFlag[]): LiveAction[] {
  return flags
    .filter(({ state }) => state === 'open')
    .map(({ issue, severity = null }) => ({
      lane: 'live',
      action: 'close',
      issue,
      record,
      title: record,
      severity,
      deadlines: [],
      notify: false,
      mention: [],
    }));
}

function planDigest(wanted: WantedDigest, flags: readonly DigestFlag[]): DigestAction[] {
  const [flag, spare] = choose(flags);
  const news = newsIn(wanted.deadlines, flag?.deadlines ?? [], itemKey);
  const isSame = !flag?.stale && flag?.more === wanted.more && isSameList(wanted, flag, itemKey);
  const action = actionFor(wanted, flag, isSame);
  const notify = action !== 'close' && (news.length > 0 || wanted.more > (flag?.more ?? 0));
  const close: DigestAction = { lane: 'after-care', action: 'close', deadlines: [], more: 0, notify: false };
  return [
    ...(action ? [{ ...close, ...wanted, action, issue: flag?.issue, notify }] : []),
    ...spare.map(({ issue }) => ({ ...close, issue })),
  ];
}

/** The flag to go on with: the one that is open, the oldest where there are several; and the others that are open. */
function choose<F extends Flag>(oldestFirst: readonly F[]): [F | undefined, F[]] {
  const [open, ...spare] = oldestFirst.filter(({ state }) => state === 'open');
  return [open ?? oldestFirst[0], spare];
}

function actionFor(
  { deadlines }: Pick<WantedFlag, 'deadlines'>,
  flag: Flag | undefined,
  isSame: boolean,
): FlagAction['action'] | undefined {
  const isOpen = flag?.state === 'open';
  if (deadlines.length === 0) return isOpen ? 'close' : undefined;
  if (!flag) return 'open';
  if (!isOpen) return 'reopen';
  return isSame ? undefined : 'update';
}

/** What is wanted and not flagged yet, or flagged with somebody else. Two actions may be due at one instant: they are counted. */
function newsIn<D extends FlaggedDeadline, F>(
  wanted: readonly D[],
  flagged: readonly F[],
  key: (deadline: D | F) => string,
): D[] {
  const left = new Map<string, number>();
  for (const each of flagged) left.set(key(each), (left.get(key(each)) ?? 0) + 1);
  return wanted.filter((each) => {
    const count = left.get(key(each)) ?? 0;
    left.set(key(each), count - 1);
    return count <= 0;
  });
}

/** Whether a flag already says what is overdue and who must act. The passing of time is not news. */
function isSameList<F>(
  wanted: { readonly deadlines: readonly F[] },
  flag: { readonly deadlines: readonly F[] } | undefined,
  key: (deadline: F) => string,
): boolean {
  const sorted = (deadlines: readonly F[] = []) => deadlines.map(key).sort().join('\n');
  return sorted(wanted.deadlines) === sorted(flag?.deadlines);
}

function deadlineKey({ kind, due, responsible }: FlaggedDeadline): string {
  return `${kind} ${due} ${responsible}`;
}

function itemKey(item: FlaggedDeadline & { readonly record: string }): string {
  return `${item.record} ${deadlineKey(item)}`;
}

function longestFirst(a: LiveAction, b: LiveAction): number {
  const [left, right] = [a, b].map(({ deadlines }) => deadlines[0]?.late_by_minutes ?? -1);
  return (right ?? 0) - (left ?? 0) || (a.record < b.record ? -1 : 1);
}
