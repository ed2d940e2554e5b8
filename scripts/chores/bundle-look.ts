/** Writes what looks whether a run is worth it, as one file without dependencies, into the template of `init`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledLook } from './lib/bundled-look.ts';

const file = fileURLToPath(new URL('../../src/template/.github/upfront/look.mjs', import.meta.url));
writeFileSync(file, await bundledLook());
