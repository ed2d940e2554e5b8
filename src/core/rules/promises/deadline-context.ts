import type { VisibleConfig, VisibleEntry, VisibleRecord, VisibleSeverity } from '#core/audience/visible.ts';
import type { Duration } from '#core/base/time/duration.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Step } from '#core/content/record/timeline.ts';
import type { Deadline, DeadlineKind, DeadlineState, Reason } from './deadline.ts';
import { dueAfter } from './due.ts';

export type VisibleStep = Step<VisibleEntry>;

/** What every kind of deadline is worked out from. */
export interface DeadlineContext {
  readonly record: VisibleRecord;
  /** All of the record's steps, in order, those of the next few minutes included. */
  readonly steps: readonly VisibleStep[];
  readonly config: VisibleConfig;
  readonly now: Instant;
}

/** What is promised at a step: until when, and why. */
export type Terms = Pick<Deadline, 'due' | 'why' | 'moved'>;

/** A promise that has begun to run. */
export type Run = Terms & Pick<Deadline, 'severity' | 'from' | 'action'>;

/** The severity that a step is under; undefined where the record has none. */
function severityOf(step: VisibleStep, { severities }: VisibleConfig): VisibleSeverity | undefined {
  return severities.find(({ id }) => id === step.severity);
}

/** When a promise made at a step falls due, on its severity's clock; undefined where the severity makes no such promise. */
export function termsFrom(
  step: VisibleStep,
  reason: Reason,
  promiseOf: (severity: VisibleSeverity) => Duration | undefined,
  config: VisibleConfig,
): Terms | undefined {
  const severity = severityOf(step, config);
  const length = severity && promiseOf(severity);
  if (!length) return undefined;
  const { business_hours, site } = config;
  const due = dueAfter(step.at, length, severity.clock, business_hours, site.time_zone);
  return { due, why: { reason, length } };
}

/** A deadline that is still due, or was met: its state follows from its due time. */
export function owed(
  kind: DeadlineKind,
  run: Run & Pick<Deadline, 'metAt'>,
  { record, now }: DeadlineContext,
): Deadline {
  return { kind, record: record.id, ...run, state: stateOf(run, now) };
}

/** A deadline that is no longer due. */
export function voided(kind: DeadlineKind, run: Run, { record }: DeadlineContext): Deadline {
  return { kind, record: record.id, ...run, state: 'void' };
}

function stateOf({ due, metAt }: Pick<Deadline, 'due' | 'metAt'>, now: Instant): DeadlineState {
  if (metAt !== undefined) return metAt <= due ? 'met' : 'late';
  return now > due ? 'overdue' : 'pending';
}
