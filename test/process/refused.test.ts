import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { needs } from '../fixtures/needs.ts';
import { runScript } from '../fixtures/run-script.ts';

const now = ['--now', '2026-11-23T12:00Z'];
const top = fileURLToPath(new URL('../../', import.meta.url));
const check = join(top, 'scripts/check.ts');

/** The superuser may read everything: then the command runs as a user without rights. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const canRead = spawnSync(
  process.execPath,
  ['-e', 'require("fs").readFileSync(process.argv[1])', check],
  asNobody,
);

test.each([
  'incidents',
  'incidents/2026',
  'incidents/2026/a.md',
  'config/site.yml',
  'public/logo.svg',
  'public',
  'internal/a/b.txt',
  'style.css',
  'pages',
])(
  '%s that may not be read is a problem with a place, beside all others',
  needs('readable', canRead.status === 0),
  (path) => {
    const root = contentRoot({
      'incidents/2026/a.md': leastRecord,
      'public/logo.svg': 'x',
      'internal/a/b.txt': 'x',
      'style.css': '.a {}',
      'pages/about.md': '---\ntitle: A\n---\n',
      'pages/wrong.md': 'no front matter',
      'public/index.html': 'x',
    });
    chmodSync(root, 0o755);
    chmodSync(join(root, path), 0);
    onTestFinished(() => chmodSync(join(root, path), 0o755));
    const args = ['--root', root, ...now, '--format', 'json'];
    const ran = spawnSync(process.execPath, [check, ...args], { ...asNobody, cwd: '/', encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    const found: { file: string; rule: string; message: string }[] = JSON.parse(ran.stdout);
    expect(found).toContainEqual(
      expect.objectContaining({ file: path, rule: 'unreadable', message: 'This may not be read (EACCES).' }),
    );
    const others = ['pages/wrong.md', 'public/index.html'].filter((file) => !file.startsWith(`${path}/`));
    expect(found.map(({ file }) => file)).toEqual(expect.arrayContaining(others));
    expect(ran.status).toBe(1);
  },
);

test.each([
  [
    '.cache',
    (path: string) => writeFileSync(path, 'x'),
    /^Error: \.cache: This is a file, and a folder belongs here\. Remove it/u,
  ],
  [
    'dist',
    (path: string) => writeFileSync(path, 'x'),
    /^Error: dist: This is a file, and a folder belongs here\. Remove it/u,
  ],
])('a build that finds no place for %s says so', (name, make, message) => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  make(join(root, name));
  const ran = runScript('build', ['--root', root, ...now, '--audience', 'public']);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(message);
  expect(ran.stderr).not.toContain('itself failed');
});

test('a folder in place of the lock is no lock', () => {
  const root = contentRoot({});
  mkdirSync(join(root, '.cache/build.lock'), { recursive: true });
  expect(runScript('build', ['--root', root, ...now, '--audience', 'public'])).toMatchObject({
    code: 0,
    stderr: '',
  });
});
