import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { lockBuild } from '#engine/build-lock.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { outside } from '../fixtures/odd-files.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const program = 'mkfifo';

test.each<[what: string, path: string, make: (path: string) => void]>([
  ['a link out of the content root', '.cache', (path) => symlinkSync(outside().folder, path)],
  ['such a link in it', '.cache/public', (path) => symlinkSync(outside().folder, path)],
  ['a link out of the content root', 'dist', (path) => symlinkSync(outside().folder, path)],
  ['a link to the root itself', 'dist', (path) => symlinkSync('.', path)],
  ['a file', '.cache', (path) => writeFileSync(path, '')],
  ['a pipe', '.cache', (path) => execFileSync(program, [path])],
])('%s in the place of %s is refused, and nothing is written', (_what, path, make) => {
  const root = contentRoot({});
  mkdirSync(dirname(join(root, path)), { recursive: true });
  make(join(root, path));
  const before = filesBelow(root);
  expect(() => lockBuild(root)).toThrow(path);
  expect(filesBelow(root)).toEqual(before);
});

test.each<[what: string, make: (path: string) => void]>([
  ['a pipe', (path) => execFileSync(program, [path])],
  ['a link to a device that never ends', (path) => symlinkSync('/dev/zero', path)],
  ['a lock whose owner is gone', (path) => writeFileSync(path, '999999999')],
])('%s in the place of the lock does not stop a build', (_what, make) => {
  const root = contentRoot({});
  mkdirSync(join(root, '.cache'));
  make(join(root, '.cache/build.lock'));
  lockBuild(root)();
  expect(filesBelow(join(root, '.cache'))).toEqual([]);
});

test('two builds of one root do not run at once', () => {
  const root = contentRoot({});
  const unlock = lockBuild(root);
  expect(() => lockBuild(root)).toThrow('Another build');
  unlock();
  lockBuild(root)();
});
