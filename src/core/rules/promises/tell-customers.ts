import { durationMs } from '#core/base/time/duration.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { type Step, stepAt } from '#core/content/record/timeline.ts';
import { isCustomerMessage } from './customer-message.ts';
import type { Deadline } from './deadline.ts';
import { type DeadlineContext, owed, voided } from './deadline-context.ts';

/** A stretch in which a public component was out; no end while it lasts. */
interface Outage {
  readonly start: Instant;
  readonly end?: Instant | undefined;
}

/**
 * That customers are told of an outage. It counts every minute, regardless of the severity's clock, and no reclassification
 * moves it: an outage at night is one for customers. Nothing is due for an outage that began after the first message, and
 * nothing for an outage that was over by the time it would have fallen due, which makes it no longer than allowed.
 */
export function* tellCustomers(context: DeadlineContext): Generator<Deadline> {
  const { record, steps, config } = context;
  const dismissed = steps.find(({ status }) => status === 'dismissed')?.at ?? Infinity;
  // A message that dismisses the incident tells of no outage.
  const told = steps.find(({ at, entry }) => at < dismissed && entry && isCustomerMessage(entry))?.at;
  for (const { start, end } of outages(context)) {
    if (told !== undefined && told < start) return;
    const { after } = config.tell_customers;
    const due = start + durationMs(after);
    const severity = (stepAt(steps, due) ?? steps[0])?.severity;
    const run = { severity, from: start, due, why: { reason: 'tell_customers', length: after } } as const;
    if (told !== undefined && told <= Math.min(due, end ?? Infinity)) {
      yield owed('tell_customers', { ...run, metAt: told }, context);
      return;
    }
    if (end !== undefined && end <= due) {
      yield voided('tell_customers', run, context);
      continue;
    }
    const isNeverTold = record.internal?.visibility === 'internal' || dismissed < Infinity;
    yield told === undefined && isNeverTold
      ? voided('tell_customers', run, context)
      : owed('tell_customers', { ...run, metAt: told }, context);
    // Silence over one outage and the next is one silence.
    return;
  }
}

function* outages({ record, steps, config }: DeadlineContext): Generator<Outage> {
  const known = new Set(
    config.groups.flatMap(({ components }) => components.filter((c) => !c.internal).map(({ id }) => id)),
  );
  const isOut = (components: Step['components']) =>
    Object.entries(components).some(
      ([id, state]) => known.has(id) && config.tell_customers.states.includes(state),
    );
  const { started, components } = record;
  const phases = started === undefined ? steps : [{ at: started, components }, ...steps];
  let start: Instant | undefined;
  for (const phase of phases) {
    // Entries may be earlier than `started`: there is no outage until then.
    if (isOut(phase.components)) start ??= Math.max(phase.at, started ?? phase.at);
    else if (start !== undefined) {
      if (start < phase.at) yield { start, end: phase.at };
      start = undefined;
    }
  }
  if (start !== undefined) yield { start };
}
