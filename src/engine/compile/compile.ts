/**
 * Compiles the engine into a folder: `node src/engine/compile/compile.ts <folder> <id>`. Runs in a process of its own,
 * with an empty environment, because Astro writes the values of environment variables into what it compiles.
 */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as buildAstro } from 'astro';
import { build as bundle } from 'esbuild';

const house = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\/]$/u, '');
/** Takes the place of the folder that Upfront is in, so that the engine has equal bytes wherever it is compiled. */
const nowhere = '/upfront';
/** Astro wants a secret for features that the templates do not use. A random one would differ from one engine to the next. */
const key = Buffer.alloc(32).toString('base64');

const [out, id] = process.argv.slice(2);
if (!out || !id) throw new Error('Write a folder and an id.');
for (const name of Object.keys(process.env)) delete process.env[name];
process.env.ASTRO_KEY = key;
process.env.ASTRO_TELEMETRY_DISABLED = '1';

const work = mkdtempSync(`${out}.work-`);
try {
  await buildAstro({ root: house, outDir: work, cacheDir: join(work, 'cache'), logLevel: 'error' });
  const server = join(work, 'server');
  for (const file of readdirSync(server, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.mjs')) forgetPlace(join(server, file));
  }
  mkdirSync(out, { recursive: true });
  await bundle({
    absWorkingDir: server,
    entryPoints: ['entry.mjs'],
    outfile: join(out, 'engine.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'error',
    tsconfigRaw: {},
  });
  cpSync(join(work, 'client/_astro'), join(out, '_astro'), { recursive: true });
  copyFileSync(join(server, 'packages.json'), join(out, 'packages.json'));
  await bundle({
    entryPoints: [join(house, 'src/embed/embed.ts')],
    outfile: join(out, 'embed.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    // Other sites are written in any encoding: it stays within ASCII.
    charset: 'ascii',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    logLevel: 'error',
    tsconfigRaw: {},
  });
  copyFileSync(join(house, 'src/assets/share.png'), join(out, 'share.png'));
  writeFileSync(join(out, 'id'), id);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** What is installed may be in another folder, behind a link. */
function forgetPlace(file: string): void {
  const installed = dirname(realpathSync(join(house, 'node_modules')));
  const plain = [work, house, installed].reduce(
    (text, place) =>
      text.replaceAll(pathToFileURL(place).href, `file://${nowhere}`).replaceAll(place, nowhere),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, plain);
}
