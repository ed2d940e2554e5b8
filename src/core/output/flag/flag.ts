import type { Snooze } from '#core/content/record/record.ts';
import type { Deadline, DeadlineKind } from '#core/rules/promises/deadline.ts';

/** An overdue deadline as a flag's marker remembers it. */
export interface FlaggedDeadline {
  readonly kind: DeadlineKind;
  /** In UTC, whole seconds: `2026-11-23T10:42:00Z`. */
  readonly due: string;
  /** Id of the role whose turn it is. */
  readonly responsible: string;
}

/** One of the digest's deadlines, as its marker remembers it. */
export interface FlaggedItem extends FlaggedDeadline {
  readonly record: string;
}

/**
 * What the hidden marker in a flag's body says: what the flag is about, and what it flagged last. A live flag is about one
 * record; the digest is about everything in after-care.
 */
export type FlagMarker =
  | {
      readonly lane: 'live';
      readonly record: string;
      /** The record's severity at that time; undefined where somebody edited it away. */
      readonly severity?: string | undefined;
      readonly deadlines: readonly FlaggedDeadline[];
    }
  | {
      readonly lane: 'after-care';
      readonly deadlines: readonly FlaggedItem[];
      /** How many more it counted without naming them. */
      readonly more: number;
    };

/** A GitHub issue that says which deadlines are overdue and whose turn it is. */
export type Flag = FlagMarker & {
  /** Number of the issue. */
  readonly issue: number;
  readonly state: 'open' | 'closed';
  /** True where its title, labels or text are not what they would be written as now: somebody edited them, or a name. */
  readonly stale?: boolean | undefined;
};

/** An overdue deadline, with all that a flag says of it. */
export interface OverdueDeadline extends FlaggedDeadline {
  /** Whole minutes since `due`, rounded down. */
  readonly late_by_minutes: number;
  /** Who was asked before, first to last. Instants as in `due`. */
  readonly before: readonly { readonly role: string; readonly at: string }[];
  /** For `whyOf`, together with `severity`. */
  readonly why: Deadline['why'];
  /** The severity under which it was promised; undefined for what no severity promises. */
  readonly severity?: string | undefined;
}

/** What one record owes in the live lane at an instant. */
export interface WantedFlag {
  readonly record: string;
  readonly title: string;
  /** The record's severity; null where it has none. */
  readonly severity: string | null;
  /** Path of the record's file from the content root. */
  readonly file: string;
  /** Longest overdue first; empty if there is nothing to flag. */
  readonly deadlines: readonly OverdueDeadline[];
  /** While it lasts, nothing of the record is flagged. */
  readonly snooze?: Snooze | undefined;
}

/** One deadline in after-care. */
export interface DigestItem extends OverdueDeadline, Pick<WantedFlag, 'record' | 'title' | 'file'> {
  /** Who has taken it on, as the record writes it; where it is undefined it is `responsible`'s. */
  readonly owner?: string | undefined;
  /** Title of the action that is due. */
  readonly action?: string | undefined;
}

/** What after-care owes: the items that were due by the last renewal. */
export interface WantedDigest {
  /** Longest overdue first, at most a hundred. */
  readonly deadlines: readonly DigestItem[];
  /** How many there are besides. */
  readonly more: number;
}

/** What the flags are to say at an instant. */
export interface WantedFlags {
  /** Every record, in the order given. */
  readonly live: readonly WantedFlag[];
  readonly digest: WantedDigest;
}

interface Planned {
  /** `reopen` and `update` and `close` name an issue; `open` makes one. */
  readonly action: 'open' | 'update' | 'reopen' | 'close';
  readonly issue?: number | undefined;
  /**
   * Whether people are told in a comment: more is overdue than the flag said, or the next in line is asked. All else is
   * a silent edit.
   */
  readonly notify: boolean;
}

/** What must be done about a record's flag. A deleted record has its id as title, and no file. */
export interface LiveAction extends Planned, Omit<WantedFlag, 'file'> {
  readonly lane: 'live';
  readonly file?: string | undefined;
  /** Ids of the roles to mention in the comment: whose turn it newly is. Empty where `notify` is false. */
  readonly mention: readonly string[];
}

/** What must be done about the digest. It mentions nobody and is never escalated. */
export interface DigestAction extends Planned, WantedDigest {
  readonly lane: 'after-care';
}

export type FlagAction = LiveAction | DigestAction;
