import { addDays, type Instant, SECOND, startOfDate } from '#core/base/time/instant.ts';
import type { Deadline } from './deadline.ts';
import { type DeadlineContext, owed } from './deadline-context.ts';

/**
 * That the actions of a record are done by their dates, in the order written. They remain after a dismissal: fixing what
 * raised the false alarm is one.
 */
export function actionDeadlines(context: DeadlineContext): Deadline[] {
  const { record, steps, config } = context;
  const written = steps[0]?.at ?? 0;
  return (record.internal?.actions ?? []).flatMap(({ title, owner, due: date, done }) => {
    if (date === undefined) return [];
    const due = endOfDate(date, config.site.time_zone);
    const metAt = done === undefined ? undefined : endOfDate(done, config.site.time_zone);
    const why = { reason: 'action' } as const;
    return [
      owed('action', { from: Math.min(written, due), due, why, metAt, action: { title, owner } }, context),
    ];
  });
}

/** The last second of a date, so that it counts in the day, and the month, that people wrote. */
function endOfDate(date: string, zone: string): Instant {
  return startOfDate(addDays(date, 1), zone) - SECOND;
}
