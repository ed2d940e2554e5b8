import type { Instant } from '#core/base/time/instant.ts';
import type { ComponentState } from '#core/content/config/component-state.ts';
import type { FindingRule, Located } from '#import/common/finding.ts';
import type { CstateIssue } from './parse-issue.ts';

/** What a cState severity becomes: an incident of a severity of ours, whose systems are in a state. */
export interface MappedSeverity {
  readonly severity: string;
  readonly state: ComponentState;
}

/** What the mapping of one issue needs to know besides the issue. */
export interface IssueContext {
  /** Severities of cState that become incidents, by their names there, in small letters. */
  readonly severities: ReadonlyMap<string, MappedSeverity>;
  /** Component ids by system name. */
  readonly idOf: ReadonlyMap<string, string>;
  /** What is later than this has not happened yet. */
  readonly now: Instant;
  /** Instants of the record that an earlier import made of this issue, so that a second one changes nothing. */
  readonly earlier: readonly Instant[];
}

/** An issue on its way to a record. */
export interface Reading {
  readonly issue: CstateIssue;
  readonly date: Located<Instant>;
  /** What was said first. */
  readonly first: string;
  /** The final message, where the body tells it apart. */
  readonly last?: string | undefined;
  /** What no customer ever saw. */
  readonly note?: string | undefined;
  readonly context: IssueContext;
  /** Whether no reader of the site ever saw it, or sees it now: then it is over, regardless of its content. */
  readonly hidden: boolean;
  readonly warn: Warn;
}

/** Reports something that is read differently from how it is written. */
export type Warn = (
  at: Pick<Located<unknown>, 'line' | 'column'>,
  rule: FindingRule,
  message: string,
  hint: string,
) => void;

/** The beginning of a file, for what is missing in it. */
export const top = { line: 1, column: 1 };

/** Whether cState shows an issue as active: only where it says so. */
export function isOpen(issue: CstateIssue): boolean {
  return issue.resolved?.value === false;
}
