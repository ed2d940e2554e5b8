import { sinceMoved, windowOf } from '#core/content/record/maintenance-time.ts';
import { isBegun } from '#core/content/record/status.ts';
import type { Deadline } from './deadline.ts';
import { type DeadlineContext, owed, voided } from './deadline-context.ts';

/**
 * That a maintenance is over when its window is. It is due once somebody has written that work began: before that,
 * the window begins and ends automatically.
 */
export function maintenanceEnd(context: DeadlineContext): Deadline[] {
  const { record } = context;
  const steps = sinceMoved(context.steps);
  const begun = steps.find(({ entry }) => entry?.status && isBegun(entry.status));
  const window = windowOf(record);
  if (!window || !begun) return [];
  const run = { from: begun.at, due: window.end, why: { reason: 'maintenance_end' } } as const;
  const end = steps.find(
    ({ at, status }) => at > begun.at && (status === 'completed' || status === 'cancelled'),
  );
  if (end?.status === 'cancelled') return [voided('maintenance_end', run, context)];
  return [owed('maintenance_end', { ...run, metAt: end?.at }, context)];
}
