import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, type FileFault, lookInside } from './read-inside.ts';

/** What is below a folder; paths are from the folder, with `/`. */
export interface Listing {
  /** In order, folder by folder. */
  readonly files: readonly string[];
  readonly faults: readonly { readonly path: string; readonly fault: ListFault }[];
}

export type ListFault =
  | FileFault
  /** The file system holds bytes that are no UTF-8 text, or a character that cannot be seen. */
  | { readonly fault: 'name' }
  | { readonly fault: 'links' };

/** How many links to folders are followed: what links to each other can multiply without end. */
const MAX_FOLDER_LINKS = 100;

/**
 * Lists the files below a folder. Links are followed while they stay inside; one that leads into a folder that holds it
 * is a circle.
 *
 * @param top real path of the folder.
 * @param takes whether a file or folder is looked at, by its path.
 */
export function listInside(top: string, takes: (path: string) => boolean): Listing {
  const files: string[] = [];
  const faults: { path: string; fault: ListFault }[] = [];
  let links = 0;

  /** @param above real paths of the folder and of all that hold it. */
  const list = (folder: string, real: string, above: readonly string[]) => {
    const items = attempt(() => readdirSync(real, { withFileTypes: true }));
    if (!Array.isArray(items)) {
      // Nobody needs to have such a folder; one that goes away while it is read is empty.
      if (items.fault !== 'changing') faults.push({ path: folder, fault: items });
      return;
    }
    for (const item of items.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? item.name : `${folder}/${item.name}`;
      if (!takes(path)) continue;
      // Node writes U+FFFD for what it cannot read as UTF-8; the file cannot be found again under such a name.
      if (/[\uFFFD\p{Cc}\p{Zl}\p{Zp}]/u.test(item.name)) faults.push({ path, fault: { fault: 'name' } });
      else if (item.isFile()) files.push(path);
      else if (item.isDirectory()) list(path, join(real, item.name), [...above, real]);
      else look(path, item.isSymbolicLink(), [...above, real]);
    }
  };

  const look = (path: string, isLink: boolean, above: readonly string[]) => {
    const found = lookInside(top, path);
    if ('fault' in found) {
      if (isLink || found.fault !== 'missing') faults.push({ path, fault: found });
    } else if (found.kind === 'file') files.push(path);
    else if (above.includes(found.real)) faults.push({ path, fault: { fault: 'circle' } });
    else if (links >= MAX_FOLDER_LINKS) faults.push({ path, fault: { fault: 'links' } });
    else {
      links += 1;
      list(path, found.real, above);
    }
  };

  const found = lookInside(top, '');
  if ('fault' in found) {
    if (found.fault !== 'missing') faults.push({ path: '', fault: found });
  } else if (found.kind === 'folder') list('', top, []);
  else faults.push({ path: '', fault: { fault: 'kind', kind: 'file' } });
  return { files, faults };
}
