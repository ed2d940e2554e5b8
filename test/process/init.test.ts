import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runScript } from '../fixtures/run-script.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'upfront-init-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const flags = [
  ...['--name', 'Acme Status', '--url', 'https://status.acme.dev', '--time-zone', 'Europe/Berlin'],
  ...['--components', 'Website, API', '--host', 'other', '--no-install', '--engine', '1.0.0'],
];

test('writes a repository without a problem or a warning; a second time it refuses', () => {
  const root = join(folder(), 'status');
  const ran = runScript('init', [root, ...flags]);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toContain('19 files are written');
  expect(runScript('check', ['--root', root, '--strict'])).toMatchObject({ code: 0 });
  const again = runScript('init', [root, ...flags]);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('is not empty: nothing was written');
});

test('the examples of its README are a record without a problem, and its links work on GitHub', () => {
  const root = join(folder(), 'status');
  runScript('init', [root, ...flags]);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [record = '', update = ''] = [...readme.matchAll(/^( *)```yaml\n([\s\S]*?)^ *```/gmu)].map(
    ([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gmu'), ''),
  );
  const name = /`(2026\/[\w-]+\.md)`/u.exec(readme)?.[1] ?? '';
  mkdirSync(join(root, 'incidents/2026'));
  writeFileSync(join(root, 'incidents', name), record.replace(/---\s*$/u, `${update}---\n`));
  const check = ['--root', root, '--strict', '--now', '2026-11-23T11:00Z'];
  expect(runScript('check', check)).toMatchObject({
    code: 0,
    stdout: '✓ 1 record and the config are fine.\n',
  });
  const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/gu)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
});

test('without a terminal it names the flags that are missing, and writes nothing', () => {
  const root = folder();
  const ran = runScript('init', [root, '--engine', '1.0.0', '--name', 'Acme Status']);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toBe(
    'Error: There is no terminal to ask on. Give --url "https://status.example.org" --components "Website, API, Payments" --host github-pages|other.\n',
  );
  expect(readdirSync(root)).toEqual([]);
});

test.each([
  [['--url', 'acme.dev'], '--url: "acme.dev" is not a web address. Write it in full, as https://acme.dev.'],
  [['--host', 'elsewhere'], 'Allowed choices are github-pages, other.'],
])('%j is refused', (given, message) => {
  const ran = runScript('init', [folder(), ...flags, ...given]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(message);
});

test('a dry run writes nothing, and a tarball is named as seen from the new folder', () => {
  const root = folder();
  const tarball = join(root, 'upfront.tgz');
  writeFileSync(tarball, '');
  expect(runScript('init', [join(root, 'a/b'), ...flags, '--dry-run']).stdout).toContain(
    'would write  config/site.yml',
  );
  expect(readdirSync(root)).toEqual(['upfront.tgz']);
  runScript('init', [join(root, 'a/b'), ...flags, '--engine', tarball]);
  const manifest = JSON.parse(readFileSync(join(root, 'a/b/package.json'), 'utf8'));
  expect(manifest.dependencies).toEqual({ upfront: 'file:../../upfront.tgz' });
});
