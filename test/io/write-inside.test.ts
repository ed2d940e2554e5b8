import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultOfFolders, writeInside } from '#io/write-inside.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { canary, outside } from '../fixtures/odd-files.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const path = 'incidents/2026/a.md';

test.each<[what: string, make: (root: string, away: string) => void, fault: object | undefined]>([
  ['nothing', () => {}, undefined],
  ['a folder', (root) => mkdirSync(join(root, 'incidents/2026')), undefined],
  ['a link to a folder beside it', (root) => linked(root, 'real', 'incidents/2026'), undefined],
  ['the old file', (root) => put(root, path, 'old'), undefined],
  [
    'a link in place of the top folder',
    (root, away) => linked(root, away, 'incidents'),
    { fault: 'outside' },
  ],
  ['a link in place of a folder', (root, away) => linked(root, away, 'incidents/2026'), { fault: 'outside' }],
  ['a link to another folder', (root) => linked(root, '../config', 'incidents/2026'), { fault: 'outside' }],
  ['a link to nowhere', (root) => linked(root, 'nowhere', 'incidents/2026'), { fault: 'dangling' }],
  ['a link to itself', (root) => linked(root, '2026', 'incidents/2026'), { fault: 'circle' }],
  ['a file', (root) => put(root, 'incidents/2026', 'x'), { fault: 'kind', kind: 'file' }],
])('where there is %s', async (_what, make, fault) => {
  const root = contentRoot({ 'incidents/real/b.md': 'b' });
  const away = outside().folder;
  make(root, away);
  const before = filesBelow(away);
  expect(faultOfFolders(root, path)).toEqual(fault);
  expect(await writeInside(root, path, 'new')).toEqual(fault);
  expect(filesBelow(away)).toEqual(before);
  if (!fault) expect(readFileSync(join(root, path), 'utf8')).toBe('new');
});

test('a link in place of the file is replaced, and what it leads to is left as it is', async () => {
  const root = contentRoot({});
  const { file } = outside();
  linked(root, file, path);
  await writeInside(root, path, 'new');
  expect(readFileSync(join(root, path), 'utf8')).toBe('new');
  expect(readFileSync(file, 'utf8')).toBe(canary);
});

function put(root: string, at: string, text: string): void {
  mkdirSync(join(root, at, '..'), { recursive: true });
  writeFileSync(join(root, at), text);
}

function linked(root: string, target: string, at: string): void {
  mkdirSync(join(root, at, '..'), { recursive: true });
  rmSync(join(root, at), { recursive: true, force: true });
  symlinkSync(target, join(root, at));
}
