import type { Duration } from '#core/base/time/duration.ts';
import type { Instant } from '#core/base/time/instant.ts';

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
 * Void: no longer due (dismissed, cancelled, superseded, imported).
 */
export type DeadlineState = 'met' | 'late' | 'pending' | 'overdue' | 'void';

/**
 * Why something is due: a promise of the severity or of the policy, by its kind (of a review: the review, or a cause
 * alone), or an entry that named the time itself.
 */
export const reasons = [...deadlineKinds, 'cause', 'next_update'] as const;
export type Reason = (typeof reasons)[number];

/** A promise with a due time. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** Id of the record that owes it. */
  readonly record: string;
  /** The severity under which it was promised; undefined for what no severity promises. */
  readonly severity?: string | undefined;
  /** The reason, for `whyOf` to say; `length` where the policy promises one. */
  readonly why: { readonly reason: Reason; readonly length?: Duration | undefined };
  /** When the promise began to run. */
  readonly from: Instant;
  readonly due: Instant;
  /**
   * When it was kept, before `due` or after it; undefined where it was not, and where the record does not say when: a
   * `cause` has no date.
   */
  readonly metAt?: Instant | undefined;
  readonly state: DeadlineState;
  /** True where an entry put it off to more than four times the cadence. */
  readonly moved?: true | undefined;
  /** The action that is due, for `action` alone. */
  readonly action?: { readonly title: string; readonly owner?: string | undefined } | undefined;
}
