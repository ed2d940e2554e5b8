import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The one place that starts `git`. */
async function git(root: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-C', root, ...args], { encoding: 'utf8' });
  return stdout.trim();
}

/** Brings a clone up to date. @returns false for a folder that is none, or has nowhere to pull from: it stays as it is. */
export async function pull(root: string): Promise<boolean> {
  try {
    await git(root, ['pull', '--ff-only', '--quiet']);
    return true;
  } catch {
    return false;
  }
}

/** The commit that is checked out. @throws Error where the folder is no clone. */
export async function headOf(root: string): Promise<string> {
  return git(root, ['rev-parse', 'HEAD']);
}

/** The newest commit of a branch, as the remote `origin` has it at this moment. @throws Error where it cannot be asked. */
export async function remoteHead(root: string, branch: string): Promise<string> {
  const name = `refs/heads/${branch}`;
  const lines = await git(root, ['ls-remote', '--exit-code', 'origin', name]);
  // Git also lists each branch whose name only ends like that, as `a/refs/heads/main`.
  const [commit] = lines.split('\n').flatMap((line) => (line.endsWith(`\t${name}`) ? line.split('\t') : []));
  if (commit === undefined) throw new Error(`origin has no branch ${branch}.`);
  return commit;
}

/**
 * Checks out the newest commit of a branch of `origin`, unless it needs other packages than those that are installed.
 *
 * @returns the commit that is checked out now.
 */
export async function moveTo(root: string, branch: string): Promise<string> {
  await git(root, ['fetch', '--quiet', '--depth', '1', 'origin', `refs/heads/${branch}`]);
  const changed = await git(root, [
    'diff',
    '--name-only',
    'HEAD',
    'FETCH_HEAD',
    '--',
    ':(glob)package*.json',
  ]);
  if (changed === '') await git(root, ['checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD']);
  return headOf(root);
}
