import type { VisibleConfig } from '#core/audience/visible.ts';
import type { Deadline, DeadlineKind } from './deadline.ts';
import {
  type DeadlineContext,
  owed,
  type Run,
  type Terms,
  type VisibleStep,
  voided,
} from './deadline-context.ts';

/** A promise that a severity makes: at which steps it begins to run, which step keeps it, and when it falls due. */
export interface SeverityPromise {
  readonly startsAt: (step: VisibleStep, before: VisibleStep | undefined) => boolean;
  /** Asked of every step from `start` on, `start` itself included. */
  readonly isKeptBy: (step: VisibleStep, start: VisibleStep) => boolean;
  /** Steps after which nobody owes it any more, besides a dismissal, after which nobody owes anything. */
  readonly isVoidedBy?: (step: VisibleStep) => boolean;
  /** Undefined where the severity of the step makes no such promise. */
  readonly terms: (step: VisibleStep, config: VisibleConfig) => Terms | undefined;
}

/** Every deadline of one promise over a record's timeline, in order of `from`. */
export function deadlinesOfPromise(
  kind: DeadlineKind,
  promise: SeverityPromise,
  context: DeadlineContext,
): Deadline[] {
  return context.steps.flatMap((step, index, steps) =>
    promise.startsAt(step, steps[index - 1])
      ? [...runsFrom(step, steps.slice(index), kind, promise, context)]
      : [],
  );
}

/**
 * Follows a promise through the steps from the one where it begins until it is kept, or no longer due. A step that changes the severity
 * changes while it is pending restarts it there; what is overdue by then stays overdue under its old due time.
 */
function* runsFrom(
  start: VisibleStep,
  steps: readonly VisibleStep[],
  kind: DeadlineKind,
  promise: SeverityPromise,
  context: DeadlineContext,
): Generator<Deadline> {
  let run = runAt(start, promise, context);
  for (const step of steps) {
    if (step.status === 'dismissed' || promise.isVoidedBy?.(step)) {
      if (run) yield voided(kind, run, context);
      return;
    }
    if (promise.isKeptBy(step, start)) {
      if (run) yield owed(kind, { ...run, metAt: step.at }, context);
      return;
    }
    const isCalledAnew = step !== start && step.severityBefore !== undefined;
    if (isCalledAnew && (!run || step.at <= run.due)) {
      if (run) yield voided(kind, run, context);
      run = runAt(step, promise, context);
    }
  }
  if (run) yield owed(kind, run, context);
}

function runAt(step: VisibleStep, promise: SeverityPromise, { config }: DeadlineContext): Run | undefined {
  const terms = promise.terms(step, config);
  return terms && { severity: step.severity, from: step.at, ...terms };
}
