import type { VisibleConfig } from '#core/audience/visible.ts';
import { isEnded, type StepStatus } from '#core/incident/status.ts';
import type { Instant } from '#core/time/instant.ts';
import { isCustomerMessage } from './customer-message.ts';
import { dueFrom, type VisibleStep } from './deadline-context.ts';
import type { SeverityPromise } from './severity-promise.ts';

const responding: ReadonlySet<StepStatus> = new Set([
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'reviewed',
]);

export const acknowledge: SeverityPromise = {
  startsAt: (_, before) => before === undefined,
  isKeptBy: ({ status }) => status === 'acknowledged' || responding.has(status),
  dueAfter: (step, config) => dueFrom(step, ({ promises }) => promises.acknowledge, config),
};

export const respond: SeverityPromise = {
  startsAt: (step, before) => before === undefined || (isEnded(before.status) && !isEnded(step.status)),
  isKeptBy: ({ status }) => responding.has(status),
  dueAfter: (step, config) => dueFrom(step, ({ promises }) => promises.respond, config),
};

export const update: SeverityPromise = {
  startsAt: ({ status, entry }) => !isEnded(status) && entry !== undefined,
  isKeptBy: ({ entry }, start) => entry !== undefined && entry !== start.entry,
  dueAfter: (step, config) => step.entry?.next_update ?? cadenceDue(step, config),
};

export const publicUpdate: SeverityPromise = {
  startsAt: (step) => !isEnded(step.status) && isMessage(step),
  isKeptBy: (step, start) => isMessage(step) && step.entry !== start.entry,
  dueAfter: (step, config) =>
    (isMessage(step) ? step.entry?.next_update : undefined) ?? cadenceDue(step, config),
};

function isMessage({ entry }: VisibleStep): boolean {
  return entry !== undefined && isCustomerMessage(entry);
}

function cadenceDue(step: VisibleStep, config: VisibleConfig): Instant | undefined {
  const isMonitoring = step.status === 'monitoring';
  return dueFrom(
    step,
    ({ promises }) => (isMonitoring ? promises.update_monitoring : undefined) ?? promises.update,
    config,
  );
}
