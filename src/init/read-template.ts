import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NewFiles } from './new-files.ts';

/** The files of src/template; in the package, of `template/` beside the commands. */
export function readTemplate(): NewFiles {
  const folder = fileURLToPath(new URL('../template', import.meta.url));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return new Map(
    files.map((item) => {
      const path = join(item.parentPath, item.name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')];
    }),
  );
}
