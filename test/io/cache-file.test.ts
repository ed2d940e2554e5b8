import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { keep, readKept } from '#io/cache-file.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { canary, outside } from '../fixtures/odd-files.ts';

const program = 'mkfifo';
const entries = new Map([['a', 1]]);

test.each<[what: string, make: (path: string) => void]>([
  ['nothing', () => {}],
  ['a damaged file', (path) => writeFileSync(path, '1 x\n[]')],
  ['a file without lines', (path) => writeFileSync(path, 'null')],
  ['a link to a file of somebody else', (path) => symlinkSync(outside().file, path)],
  ['a link to nowhere', (path) => symlinkSync('nowhere', path)],
  ['a pipe', (path) => execFileSync(program, [path])],
  ['a link to a device that never ends', (path) => symlinkSync('/dev/zero', path)],
  ['such a link in place of the temporary file', (path) => symlinkSync(outside().file, `${path}.tmp`)],
  ['a folder in place of the temporary file', (path) => mkdirSync(`${path}.tmp`)],
])('where there is %s, nothing is kept yet, and then what is kept now', (_what, make) => {
  const file = {
    path: join(contentRoot({}), '.cache/public/x.json'),
    version: '1',
    force: false,
    warn: () => {},
  };
  mkdirSync(dirname(file.path), { recursive: true });
  make(file.path);
  expect(readKept(file)).toEqual(new Map());
  keep(file, entries);
  expect(readKept(file)).toEqual(entries);
  expect(readKept({ ...file, version: '2' })).toEqual(new Map());
});

test('a folder in place of the file is removed, for the next run', () => {
  const file = { path: join(contentRoot({}), 'x.json'), version: '1', force: false, warn: () => {} };
  mkdirSync(join(file.path, 'below'), { recursive: true });
  keep(file, entries);
  expect(existsSync(file.path)).toBe(false);
  keep(file, entries);
  expect(readKept(file)).toEqual(entries);
});

test('no link is written through', () => {
  const { file } = outside();
  const path = join(contentRoot({}), 'x.json');
  symlinkSync(file, path);
  symlinkSync(file, `${path}.tmp`);
  keep({ path, version: '1', force: false, warn: () => {} }, entries);
  expect(readFileSync(file, 'utf8')).toBe(canary);
});
