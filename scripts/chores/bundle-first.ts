/** Writes what a workflow runs before anything is installed into the template of `init`, each as one file. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledFirst, firstFiles } from './lib/bundled-first.ts';

for (const name of firstFiles) {
  const file = fileURLToPath(new URL(`../../src/template/.github/upfront/${name}.mjs`, import.meta.url));
  writeFileSync(file, await bundledFirst(name));
}
