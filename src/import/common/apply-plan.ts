import { join } from 'node:path';
import type { ImportPlan } from '#import/cstate/plan-import.ts';
import { writeWholeFile } from '#io/write-file.ts';

/** A file that could not be written, and why. */
export interface Unwritten {
  readonly path: string;
  readonly reason: string;
}

/**
 * Writes the files of a plan, each whole or not at all, config first: a run that is cut short leaves a content root of which
 * the next run makes the rest. A file that cannot be written keeps no other from it.
 *
 * @param onFile is called with how many files have been tried, and how many there are.
 * @returns the files that could not be written.
 */
export async function applyPlan(
  { files }: ImportPlan,
  root: string,
  onFile?: (tried: number, of: number) => void,
): Promise<Unwritten[]> {
  const due = files.filter(({ action }) => action === 'create' || action === 'replace');
  const failed: Unwritten[] = [];
  for (const [index, { path, text }] of due.entries()) {
    try {
      await writeWholeFile(join(root, path), text);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      failed.push({ path, reason: code });
    }
    onFile?.(index + 1, due.length);
  }
  return failed;
}
