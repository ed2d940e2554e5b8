import { join } from 'node:path';
import type { ImportPlan } from '#import/cstate/plan-import.ts';
import { writeWholeFile } from '#io/write-file.ts';
import { exit, UserError } from '#terminal/command.ts';

/**
 * Writes the files of a plan, each whole or not at all, config first: a run that is cut short leaves a content root of which
 * the next run makes the rest.
 *
 * @param onFile is told how many files have been written, of how many.
 * @throws {UserError} where a file cannot be written; says how many were.
 */
export async function applyPlan(
  { files }: ImportPlan,
  root: string,
  onFile?: (written: number, of: number) => void,
): Promise<void> {
  const due = files.filter(({ action }) => action === 'create' || action === 'replace');
  for (const [index, { path, text }] of due.entries()) {
    try {
      await writeWholeFile(join(root, path), text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const done = `${index} of ${due.length} files were written`;
      throw new UserError(
        `${path} cannot be written: ${reason}. ${done}; run it again for the rest.`,
        exit.problems,
      );
    }
    onFile?.(index + 1, due.length);
  }
}
