import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { listInside } from '#io/list-inside.ts';
import { contentFolder, lookInside, readInside, realFolder } from '#io/read-inside.ts';

/** No file that the template has, and none that a migration is about, is larger. */
const MAX_BYTES = 1024 * 1024;

/**
 * The files of some folders and the files of some names, as text: path from the root → text. No link is followed, on the
 * way neither; what is no regular file, too large or not UTF-8 is left out: `check` reports all of it where it matters.
 */
export function readRepository(
  root: string,
  folders: readonly string[],
  names: readonly string[],
): Map<string, string> {
  const top = realFolder(root) ?? root;
  const below = folders.flatMap((folder) =>
    listInside(contentFolder(root, folder), () => true).files.map(
      (path) => [contentFolder(root, folder), path, `${folder}/${path}`] as const,
    ),
  );
  const found: [path: string, text: string][] = [];
  for (const [folder, path, name] of [...below, ...names.map((each) => [top, each, each] as const)]) {
    const looked = lookInside(folder, path);
    if ('fault' in looked || looked.real !== join(folder, path)) continue;
    const read = readInside(folder, path, MAX_BYTES);
    if ('bytes' in read && isUtf8(read.bytes)) found.push([name, read.bytes.toString('utf8')]);
  }
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
