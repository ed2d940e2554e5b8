import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { writeRoot } from '../fixtures/content-root.ts';
import { findNode20 } from '../fixtures/find-node20.ts';
import { needs } from '../fixtures/needs.ts';
import { richFiles } from '../fixtures/rich-root.ts';
import { filesBelow, findWords } from '../fixtures/search-bytes.ts';

const run = promisify(execFile);
const top = fileURLToPath(new URL('../../', import.meta.url));
const bin = (name: string) => join(top, 'node_modules/.bin', name);
const now = ['--now', '2026-11-23T12:00Z'];
const node20 = findNode20();

/** A folder under a path with a space and a letter outside ASCII, as home folders have. */
let place: string;
let tarball: string;
let server: Server;
/** The folder of the package, installed by npm from an address. */
let installed: string;
/** The harbour's sites, as this repository builds them. */
let root: string;
let expected: Record<string, string>;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'upfront package ü '));
  chmodSync(place, 0o755);
  await run('npm', ['pack', '--pack-destination', place], { cwd: top });
  tarball = join(place, `upfront-${manifest.version}.tgz`);
  server = createServer((_, response) => response.end(readFileSync(tarball)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/upfront-${manifest.version}.tgz`;
  const home = join(place, 'operator');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), JSON.stringify({ dependencies: { upfront: address } }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--cache', join(place, 'cache')], { cwd: home });
  installed = join(home, 'node_modules/upfront');
  root = writeRoot(richFiles);
  await run(process.execPath, [join(top, 'scripts/build.ts'), '--root', root, ...now], { cwd: top });
  expected = hashes(join(root, 'dist'));
}, 600_000);

afterAll(() => {
  server.close();
  rmSync(place, { recursive: true, force: true });
  rmSync(root, { recursive: true, force: true });
});

/** The hash of every file below a folder, by path. */
function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

/** The harbour's sites, as the package in a folder builds them under some Node, in a root of its own. */
async function built(folder: string, node = process.execPath, options: { uid?: number } = {}) {
  const own = mkdtempSync(join(place, 'content '));
  // What the build of this repository has made there is left behind.
  for (const name of readdirSync(root).filter((each) => each !== 'dist' && each !== '.cache')) {
    cpSync(join(root, name), join(own, name), { recursive: true });
  }
  if (options.uid !== undefined) chownSync(own, options.uid, options.uid);
  await run(node, [join(folder, 'package/bin/upfront.js'), 'build', '--root', own, ...now], {
    ...options,
    cwd: own,
    env: { PATH: process.env.PATH },
  });
  return hashes(join(own, 'dist'));
}

test('an install is one package, small, and without a script to run', () => {
  const modules = join(place, 'operator/node_modules');
  expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['upfront']);
  const bytes = filesBelow(modules).reduce((sum, path) => sum + statSync(join(modules, path)).size, 0);
  expect(bytes).toBeLessThan(25 * 1024 * 1024);
  expect(manifest).not.toHaveProperty('dependencies');
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) {
    expect(manifest.scripts).not.toHaveProperty(script);
  }
});

test('it holds commands, engine, schemas, template and licences, and nothing of this repository', () => {
  const files = filesBelow(installed);
  expect(files).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'package/THIRD-PARTY-LICENCES.txt',
      'package/bin/index.js',
      'package/bin/upfront.js',
      'package/engine/engine.mjs',
      'package/index.d.ts',
      ...['components', 'oncall', 'policy', 'record', 'site'].map((name) => `package/schemas/${name}.json`),
      'package/template/config/site.yml',
      'package/template/.github/workflows/check.yml',
      'package/template/gitignore',
    ]),
  );
  expect(files.filter((path) => /\.ts$/u.test(path) && !path.endsWith('.d.ts'))).toEqual([]);
  // The README shows the demonstration; what runs knows nothing of it, nor of this machine.
  expect(findWords([join(installed, 'package')], ['pelluvia', 'harbour', top])).toEqual([]);
});

test('the bytes it builds are those of this repository', async () => {
  expect(Object.keys(expected).length).toBeGreaterThan(50);
  expect(await built(installed)).toEqual(expected);
});

test('Node 20 builds the same bytes', needs('node20', node20), async () => {
  expect(await built(installed, node20)).toEqual(expected);
});

test('in a folder that may not be written to, it writes nothing there', async () => {
  const before = hashes(installed);
  for (const path of ['', ...readdirSync(installed, { recursive: true, encoding: 'utf8' })]) {
    const full = join(installed, path);
    chmodSync(full, statSync(full).mode & 0o555);
  }
  // Rights do not bind root: it gives the work to nobody.
  const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  expect(await built(installed, process.execPath, uid)).toEqual(expected);
  expect(hashes(installed)).toEqual(before);
});

test('through a symbolic link', async () => {
  const link = join(place, 'link');
  symlinkSync(installed, link);
  expect(await built(link)).toEqual(expected);
});

test('installed by pnpm', async () => {
  const home = join(place, 'pnpm');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), JSON.stringify({ dependencies: { upfront: `file:${tarball}` } }));
  const pnpm = [bin('pnpm'), 'install', '--prefer-offline', '--store-dir', join(place, 'store')];
  await run(process.execPath, pnpm, { cwd: home });
  const folder = join(home, 'node_modules/upfront');
  expect(realpathSync(folder)).toContain(join('node_modules', '.pnpm'));
  expect(await built(folder)).toEqual(expected);
});

test('commands of the package name themselves', async () => {
  const upfront = join(installed, 'package/bin/upfront.js');
  const help = await run(process.execPath, [upfront, 'check', '--help']);
  expect(help.stdout).toContain('Usage: upfront check [options]');
  const wrong = run(process.execPath, [upfront, 'chekc']);
  await expect(wrong).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('upfront check?') });
});

test('its module checks a content root', async () => {
  writeFileSync(
    join(place, 'operator/check.mjs'),
    `import { check } from 'upfront';
import schema from 'upfront/schemas/record.json' with { type: 'json' };
const found = await check(process.argv[2], { now: 0 });
console.log(JSON.stringify([found.length > 0, Object.keys(found[0] ?? {}), Object.keys(schema.properties).includes('timeline')]));`,
  );
  const { stdout } = await run(process.execPath, [join(place, 'operator/check.mjs'), root]);
  expect(JSON.parse(stdout)).toEqual([
    true,
    ['level', 'file', 'line', 'column', 'rule', 'message', 'hint'],
    true,
  ]);
});

test('publint and arethetypeswrong find nothing', async () => {
  const publint = await run(bin('publint'), ['run', tarball, '--strict'], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  expect(publint.stdout).toContain('All good!');
  await run(bin('attw'), [tarball, '--profile', 'esm-only']);
});

test('docs/dependencies.md names every direct dependency that is bundled, with its reason', () => {
  const licences = readFileSync(join(installed, 'package/THIRD-PARTY-LICENCES.txt'), 'utf8');
  const bundled = new Set([...licences.matchAll(/^=+\n(\S+) \S+ \(/gmu)].map(([, name]) => name));
  const direct = Object.keys(manifest.devDependencies).filter((name) => bundled.has(name));
  const docs = readFileSync(join(top, 'docs/dependencies.md'), 'utf8');
  const named = [...docs.matchAll(/^\| `([^`]+)` \|/gmu)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(direct.toSorted());
});
