import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * The files of some folders and the files of some names, as text: path from the root → text. No link is followed, and
 * what is not UTF-8 is left out: `check` reports both where they matter.
 */
export function readRepository(
  root: string,
  folders: readonly string[],
  names: readonly string[],
): Map<string, string> {
  const below = folders.flatMap((folder) => {
    if (!lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.split(sep).join('/')}`,
    );
  });
  const files = new Map<string, string>();
  for (const path of [...below, ...names].sort()) {
    const full = join(root, path);
    if (!lstatSync(full, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(full);
    if (isUtf8(bytes)) files.set(path, bytes.toString('utf8'));
  }
  return files;
}
