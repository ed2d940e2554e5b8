import type { Problem } from '#core/base/problem.ts';
import { readText } from '#io/read-content.ts';
import { type ProblemFormat, problemsGithub, problemsJson, problemsText } from './problems-report.ts';

/**
 * Writes problems and warnings to a stream in one of the formats; the text format shows their lines, and the
 * first ten of a rule, or all.
 */
export function printProblems(
  problems: readonly Problem[],
  root: string,
  format: ProblemFormat,
  stream: NodeJS.WritableStream,
  options: { all?: boolean | undefined } = {},
): void {
  if (format === 'github') stream.write(problemsGithub(problems));
  else if (format === 'json') stream.write(problemsJson(problems));
  else stream.write(problemsText(problems, (file) => readSource(root, file), options));
}

/**
 * Writes problems to standard error, as a command does that is not `check`. In GitHub Actions they are annotations: the log
 * of a run shows no line of a record, because tokens that may not read the repository can read logs.
 */
export function reportProblems(problems: readonly Problem[], root: string, env: NodeJS.ProcessEnv): void {
  if (problems.length === 0) return;
  printProblems(problems, root, env.GITHUB_ACTIONS === 'true' ? 'github' : 'text', process.stderr);
}

/** What a link leads out of its folder to is not read for problems, and not shown with them either. */
function readSource(root: string, file: string): string | undefined {
  // The root itself: it may be a file where a folder belongs.
  if (file === '.') return undefined;
  const read = readText(root, file);
  return 'text' in read ? read.text : undefined;
}
