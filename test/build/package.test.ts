import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
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
import { dirname, join } from 'node:path';
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
/** Where the packages that were made are fetched from, as from a release. */
let address: string;
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
  server = createServer(({ url = '' }, response) => response.end(readFileSync(join(place, url.slice(1)))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home = join(place, 'operator');
  mkdirSync(home);
  const engine = `${address}/upfront-${manifest.version}.tgz`;
  writeFileSync(join(home, 'package.json'), JSON.stringify({ dependencies: { upfront: engine } }));
  await npm(['install'], home);
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

/** Runs npm with a cache of this test, so that every package is fetched from the address. */
async function npm(args: readonly string[], cwd: string) {
  const env = { PATH: process.env.PATH, HOME: place, NO_COLOR: '1', NPM_CONFIG_CACHE: join(place, 'cache') };
  return run('npm', ['--no-audit', '--no-fund', ...args], { cwd, env });
}

/** A command of the version that a content repository has installed. */
async function upfront(home: string, ...args: string[]): Promise<string> {
  const { stdout } = await npm(['exec', '--no', '--', 'upfront', ...args], home);
  return stdout;
}

/** The package as an older release made it: of a lower version, and with another text of one workflow. */
async function packOlder(version: string): Promise<void> {
  const folder = join(place, 'older');
  mkdirSync(folder);
  await run('tar', ['-xzf', tarball, '-C', folder]);
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
  edit('package/package.json', (text) => JSON.stringify({ ...JSON.parse(text), version }));
  edit('package/package/template/.github/workflows/check.yml', (text) => `# Older.\n${text}`);
  writeFileSync(join(folder, 'package/package/release'), `${address}/upfront-${version}.tgz\n`);
  await npm(['pack', '--ignore-scripts', '--pack-destination', place], join(folder, 'package'));
}

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
      'docs/customise.md',
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

const answers = [
  ...['--name', 'Acme Status', '--url', 'https://status.acme.dev', '--internal-url', 'https://team.acme.dev'],
  ...['--time-zone', 'UTC', '--locale', 'en', '--components', 'Website, API', '--host', 'github-pages'],
];
const record = `---
title: Payments fail
severity: P1
components: [api]
timeline:
  - at: 2026-11-23T10:12Z
    message: Some payments fail.
    note: secret-note
---
`;

test('a repository of the last release takes this one by a change of one line', async () => {
  await packOlder('0.0.9');
  const home = join(place, 'status');
  const older = `${address}/upfront-0.0.9.tgz`;
  await npm(['exec', '--yes', `--package=${older}`, '--', 'upfront', 'init', home, ...answers], place);
  const files = {
    'incidents/2026/2026-11-23-payments.md': record,
    'style.css': '.prose { line-height: 1.7; }\n',
    'config/strings/en.json': '{ "place.history": "What was" }\n',
    'pages/imprint.md': '---\ntitle: Imprint\n---\nAcme Ltd.\n',
    'public/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const text = (path: string) => readFileSync(join(home, path), 'utf8');
  writeFileSync(join(home, 'config/site.yml'), `${text('config/site.yml')}brand: { logo: logo.svg }\n`);
  await upfront(home, 'build', ...now);
  const before = hashes(join(home, 'dist'));
  expect(await upfront(home, '--version')).toBe('0.0.9\n');

  const edited = text('package.json');
  expect(edited.split(older)).toHaveLength(2);
  writeFileSync(
    join(home, 'package.json'),
    edited.replace(older, `${address}/upfront-${manifest.version}.tgz`),
  );
  await npm(['install'], home);
  expect(await upfront(home, '--version')).toBe(`${manifest.version}\n`);
  expect(await upfront(home, 'check', '--strict', ...now)).toContain('1 record and the config are fine');
  rmSync(join(home, 'dist'), { recursive: true });
  await upfront(home, 'build', ...now);
  // Both were made of the same source, so nothing of the sites may differ.
  expect(hashes(join(home, 'dist'))).toEqual(before);
  for (const audience of ['public', 'internal']) {
    const page = text(`dist/${audience}/incidents/2026-11-23-payments.html`);
    expect(page).toContain('Some payments fail.');
    expect(page.includes('secret-note')).toBe(audience === 'internal');
    expect(page).toContain('.prose { line-height: 1.7; }');
    expect(page).toContain('What was');
    expect(page).toContain('src="/logo.svg"');
    expect(text(`dist/${audience}/logo.svg`)).toBe(files['public/logo.svg']);
    expect(text(`dist/${audience}/pages/imprint.html`)).toContain('Acme Ltd.');
  }

  const workflow = '.github/workflows/check.yml';
  expect(text(workflow)).toMatch(/^# Older\.\n/u);
  expect(await upfront(home, 'upgrade', '--dry-run')).toContain(`would change  ${workflow}: is replaced`);
  await upfront(home, 'upgrade');
  expect(text(workflow)).toBe(readFileSync(join(top, 'src/template', workflow), 'utf8'));
  expect(await upfront(home, 'upgrade')).toContain('Nothing has to change');
  for (const [path, own] of Object.entries(files)) expect(text(path)).toBe(own);
});

test('create-upfront writes a repository with the engine that it depends on', async () => {
  const own = join(place, 'create-upfront');
  cpSync(join(top, 'packages/create-upfront'), own, { recursive: true });
  const engine = `${address}/upfront-${manifest.version}.tgz`;
  await npm(['pkg', 'set', `dependencies.upfront=${engine}`], own);
  await npm(['pack', '--pack-destination', place], own);
  const home = join(place, 'created');
  const from = `--package=${address}/create-upfront-0.0.0.tgz`;
  await npm(['exec', '--yes', from, '--', 'create-upfront', home, '--engine', engine, ...answers], place);
  expect(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).dependencies).toEqual({
    upfront: engine,
  });
  expect(await upfront(home, 'check', '--strict', ...now)).toContain('0 records and the config are fine');
});

/** A link to another file; pictures stay in the repository. */
const guideLink = /\]\((?!https?:|#|mailto:)([^)#\s]+(?<!\.png))\)/gu;

test('every link of the guides in the package leads to a file of the package', () => {
  const pages = filesBelow(installed).filter((path) => /^(README|docs\/.+)\.md$/u.test(path));
  expect(pages).toContain('docs/upgrading.md');
  const broken = pages.flatMap((page) =>
    [
      ...readFileSync(join(installed, page), 'utf8')
        .replaceAll(/^```[\s\S]*?^```/gmu, '')
        .matchAll(guideLink),
    ]
      .map(([, link = '']) => join(dirname(page), link))
      .filter((path) => !existsSync(join(installed, path)))
      .map((path) => `${page}: ${path}`),
  );
  expect(broken).toEqual([]);
});

test('commands of the package name themselves', async () => {
  const bin = join(installed, 'package/bin/upfront.js');
  const help = await run(process.execPath, [bin, 'check', '--help']);
  expect(help.stdout).toContain('Usage: upfront check [options]');
  const wrong = run(process.execPath, [bin, 'chekc']);
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
  const [docs = ''] = readFileSync(join(top, 'docs/dependencies.md'), 'utf8').split(
    '## What only builds and tests it',
  );
  const named = [...docs.matchAll(/^\| `([^`]+)` \|/gmu)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(direct.toSorted());
});
