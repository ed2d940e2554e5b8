import type { DeadlineKind } from '#core/policy/deadline.ts';

/** An overdue deadline as a flag's marker remembers it. */
export interface FlaggedDeadline {
  readonly kind: DeadlineKind;
  /** In UTC, whole seconds: `2026-11-23T10:42:00Z`. */
  readonly due: string;
  /** Role id, of the severity's escalation path. */
  readonly responsible: string;
}

/** What the hidden marker in a flag's body says: which record it is about, and what it flagged last. */
export interface FlagMarker {
  readonly record: string;
  /** The record's severity at that time; undefined where somebody edited it away. */
  readonly severity?: string | undefined;
  readonly deadlines: readonly FlaggedDeadline[];
}

/** A GitHub issue that says which deadlines of a record are overdue and whose turn it is. */
export interface Flag extends FlagMarker {
  /** Number of the issue. */
  readonly issue: number;
  readonly state: 'open' | 'closed';
}

/** What is to be done about a record's flag. */
export interface FlagAction {
  readonly action: 'open' | 'update' | 'close';
  /** The issue to update, to close, or to open again; undefined where a new one is to be opened. */
  readonly issue?: number | undefined;
  readonly record: string;
  /** The record's title; its id where the record is gone. */
  readonly title: string;
  /** The record's severity; null where the record is gone and its flag does not say. */
  readonly severity: string | null;
  /** What is overdue, longest first; empty when the flag is to be closed. */
  readonly deadlines: readonly (FlaggedDeadline & {
    /** Whole minutes since `due`, rounded down. */
    readonly late_by_minutes: number;
  })[];
}
