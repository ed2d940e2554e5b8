import type { Instant } from '#core/time/instant.ts';

/** The promises of a record, by what they promise. */
export const deadlineKinds = [
  'acknowledge',
  'respond',
  'update',
  'public_update',
  'tell_customers',
  'resolve',
  'review',
  'action',
  'maintenance_end',
] as const;

export type DeadlineKind = (typeof deadlineKinds)[number];

/**
 * Met: at or before its due time. Late: met after it. Pending: neither met nor due yet. Overdue: due, not met.
 * Void: no longer owed (dismissed, cancelled, superseded, imported).
 */
export type DeadlineState = 'met' | 'late' | 'pending' | 'overdue' | 'void';

/** A promise with a due time. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** Id of the record that owes it. */
  readonly record: string;
  /** The severity under which it was promised; undefined for what no severity promises. */
  readonly severity?: string | undefined;
  /** When the promise began to run. */
  readonly from: Instant;
  readonly due: Instant;
  /** When it was kept, before `due` or after it; undefined where it was not. */
  readonly metAt?: Instant | undefined;
  readonly state: DeadlineState;
}
