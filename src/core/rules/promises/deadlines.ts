import type { Audience, VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { isEnded, type Kind } from '#core/content/record/status.ts';
import { timelineOf } from '#core/content/record/timeline.ts';
import { actionDeadlines } from './action-deadlines.ts';
import type { Deadline, DeadlineKind } from './deadline.ts';
import type { DeadlineContext } from './deadline-context.ts';
import { maintenanceEnd } from './maintenance-end.ts';
import { reviewDeadlines } from './review-deadlines.ts';
import { deadlinesOfPromise, type SeverityPromise } from './severity-promise.ts';
import { acknowledge, publicUpdate, resolve, respond, update } from './severity-promises.ts';
import { tellCustomers } from './tell-customers.ts';

interface Promised {
  /** Who may know of it. */
  readonly audiences: readonly Audience[];
  /** Records that may owe it. */
  readonly kinds: readonly Kind[];
  readonly deadlines: (context: DeadlineContext) => Iterable<Deadline>;
}

const team = ['internal'] as const;
const everybody = ['public', 'internal'] as const;
const incidents = ['incident'] as const;

/** How each kind of deadline is worked out. */
const promised: Readonly<Record<DeadlineKind, Promised>> = {
  acknowledge: bySeverity('acknowledge', acknowledge, team),
  respond: bySeverity('respond', respond, team),
  update: bySeverity('update', update, team),
  public_update: bySeverity('public_update', publicUpdate, everybody),
  tell_customers: { audiences: everybody, kinds: incidents, deadlines: tellCustomers },
  resolve: bySeverity('resolve', resolve, team),
  review: { audiences: team, kinds: incidents, deadlines: reviewDeadlines },
  action: { audiences: team, kinds: ['incident', 'maintenance', 'notice'], deadlines: actionDeadlines },
  maintenance_end: { audiences: team, kinds: ['maintenance'], deadlines: maintenanceEnd },
};

function bySeverity(kind: DeadlineKind, promise: SeverityPromise, audiences: readonly Audience[]): Promised {
  return {
    audiences,
    kinds: incidents,
    deadlines: (context) => deadlinesOfPromise(kind, promise, context),
  };
}

/**
 * Every deadline a record has had until `now`, by kind and then by when it began to run. Entries a few minutes ahead
 * count as happened. As time passes, pending deadlines become overdue, and nothing else changes.
 */
export function deadlinesOf(record: VisibleRecord, config: VisibleConfig, now: Instant): readonly Deadline[] {
  const last = known.get(record);
  if (last?.config === config && last.now === now) return last.deadlines;
  const deadlines = workOut(record, config, now);
  known.set(record, { config, now, deadlines });
  return deadlines;
}

// Lists, reports and the record's own page all ask for the deadlines of the same record at the same instant.
const known = new WeakMap<VisibleRecord, { config: VisibleConfig; now: Instant; deadlines: Deadline[] }>();

function workOut(record: VisibleRecord, config: VisibleConfig, now: Instant): Deadline[] {
  const steps = timelineOf(record, now);
  const context: DeadlineContext = { record, steps, config, now };
  const deadlines = Object.values(promised)
    .filter(({ audiences, kinds }) => audiences.includes(config.audience) && kinds.includes(record.kind))
    .flatMap(({ deadlines }) => [...deadlines(context)]);
  if (!record.imported) return deadlines;
  const isOver = isEnded(steps.at(-1)?.status ?? 'posted');
  return deadlines.map((deadline) => (isOver || deadline.metAt !== undefined ? toVoid(deadline) : deadline));
}

/** An imported record enters no promise figure: nobody promised anything in the system it comes from. */
function toVoid(deadline: Deadline): Deadline {
  return { ...deadline, state: 'void' };
}
