#!/usr/bin/env node
// `upfront init`, under the name that `npm create upfront` looks for.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const engine = pathToFileURL(createRequire(import.meta.url).resolve('upfront/package.json'));
process.argv.splice(2, 0, 'init');
await import(new URL('package/bin/upfront.js', engine).href);
