import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { contentRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

/** A repository as init writes it. */
function repository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'upfront-upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const root = join(folder, 'status');
  const answers = ['--name', 'Acme Status', '--url', 'https://status.acme.dev', '--components', 'API'];
  const ran = runScript('init', [root, ...answers, '--host', 'other', '--no-install', '--engine', '1.0.0']);
  expect(ran).toMatchObject({ code: 0 });
  return root;
}

const upgrade = (root: string, ...args: string[]) => runScript('upgrade', ['--root', root, ...args]);
const nothing = { code: 0, stdout: `✓ Nothing has to change for Upfront ${manifest.version}.\n`, stderr: '' };

test('what init has just written has nothing to change', () => {
  expect(upgrade(repository())).toEqual(nothing);
});

test('a repository of before 0.1.0: a dry run writes nothing, a run writes, a second run finds nothing', () => {
  const root = repository();
  const file = (path: string) => join(root, path);
  const text = (path: string) => readFileSync(file(path), 'utf8');
  const { upfront: _, ...older } = JSON.parse(text('package.json'));
  writeFileSync(file('package.json'), JSON.stringify(older, null, 2));
  writeFileSync(file('config/policy.yml'), '# Ours.\nseverities: { P3: none } # no P3\n');
  writeFileSync(file('.github/workflows/check.yml'), 'name: check\n');
  const before = text('package.json');

  const dry = upgrade(root, '--dry-run');
  expect(
    dry.stdout,
  ).toBe(`would change  config/policy.yml: names the JSON Schema, so that editors check the file while you write
note  .github/workflows/check.yml differs from what is shipped, and is kept. Compare it with node_modules/upfront/package/template/.
✓ 1 file would change for Upfront ${manifest.version}. Nothing was written.
`);
  expect(text('package.json')).toBe(before);
  expect(text('config/policy.yml')).toBe('# Ours.\nseverities: { P3: none } # no P3\n');

  expect(upgrade(root).stdout).toContain(`1 file changed for Upfront ${manifest.version}.`);
  expect(text('config/policy.yml')).toBe(
    '# yaml-language-server: $schema=../node_modules/upfront/package/schemas/policy.json\n# Ours.\nseverities: { P3: none } # no P3\n',
  );
  expect(text('.github/workflows/check.yml')).toBe('name: check\n');
  expect(JSON.parse(text('package.json')).upfront.version).toBe(manifest.version);
  expect(upgrade(root)).toEqual(nothing);
  expect(runScript('check', ['--root', root, '--strict'])).toMatchObject({ code: 0 });
});

test('elsewhere it refuses, and so does an engine older than the repository', () => {
  expect(upgrade(contentRoot())).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'Error: package.json here does not name upfront as a dependency. Run this in a content repository, as "upfront init" writes it.\n',
  });
  const root = repository();
  const path = join(root, 'package.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"version": "[^"]+"/u, '"version": "99.0.0"'));
  expect(upgrade(root)).toMatchObject({
    code: 2,
    stderr: `Error: This repository was written by Upfront 99.0.0, and this is ${manifest.version}. Install that version or a newer one.\n`,
  });
});
