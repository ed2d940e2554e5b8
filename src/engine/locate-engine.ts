import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where Upfront itself is: the folder of its package.json. */
export const house = findHouse(dirname(fileURLToPath(import.meta.url)));

/** The compiled engine of the package: `engine/` beside the folder of the commands. In this repository it is not there. */
const packed = fileURLToPath(new URL('../engine', import.meta.url));

/** Names the version of everything that Upfront is made of: its own sources, and what is installed. */
export function engineId(): string {
  known ??= existsSync(join(packed, 'id')) ? readFileSync(join(packed, 'id'), 'utf8') : sourcesId();
  return known;
}

let known: string | undefined;

/**
 * The folder of the compiled engine: in the package that is installed, `engine/` beside the commands; in this repository,
 * a folder of the cache that is named after what the engine is compiled from. One that is missing there is compiled first.
 *
 * @param onCompile called before that begins: it takes seconds.
 */
export async function locateEngine(onCompile: () => void): Promise<string> {
  const found = compiledEngine();
  if (found !== undefined) return found;
  onCompile();
  const compiled = engineFolder();
  await compileEngine(compiled, engineId());
  return compiled;
}

/** The folder of the compiled engine, if there is one. */
export function compiledEngine(): string | undefined {
  return [packed, engineFolder()].find((folder) => existsSync(join(folder, 'id')));
}

/** Where the engine is compiled to in this repository. */
function engineFolder(): string {
  return join(house, '.cache/engine', engineId());
}

/**
 * Compiles the engine from the sources of this repository. It appears under its name once it is whole, so that several
 * processes may compile it at once.
 */
export async function compileEngine(folder: string, id: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}.new-`);
  try {
    const made = join(work, 'engine');
    await runCompiler(made, id);
    renameSync(made, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'id'))) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function runCompiler(folder: string, id: string): Promise<void> {
  const script = join(house, 'src/engine/compile/compile.ts');
  const child = spawn(process.execPath, [script, folder, id], { cwd: house, env: {} });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The engine could not be compiled.\n${output.trim()}`));
    });
  });
}

/** What the engine is compiled from: our sources, and everything that is installed. */
function sourcesId(): string {
  const hash = createHash('sha256');
  const sources = readdirSync(join(house, 'src'), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(house, join(item.parentPath, item.name)).split(sep).join('/'))
    .sort();
  for (const file of ['package-lock.json', 'astro.config.mjs', ...sources]) {
    const bytes = readFileSync(join(house, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

function findHouse(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('Upfront has no package.json above its own files.');
  return findHouse(above);
}
