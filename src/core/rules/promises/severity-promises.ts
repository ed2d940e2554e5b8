import type { VisibleConfig, VisibleEntry, VisibleSeverity } from '#core/audience/visible.ts';
import type { Duration } from '#core/base/time/duration.ts';
import { isEnded, type StepStatus } from '#core/content/record/status.ts';
import { isCustomerMessage } from './customer-message.ts';
import type { Reason } from './deadline.ts';
import { type Terms, termsFrom, type VisibleStep } from './deadline-context.ts';
import type { SeverityPromise } from './severity-promise.ts';

const responding: ReadonlySet<StepStatus> = new Set([
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'reviewed',
]);

/** The next update may be at most this many times the promised interval away before it counts as postponed. */
const FAR = 4;

export const acknowledge: SeverityPromise = {
  startsAt: isFirst,
  isKeptBy: ({ status }) => status === 'acknowledged' || responding.has(status),
  terms: (step, config) => termsFrom(step, 'acknowledge', ({ promises }) => promises.acknowledge, config),
};

export const respond: SeverityPromise = {
  startsAt: (step, before) => before === undefined || (isEnded(before.status) && !isEnded(step.status)),
  isKeptBy: ({ status }) => responding.has(status),
  terms: (step, config) => termsFrom(step, 'respond', ({ promises }) => promises.respond, config),
};

export const update: SeverityPromise = {
  startsAt: ({ status, entry }) => !isEnded(status) && entry !== undefined,
  isKeptBy: ({ entry }, start) => entry !== undefined && entry !== start.entry,
  terms: (step, config) => updateTerms(step, 'update', step.entry, config),
};

export const publicUpdate: SeverityPromise = {
  startsAt: (step) => !isEnded(step.status) && isMessage(step),
  isKeptBy: (step, start) => isMessage(step) && step.entry !== start.entry,
  terms: (step, config) =>
    updateTerms(step, 'public_update', isMessage(step) ? step.entry : undefined, config),
};

export const resolve: SeverityPromise = {
  startsAt: isFirst,
  isKeptBy: ({ status }) => status === 'resolved',
  terms: (step, config) => termsFrom(step, 'resolve', ({ promises }) => promises.resolve, config),
};

export const review: SeverityPromise = {
  startsAt: isResolution,
  isKeptBy: ({ status }) => status === 'reviewed',
  isVoidedBy: ({ status }) => !isEnded(status),
  terms: (step, config) => termsFrom(step, 'review', ({ promises }) => promises.review, config),
};

/** No step gives a cause: it is not in the timeline, and has no date. */
export const cause: SeverityPromise = {
  ...review,
  isKeptBy: () => false,
  terms: (step, config) => termsFrom(step, 'cause', ({ promises }) => promises.cause, config),
};

function isFirst(_: VisibleStep, before: VisibleStep | undefined): boolean {
  return before === undefined;
}

function isResolution({ status, statusChanged }: VisibleStep): boolean {
  return status === 'resolved' && statusChanged;
}

function isMessage({ entry }: VisibleStep): boolean {
  return entry !== undefined && isCustomerMessage(entry);
}

/** The next update by the cadence, or when the entry itself says; that may be later than the cadence allows, and is marked then. */
function updateTerms(
  step: VisibleStep,
  reason: Reason,
  entry: VisibleEntry | undefined,
  config: VisibleConfig,
): Terms | undefined {
  const cadence = (severity: VisibleSeverity) => cadenceOf(severity, step.status);
  if (entry?.next_update === undefined) return termsFrom(step, reason, cadence, config);
  const far = termsFrom(step, reason, (severity) => times(FAR, cadence(severity)), config);
  const moved = far !== undefined && entry.next_update > far.due;
  return { due: entry.next_update, why: { reason: 'next_update' }, ...(moved ? { moved } : {}) };
}

function cadenceOf({ promises }: VisibleSeverity, status: StepStatus): Duration | undefined {
  return (status === 'monitoring' ? promises.update_monitoring : undefined) ?? promises.update;
}

function times(count: number, length: Duration | undefined): Duration | undefined {
  return length && { ...length, amount: count * length.amount };
}
