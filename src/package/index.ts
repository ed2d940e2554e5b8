import { loadContent } from '#io/load-content.ts';

/** Something wrong in a file of a content root, its place, and what to write instead. Lines and columns count from 1. */
export interface CheckedProblem {
  /** A problem stops a build, a warning does not. */
  readonly level: 'problem' | 'warning';
  /** Path from the content root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Stable name of the rule, as `timestamp-offset`. */
  readonly rule: string;
  /** What is wrong, a full sentence. */
  readonly message: string;
  /** What to write instead, a full sentence. */
  readonly hint: string;
}

/**
 * Every problem and warning of a content root, in order of file and place, as `upfront check` reports them.
 *
 * @param root folder that holds `incidents/` and `config/`.
 * @param options.now milliseconds since 1970, to check as if it were then. Default: `clock` of site.yml, or the machine's.
 */
export async function check(root: string, options: { now?: number } = {}): Promise<CheckedProblem[]> {
  const { problems, warnings } = await loadContent(root, options);
  return [...problems, ...warnings].map(({ level = 'problem', file, line, column, rule, message, hint }) => ({
    level,
    file,
    line,
    column,
    rule,
    message,
    hint,
  }));
}
