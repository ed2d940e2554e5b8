/** Something wrong in a file, where it stands, and what to write instead. Lines and columns count from 1. */
export interface Problem {
  /** Path from the content root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Stable name of the rule, as `timestamp-offset`. */
  readonly rule: string;
  /** What is wrong, a full sentence. */
  readonly message: string;
  /** What to write instead; a full sentence, with the corrected value where it is known. */
  readonly hint: string;
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
