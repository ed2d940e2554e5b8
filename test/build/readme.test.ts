import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Example, examples } from '../docs/pages.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(top, 'README.md'), 'utf8');

/** The blocks of one language in the README, without the indentation they stand in. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gmu'))].map(
    ([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gmu'), ''),
  );
}

/** Of a release that is not there before there is a repository of Upfront's own; test/build/package.test.ts runs the same. */
const ofRelease = 'https://github.com/OWNER/NAME/releases';
const commands = blocks('sh').flatMap((block) => (block.includes(ofRelease) ? [] : block.trim().split('\n')));
const env = { ...process.env, NO_COLOR: '1' };
/** What git would not clone; whoever has an archive of the project has no git. */
const ignored = new Set([
  '.git',
  ...readFileSync(join(top, '.gitignore'), 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('/'))
    .map((line) => line.slice(0, -1)),
]);
/** A folder for the clone, and for what docs write beside it. */
let place = '';
let clone = '';

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'upfront-clone-'));
  clone = join(place, 'upfront');
  cpSync(top, clone, { recursive: true, filter: (path) => !ignored.has(basename(path)) });
  // What `npm ci` would install is here already.
  symlinkSync(join(top, 'node_modules'), join(clone, 'node_modules'));
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

test('the README has the two commands, and some more', () => {
  expect(commands).toContain('npm ci && npm start');
  expect(commands).toContain('npm ci && npm test');
  expect(commands.length).toBeGreaterThan(4);
});

test.each(commands.filter((command) => !command.startsWith('npm ci')))('%s', (command) => {
  const ran = spawnSync(command, { cwd: clone, shell: true, encoding: 'utf8', env });
  expect(ran.stderr.replaceAll(/^npm warn.*\n/gmu, '')).not.toMatch(/Error/u);
  expect(ran.status).toBe(0);
  expect(ran.stdout).not.toBe('');
});

describe('the commands of the guides', () => {
  const guides = examples.filter(({ page, language }) => page.startsWith('docs/') && language === 'sh');

  beforeAll(() => {
    const tools = join(place, 'tools');
    mkdirSync(tools);
    mkdirSync(join(place, 'old-status/content/issues'), { recursive: true });
    for (const [path, text] of Object.entries(oldStatus))
      writeFileSync(join(place, 'old-status', path), text);
    for (const [name, text] of Object.entries(strangers(clone)))
      writeFileSync(join(tools, name), `#!/bin/sh\n${text}`, { mode: 0o755 });
  });

  test('there are some', () => {
    expect(guides.length).toBeGreaterThan(10);
  });

  test.each(guides.map((guide) => [`${guide.page}:${guide.line}`, guide] as const))('%s', (_place, guide) => {
    const ran = runGuide(guide);
    expect(ran.stderr).not.toMatch(/Error|not found|No such file/u);
    expect({ status: ran.status, stderr: ran.status === 0 ? '' : ran.stderr }).toEqual({
      status: 0,
      stderr: '',
    });
  });

  function runGuide({ text }: Example) {
    const PATH = `${join(place, 'tools')}:${process.env.PATH}`;
    const { GITHUB_TOKEN: _, ...clean } = process.env;
    return spawnSync('sh', ['-e', '-c', text], {
      cwd: clone,
      encoding: 'utf8',
      env: { ...clean, NO_COLOR: '1', PATH },
    });
  }
});

/** A site of cState without a fault. */
const oldStatus: Readonly<Record<string, string>> = {
  'config.yml': `title: Harbour Status
baseURL: https://status.harbour.example
languageCode: en
params: { systems: [{ name: API }] }
`,
  'content/issues/2026-01-05-api.md': `---
section: issue
title: The API was slow
date: 2026-01-05T10:00:00Z
resolved: true
resolvedWhen: 2026-01-05T11:00:00Z
severity: disrupted
affected: [API]
---
It is fast again.
`,
};

/** Programs that are not Upfront's: each only makes sure that the files which it would read are there. */
function strangers(folder: string): Record<string, string> {
  const looks =
    'for each; do case "$each" in dist/*) test -e "$each" || { echo "No such file: $each" >&2; exit 1; };; esac; done\n';
  const names = ['npx', 'rsync', 'aws', 'gh', 'wrangler', 'netlify'];
  return {
    ...Object.fromEntries(names.map((name) => [name, looks])),
    git: `[ "$1" = clone ] && ln -sfn '${folder}' REPOSITORY; exit 0\n`,
    // What would be installed is there.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's, which takes the first folder off its PATH.
    npm: 'case "$1" in ci|install) exit 0;; esac\nPATH="${PATH#*:}" exec npm "$@"\n',
  };
}

test('npm ci && npm start', async () => {
  const child = spawn('npm start', { cwd: clone, shell: true, env, detached: true });
  const said = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('Ctrl+C')) resolve(text);
    });
    child.once('close', () => reject(new Error(text)));
  });
  const urls = [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+\S*/gu)].map(([url]) => url);
  expect(urls).toHaveLength(2);
  for (const url of urls) expect((await fetch(url)).status).toBe(200);
  if (child.pid) process.kill(-child.pid, 'SIGKILL');
});

test('npm ci && npm test is what the gate runs', () => {
  const gate = readFileSync(join(top, '.ci/run'), 'utf8');
  expect(gate).toMatch(/^npm ci\b/mu);
  expect(gate).toMatch(/^npm test$/mu);
});

test('the examples are valid records', () => {
  const [record = '', update = ''] = blocks('yaml');
  const components = `groups:\n  - { id: shop, name: Shop, components: [{ id: payments, name: Payments }] }\n`;
  const longer = record.replace(/---\s*$/u, `${update}---\n`);
  const root = contentRoot({
    'config/components.yml': components,
    'incidents/2026-11-23-checkout-errors.md': record,
    'incidents/2026-11-23-checkout-errors-again.md': longer,
  });
  const ran = runScript('check', ['--root', root, '--now', '2026-11-23T12:00Z']);
  expect(ran).toMatchObject({ code: 0, stdout: '✓ 2 records and the config are fine.\n' });
});
