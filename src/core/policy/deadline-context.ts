import type {
  VisibleConfig,
  VisibleEntry,
  VisibleIncident,
  VisibleSeverity,
} from '#core/audience/visible.ts';
import type { Step } from '#core/incident/timeline.ts';
import type { Duration } from '#core/time/duration.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Deadline, DeadlineKind, DeadlineState } from './deadline.ts';
import { dueAfter } from './due.ts';

export type VisibleStep = Step<VisibleEntry>;

/** What every kind of deadline is worked out from. */
export interface DeadlineContext {
  readonly incident: VisibleIncident;
  /** All of the record's steps, in order, those of the next few minutes included. */
  readonly steps: readonly VisibleStep[];
  readonly config: VisibleConfig;
  readonly now: Instant;
}

/** The severity that a step is under; undefined where the record has none. */
function severityOf(step: VisibleStep, { severities }: VisibleConfig): VisibleSeverity | undefined {
  return severities.find(({ id }) => id === step.severity);
}

/** When a promise made at a step falls due, on its severity's clock; undefined where the severity makes no such promise. */
export function dueFrom(
  step: VisibleStep,
  promiseOf: (severity: VisibleSeverity) => Duration | undefined,
  config: VisibleConfig,
): Instant | undefined {
  const severity = severityOf(step, config);
  const promise = severity && promiseOf(severity);
  if (!promise) return undefined;
  return dueAfter(step.at, promise, severity.clock, config.business_hours, config.site.time_zone);
}

/** A promise that has begun to run. */
export type Run = Pick<Deadline, 'severity' | 'from' | 'due'>;

/** A deadline that is still owed, or was kept: its state follows from its due time. */
export function owed(
  kind: DeadlineKind,
  run: Run & Pick<Deadline, 'metAt'>,
  { incident, now }: DeadlineContext,
): Deadline {
  return { kind, record: incident.id, ...run, state: stateOf(run, now) };
}

/** A deadline that is no longer owed. */
export function voided(kind: DeadlineKind, run: Run, { incident }: DeadlineContext): Deadline {
  return { kind, record: incident.id, ...run, state: 'void' };
}

function stateOf({ due, metAt }: Pick<Deadline, 'due' | 'metAt'>, now: Instant): DeadlineState {
  if (metAt !== undefined) return metAt <= due ? 'met' : 'late';
  return now > due ? 'overdue' : 'pending';
}
