import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import { cutText } from '#core/base/cut-text.ts';
import { type Instant, MINUTE, toIso } from '#core/base/time/instant.ts';
import type { Deadline } from '#core/rules/promises/deadline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { type Responsibility, responsibilityOf, severityNow } from '#core/rules/promises/responsibility.ts';
import { askedFrom, snoozeAt } from '#core/rules/promises/snooze.ts';
import { lastRenewal } from './digest-renewal.ts';
import type { DigestItem, OverdueDeadline, WantedFlag, WantedFlags } from './flag.ts';
import { rememberable } from './marker.ts';

/** The digest names no more than this: people read no longer list. */
const LONGEST_DIGEST = 100;
/** A severity's id is not longer than this in a flag. */
const LONGEST_SEVERITY = 100;

/**
 * What the flags are to say at `now`. The live lane is up to the second; after-care has what was due by the last renewal
 * and is still due, so that between renewals no item is added, and finished items are removed.
 *
 * @param records as the internal audience sees them, with its config; for a public repository, those of `redact-in-public`
 */
export function wantedFlags(
  records: readonly VisibleRecord[],
  config: VisibleConfig,
  now: Instant,
): WantedFlags {
  const renewed = lastRenewal(config, now);
  const wanted = records.map((record) => wantedOf(record, config, now, renewed));
  const items = wanted.flatMap(({ items }) => items).sort(longestFirst);
  const deadlines = rememberable(items.slice(0, LONGEST_DIGEST));
  return {
    live: wanted.map(({ live }) => live),
    digest: { deadlines, more: items.length - deadlines.length },
  };
}

function wantedOf(
  visible: VisibleRecord,
  config: VisibleConfig,
  now: Instant,
  renewed: Instant,
): { live: WantedFlag; items: DigestItem[] } {
  const { id: record, title, internal } = visible;
  const file = internal?.file ?? '';
  const snooze = snoozeAt(visible, now);
  const called = severityNow(visible);
  const live: OverdueDeadline[] = [];
  const items: DigestItem[] = [];
  for (const deadline of snooze ? [] : deadlinesOf(visible, config, now)) {
    const who = deadline.state === 'overdue' && responsibilityOf(deadline, visible, config, now);
    if (!who) continue;
    const overdue = overdueDeadline(deadline, who, now);
    if (who.lane === 'live') live.push(overdue);
    if (who.lane === 'after-care' && askedFrom(visible, deadline.due) <= renewed) {
      items.push({
        ...overdue,
        severity: overdue.severity ?? called,
        record,
        title,
        file,
        owner: who.owner,
        action: deadline.action?.title,
      });
    }
  }
  const severity = called === undefined ? null : cutText(called, LONGEST_SEVERITY);
  return { live: { record, title, severity, file, deadlines: live.sort(longestFirst), snooze }, items };
}

function overdueDeadline(
  { kind, due, why, severity }: Deadline,
  { turn, before }: Responsibility,
  now: Instant,
): OverdueDeadline {
  return {
    kind,
    due: toIso(due),
    late_by_minutes: Math.floor((now - due) / MINUTE),
    responsible: turn.role,
    before: before.map(({ role, at }) => ({ role, at: toIso(at) })),
    why,
    severity,
  };
}

/** By due time, and within one in a fixed order that does not depend on the order of the records. */
function longestFirst(a: OverdueDeadline | DigestItem, b: OverdueDeadline | DigestItem): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  const [left, right] = ['record' in a ? a.record : '', 'record' in b ? b.record : ''];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
