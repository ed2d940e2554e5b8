import type { Audience, VisibleConfig, VisibleEntry, VisibleRecord } from '#core/audience/visible.ts';
import { type Instant, MINUTE } from '#core/base/time/instant.ts';
import type { DeadlineKind } from './deadline.ts';
import { deadlinesOf } from './deadlines.ts';

/** The deadline that says when an audience hears more. */
const newsOf = {
  public: 'public_update',
  internal: 'update',
} as const satisfies Record<Audience, DeadlineKind>;

/**
 * How long after its time a promised update may be merged and built before pages tell readers that it is late. docs/overdue.md
 * says why flags do not wait for it.
 */
const NEWS_GRACE = 10 * MINUTE;

/** From when on pages say that an update is late which nobody has written. Deadlines and flags know no such grace. */
export function lateFrom(due: Instant): Instant {
  return due + NEWS_GRACE;
}

/** When the audience hears more of an open record, even where that time has passed; undefined where nobody promised. */
export function nextUpdateBy(
  record: VisibleRecord,
  config: VisibleConfig,
  now: Instant,
): Instant | undefined {
  return deadlinesOf(record, config, now).find(
    ({ kind, state }) => kind === newsOf[config.audience] && (state === 'pending' || state === 'overdue'),
  )?.due;
}

/** When an entry promised the next one to its audience, whether or not the promise was kept: does not depend on the present. */
export function nextUpdateAfter(
  record: VisibleRecord,
  entry: VisibleEntry,
  config: VisibleConfig,
): Instant | undefined {
  const promised = deadlinesOf(record, config, entry.at).find(
    ({ kind, from }) => kind === newsOf[config.audience] && from === entry.at,
  );
  return record.imported && promised?.state === 'void' ? undefined : promised?.due;
}
