import type { Rule } from './rule.ts';

/** A problem stops a build. A warning is printed and stops nothing. */
export type Level = 'problem' | 'warning';

/**
 * Something wrong in a file, its place, and what to write instead. Lines and columns count from 1. While files are
 * parsed, one list holds problems and warnings; `byLevel` separates them for everybody else.
 */
export interface Problem {
  /** Default: `problem`. */
  readonly level?: Level | undefined;
  /** Path from the content root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** As `timestamp-offset`. */
  readonly rule: Rule;
  /** What is wrong, a full sentence. */
  readonly message: string;
  /** What to write instead; a full sentence, with the corrected value where it is known. */
  readonly hint: string;
}

/** Problems that keep the rest of their file from being read. The first one says so. */
export function hidingRest(problems: readonly Problem[]): Problem[] {
  return problems.map((problem, index) =>
    index > 0
      ? problem
      : { ...problem, message: `${problem.message} The rest of the file is not checked yet.` },
  );
}

/** Whether a problem is only a warning. */
export function isWarning({ level }: Pick<Problem, 'level'>): boolean {
  return level === 'warning';
}

/** Whether a list holds a problem that stops a build, not warnings alone. */
export function stopsBuild(problems: readonly Problem[]): boolean {
  return !problems.every(isWarning);
}

/** Separates what stops a build from what does not; each list keeps its order. */
export function byLevel(problems: readonly Problem[]): { problems: Problem[]; warnings: Problem[] } {
  return {
    problems: problems.filter((problem) => !isWarning(problem)),
    warnings: problems.filter(isWarning),
  };
}

/** Problems by file, then place, so that output does not depend on the order in which they were found. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
