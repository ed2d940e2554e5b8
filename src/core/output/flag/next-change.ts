import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Deadline } from '#core/rules/promises/deadline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { responsibilityOf } from '#core/rules/promises/responsibility.ts';
import { askedFrom, snoozeAt } from '#core/rules/promises/snooze.ts';
import { renewalOf } from './digest-renewal.ts';

/**
 * The first instant after `now` at which `wantedFlags` says something else than at `now`, apart from how late things are,
 * as long as nobody writes: something falls due, the next in line is asked, a snooze ends, the digest is renewed. Never
 * too late; now and then a little early, where one change hides another. Undefined where nothing will change.
 */
export function nextChange(
  records: readonly VisibleRecord[],
  config: VisibleConfig,
  now: Instant,
): Instant | undefined {
  let next = Infinity;
  for (const record of records) {
    for (const at of changesOf(record, config, now)) if (at > now) next = Math.min(next, at);
  }
  return next === Infinity ? undefined : next;
}

function* changesOf(record: VisibleRecord, config: VisibleConfig, now: Instant): Generator<Instant> {
  const snooze = snoozeAt(record, now);
  if (snooze) yield snooze.until;
  for (const deadline of deadlinesOf(record, config, now)) {
    if (deadline.state === 'overdue' || deadline.state === 'pending') {
      yield* changesOfDeadline(deadline, record, config, now);
    }
  }
}

function* changesOfDeadline(
  deadline: Deadline,
  record: VisibleRecord,
  config: VisibleConfig,
  now: Instant,
): Generator<Instant> {
  const who = responsibilityOf(deadline, record, config, now);
  // At its due time a deadline is still kept: it is overdue the moment after.
  const overdue = deadline.due + 1;
  if (who?.lane === 'live') {
    yield overdue;
    if (who.next) yield who.next.at;
  }
  if (who?.lane === 'after-care') {
    yield Math.max(overdue, renewalOf(config, askedFrom(record, deadline.due)));
  }
}
