import { basename, dirname, extname } from 'node:path/posix';

/** The name of an issue: its file's without ending, or its folder's where the file is a page bundle's `index.md`. */
export function fileName(path: string): string {
  const name = basename(path, extname(path));
  return name === 'index' ? basename(dirname(path)) : name;
}
