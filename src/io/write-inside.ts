import { join } from 'node:path';
import { contentFolder, type FileFault, lookInside } from './read-inside.ts';
import { writeWholeFile } from './write-file.ts';

/**
 * Writes a file of a content root, as `incidents/2026/a.md`, whole or not at all. A link in place of one of its folders is
 * followed only inside the folder that the path begins with; a link in place of the file is replaced.
 *
 * @returns why it was not written, where it would have been written elsewhere.
 * @throws the system's error where it refuses.
 */
export async function writeInside(
  root: string,
  path: string,
  content: string,
): Promise<FileFault | undefined> {
  const fault = faultOfFolders(root, path);
  if (fault) return fault;
  await writeWholeFile(join(root, path), content);
  return undefined;
}

/** What keeps a file from being written in the place that its path says: a folder of it that leads elsewhere, or is none. */
export function faultOfFolders(root: string, path: string): FileFault | undefined {
  const [folder = '', ...rest] = path.split('/');
  const top = contentFolder(root, folder);
  for (let depth = 0; depth < rest.length; depth += 1) {
    const found = lookInside(top, rest.slice(0, depth).join('/'));
    if ('fault' in found) return found.fault === 'missing' ? undefined : found;
    if (found.kind !== 'folder') return { fault: 'kind', kind: found.kind };
  }
  return undefined;
}
