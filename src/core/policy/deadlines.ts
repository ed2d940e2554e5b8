import type { Audience, VisibleConfig, VisibleIncident } from '#core/audience/visible.ts';
import { isEnded } from '#core/incident/status.ts';
import { timelineOf } from '#core/incident/timeline.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Deadline, DeadlineKind } from './deadline.ts';
import type { DeadlineContext } from './deadline-context.ts';
import { deadlinesOfPromise } from './severity-promise.ts';
import { acknowledge, publicUpdate, respond, update } from './severity-promises.ts';
import { tellCustomers } from './tell-customers.ts';

interface Promised {
  /** Who may know of it. */
  readonly audiences: readonly Audience[];
  readonly deadlines: (context: DeadlineContext) => Iterable<Deadline>;
}

/** How each kind of deadline is worked out. A kind that is not listed is owed by no record. */
const kinds = {
  acknowledge: {
    audiences: ['internal'],
    deadlines: (context) => deadlinesOfPromise('acknowledge', acknowledge, context),
  },
  respond: {
    audiences: ['internal'],
    deadlines: (context) => deadlinesOfPromise('respond', respond, context),
  },
  update: {
    audiences: ['internal'],
    deadlines: (context) => deadlinesOfPromise('update', update, context),
  },
  public_update: {
    audiences: ['public', 'internal'],
    deadlines: (context) => deadlinesOfPromise('public_update', publicUpdate, context),
  },
  tell_customers: {
    audiences: ['public', 'internal'],
    deadlines: tellCustomers,
  },
} as const satisfies Partial<Record<DeadlineKind, Promised>>;

/**
 * Every deadline a record has had until `now`, by kind and then by when it began to run. Incidents alone have any. Entries
 * a few minutes ahead count as happened.
 */
export function deadlinesOf(incident: VisibleIncident, config: VisibleConfig, now: Instant): Deadline[] {
  if (incident.kind !== 'incident') return [];
  const steps = timelineOf(incident, now);
  const context: DeadlineContext = { incident, steps, config, now };
  const promised: readonly Promised[] = Object.values(kinds);
  const deadlines = promised
    .filter(({ audiences }) => audiences.includes(config.audience))
    .flatMap(({ deadlines }) => [...deadlines(context)]);
  if (!incident.imported) return deadlines;
  const isOver = isEnded(steps.at(-1)?.status ?? 'posted');
  return deadlines.map((deadline) => (isOver || deadline.metAt !== undefined ? toVoid(deadline) : deadline));
}

/** An imported record enters no promise figure: nobody promised anything in the system it comes from. */
function toVoid(deadline: Deadline): Deadline {
  return { ...deadline, state: 'void' };
}
