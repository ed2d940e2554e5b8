import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileProblem } from '#io/file-problem.ts';
import { contentFolder, lookInside, readInside } from '#io/read-inside.ts';
import { exit, UserError } from '#terminal/command.ts';

/**
 * Keeps two builds of one content root from writing into the same folders. A lock whose owner is gone counts for
 * nothing.
 *
 * @returns a function that gives the lock back.
 */
export function lockBuild(root: string): () => void {
  const folder = join(root, '.cache');
  for (const name of ['', 'public', 'internal']) refuseOther(root, '.cache', name);
  // A build puts the new site there, and removes the one before it.
  refuseOther(root, 'dist');
  const path = join(folder, 'build.lock');
  mkdirSync(folder, { recursive: true });
  if (!take(path)) {
    const owner = Number(readOwner(root));
    if (isAlive(owner)) {
      throw new UserError(
        `Another build of this folder is running (process ${owner}). Wait for it, or stop it.`,
        exit.problems,
      );
    }
    rmSync(path, { recursive: true, force: true });
    if (!take(path)) throw new UserError('Another build of this folder has just begun.', exit.problems);
  }
  return () => rmSync(path, { force: true });
}

/** A link that leads out of a folder, or a file in the place of one of its folders: a build would write elsewhere. */
function refuseOther(root: string, folder: '.cache' | 'dist', name = ''): void {
  const found = lookInside(contentFolder(root, folder), name);
  const path = join(folder, name);
  if ('fault' in found ? found.fault === 'missing' : found.kind === 'folder') return;
  const { message, hint } = fileProblem(path, 'fault' in found ? found : { fault: 'kind', kind: found.kind });
  throw new UserError(`${path}: ${message} ${hint}`, exit.problems);
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(root: string): string {
  const read = readInside(contentFolder(root, '.cache'), 'build.lock', 100);
  return 'fault' in read ? '' : read.bytes.toString('utf8');
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
