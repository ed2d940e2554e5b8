import type { ImportPlan, PlannedFile } from '#import/cstate/plan-import.ts';
import { fileProblem } from '#io/file-problem.ts';
import type { FileFault } from '#io/read-inside.ts';
import { faultOfFolders, writeInside } from '#io/write-inside.ts';

/** A file that could not be written, and why. */
export interface Unwritten {
  readonly path: string;
  /** A sentence. */
  readonly reason: string;
}

/**
 * Writes the files of a plan, each whole or not at all, config first: a run that is cut short leaves a content root of which
 * the next run makes the rest. A file that cannot be written keeps no other from it. Nothing is written outside of the root,
 * nor through a link that leads out of one of its folders.
 *
 * @param onFile is called with how many files have been tried, and how many there are.
 * @returns the files that could not be written.
 */
export async function applyPlan(
  { files }: ImportPlan,
  root: string,
  onFile?: (tried: number, of: number) => void,
): Promise<Unwritten[]> {
  const due = dueFiles(files);
  const failed: Unwritten[] = [];
  for (const [index, { path, text }] of due.entries()) {
    try {
      const fault = await writeInside(root, path, text);
      if (fault) failed.push(unwritten(path, fault));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      failed.push({ path, reason: `The system refuses it (${code}).` });
    }
    onFile?.(index + 1, due.length);
  }
  return failed;
}

/** The files of a plan that `applyPlan` would not write, as far as can be known without writing. */
export function findUnwritable({ files }: ImportPlan, root: string): Unwritten[] {
  return dueFiles(files).flatMap(({ path }) => {
    const fault = faultOfFolders(root, path);
    return fault ? [unwritten(path, fault)] : [];
  });
}

function dueFiles(files: readonly PlannedFile[]): PlannedFile[] {
  return files.filter(({ action }) => action === 'create' || action === 'replace');
}

function unwritten(path: string, fault: FileFault): Unwritten {
  return { path, reason: fileProblem(path, fault).message };
}
