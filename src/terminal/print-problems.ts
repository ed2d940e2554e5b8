import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#core/base/problem.ts';
import { type ProblemFormat, problemsGithub, problemsJson, problemsText } from './problems-report.ts';

/** Writes problems and warnings to a stream in one of the formats; the text format shows the lines they stand in. */
export function printProblems(
  problems: readonly Problem[],
  root: string,
  format: ProblemFormat,
  stream: NodeJS.WritableStream,
): void {
  if (format === 'github') stream.write(problemsGithub(problems));
  else if (format === 'json') stream.write(problemsJson(problems));
  else stream.write(problemsText(problems, (file) => readSource(join(root, file))));
}

function readSource(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
