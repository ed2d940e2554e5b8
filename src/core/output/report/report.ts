import type { Audience, VisibleRecord } from '#core/audience/visible.ts';
import type { Interval } from '#core/base/time/interval.ts';
import type { Period } from '#core/base/time/period.ts';
import type { Minutes } from '#core/rules/metrics/minutes.ts';
import type { Punctuality } from '#core/rules/metrics/punctuality.ts';
import type { SeverityAccuracy } from '#core/rules/metrics/severity-accuracy.ts';
import type { DeadlineKind } from '#core/rules/promises/deadline.ts';

/** The figures of a period, in the keys that its JSON has. */
export interface ReportFigures {
  /** The period's id. */
  readonly period: string;
  readonly audience: Audience;
  /** Records of kind `incident` whose first entry lies in the period, false alarms among them. */
  readonly incidents: {
    readonly total: number;
    /** By last severity; every severity of the policy, worst first. */
    readonly by_severity: Readonly<Record<string, number>>;
    /** By each component that the incident named, in the order of the board; only those that occur. */
    readonly by_component: Readonly<Record<string, number>>;
    /** By id of the cause; only those that occur. For the public, of published reviews. */
    readonly by_cause: Readonly<Record<string, number>>;
    readonly false_alarms: number;
    /** Not ended yet. */
    readonly open: number;
    /** Those of other periods that were going on in this one; they count in no figure above. */
    readonly carried_in: number;
    /** Those of this period or another that were going on when it ended; 0 while it runs. */
    readonly carried_on: number;
  };
  /** Of the period's incidents that were no false alarm, as are the next two. */
  readonly time_to_first_word: Minutes;
  /** Null for the public. */
  readonly time_to_acknowledge: Minutes | null;
  readonly time_to_resolve: Minutes;
  /** Per cent by component, rounded down to two digits; null where nothing was measured. */
  readonly availability: Readonly<Record<string, number | null>>;
  /** Deadlines of any record that fell due in the period. */
  readonly deadlines: Readonly<Partial<Record<DeadlineKind, Punctuality>>>;
  /** How many of the deadlines above had been put off to more than four times the cadence. */
  readonly moved: Readonly<Partial<Record<DeadlineKind, number>>>;
  /** Of the period's incidents whose review names a severity; null where there is none. */
  readonly severity_accuracy: SeverityAccuracy | null;
}

/** What became of an incident. */
export type Outcome = 'resolved' | 'unfinished' | 'false-alarm';

/** One incident of the period. */
export interface ReportedIncident {
  readonly visible: VisibleRecord;
  /** When it was going on. */
  readonly active: readonly Interval[];
  /** Id of its last severity. */
  readonly severity: string | undefined;
  readonly outcome: Outcome;
}

/** A period's report for one audience. */
export interface Report {
  readonly period: Period;
  /** False while the period still runs: the figures are those so far. */
  readonly complete: boolean;
  readonly figures: ReportFigures;
  /** In order of their first entry, as are the next two. */
  readonly incidents: readonly ReportedIncident[];
  /** Those whose first entry lies in another period, and that were going on in this one. */
  readonly carriedIn: readonly ReportedIncident[];
  /** Those that were going on when the period ended; none while it runs. */
  readonly carriedOn: readonly ReportedIncident[];
}
