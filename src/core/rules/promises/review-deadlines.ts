import type { Deadline } from './deadline.ts';
import type { DeadlineContext } from './deadline-context.ts';
import { deadlinesOfPromise } from './severity-promise.ts';
import { cause, review } from './severity-promises.ts';

/**
 * That a resolved incident is reviewed, or given a cause, as its severity promises. Reopening voids what was not done:
 * the next resolution starts it again.
 */
export function reviewDeadlines(context: DeadlineContext): Deadline[] {
  const causes = deadlinesOfPromise('review', cause, context);
  return [
    ...deadlinesOfPromise('review', review, context),
    ...(context.record.cause ? causes.map(keptByCause) : causes),
  ];
}

/** A cause keeps the promise, and since nobody knows when it was written, in time. */
function keptByCause(deadline: Deadline): Deadline {
  return deadline.state === 'void' ? deadline : { ...deadline, state: 'met' };
}
