import { mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  checkPublicFiles,
  copyPublicFiles,
  listPublicFiles,
  type PublicFile,
  readPublicFile,
} from '#io/public-files.ts';
import { contentRoot } from '../fixtures/content-root.ts';
import { canary, oddities, outside } from '../fixtures/odd-files.ts';
import { problemLines } from '../fixtures/problem-lines.ts';
import { filesBelow, findWords } from '../fixtures/search-bytes.ts';

const ids = {
  records: new Map([['checkout-errors', 'incidents/2026/checkout-errors.md']]),
  components: ['checkout'],
};

const paths = (files: readonly PublicFile[]) => files.map(({ folder, path }) => `${folder}/${path}`);

test('public/ goes to both sites, internal/ to the internal one, where it goes first', () => {
  const root = contentRoot({
    'public/logo.svg': 'public',
    'public/robots.txt': 'Allow: /',
    'public/.well-known/security.txt': 'x',
    'public/.DS_Store': 'x',
    'public/.git/config': 'x',
    'internal/logo.svg': 'internal',
    'internal/plan.pdf': 'x',
  });
  expect(paths(listPublicFiles(root, 'public'))).toEqual([
    'public/.well-known/security.txt',
    'public/logo.svg',
    'public/robots.txt',
  ]);
  expect(paths(listPublicFiles(root, 'internal'))).toEqual([
    'public/.well-known/security.txt',
    'internal/logo.svg',
    'internal/plan.pdf',
  ]);
  expect(checkPublicFiles(root, 'internal', ids)).toEqual([]);
});

test('without the folders there are no files', () => {
  expect(listPublicFiles(contentRoot({}), 'internal')).toEqual([]);
});

test('no link leads out of its folder, not even into another one of the same root', () => {
  const root = contentRoot({
    'public/logo.svg': 'logo',
    'internal/plan.txt': canary,
    'incidents/a.md': canary,
    'config/oncall.yml': canary,
  });
  const { file, folder } = outside();
  const links = {
    'oncall.txt': '../config/oncall.yml',
    inc: '../incidents',
    plan: '../internal',
    'a.txt': file,
    folder,
    up: '..',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, 'public', name));
  symlinkSync('logo.svg', join(root, 'public/favicon.svg'));
  expect(paths(listPublicFiles(root, 'public'))).toEqual(['public/favicon.svg', 'public/logo.svg']);
  expect(problemLines(checkPublicFiles(root, 'internal', ids))).toMatchInlineSnapshot(`
    "public/a.txt:1:1 symlink
      A symbolic link leads from here out of public/.
      → Put the file itself here.
    public/folder:1:1 symlink
      A symbolic link leads from here out of public/.
      → Put the file itself here.
    public/inc:1:1 symlink
      A symbolic link leads from here out of public/.
      → Put the file itself here.
    public/oncall.txt:1:1 symlink
      A symbolic link leads from here out of public/.
      → Put the file itself here.
    public/plan:1:1 symlink
      A symbolic link leads from here out of public/.
      → Put the file itself here.
    public/up:1:1 symlink
      A symbolic link leads from here out of public/.
      → Put the file itself here."
  `);
});

test.each(['public', 'internal', 'public/a'])('%s itself is no link out of it', async (name) => {
  const root = contentRoot({ 'public/a/b.txt': 'x', 'internal/b.txt': 'x' });
  rmSync(join(root, name), { recursive: true });
  symlinkSync(outside().folder, join(root, name));
  const found = listPublicFiles(root, 'internal').map(({ path }) => path);
  expect(found.filter((path) => /secret|more/u.test(path))).toEqual([]);
  expect(checkPublicFiles(root, 'internal', ids)).toMatchObject([{ file: name, rule: 'symlink' }]);
});

test('the root itself may be a link, and links within one folder are fine', () => {
  const root = contentRoot({ 'public/v2/logo.svg': 'logo' });
  symlinkSync('v2', join(root, 'public/latest'));
  const { folder } = outside();
  symlinkSync(root, join(folder, 'root'));
  const linked = join(folder, 'root');
  expect(checkPublicFiles(linked, 'internal', ids)).toEqual([]);
  const files = listPublicFiles(linked, 'public');
  expect(paths(files)).toEqual(['public/latest/logo.svg', 'public/v2/logo.svg']);
  for (const file of files) expect(readPublicFile(linked, file)).toEqual({ bytes: Buffer.from('logo') });
});

test('a file that has become something else since it was listed is not read', () => {
  for (const [name, make] of Object.entries(oddities)) {
    if (/file of|empty file|no text/u.test(name)) continue;
    const root = contentRoot({ 'public/a.txt': 'x' });
    const [file] = listPublicFiles(root, 'public');
    unlinkSync(join(root, 'public/a.txt'));
    make(join(root, 'public/a.txt'));
    expect(file && readPublicFile(root, file), name).toMatchObject({ file: 'public/a.txt', line: 1 });
  }
});

test('links that multiply end in a problem, and at once', () => {
  const root = contentRoot({});
  for (let level = 0; level < 40; level += 1) {
    mkdirSync(join(root, `public/${level}`), { recursive: true });
    for (const name of ['a', 'b']) symlinkSync(`../${level + 1}`, join(root, `public/${level}/${name}`));
  }
  const rules = checkPublicFiles(root, 'internal', ids).map(({ rule }) => rule);
  expect(new Set(rules)).toEqual(new Set(['symlink']));
});

test('a file larger than hosts take', () => {
  const root = contentRoot({ 'public/film.mp4': Buffer.alloc(25 * 1024 * 1024 + 1) });
  expect(listPublicFiles(root, 'public')).toEqual([]);
  expect(checkPublicFiles(root, 'internal', ids)).toMatchObject([
    { file: 'public/film.mp4', rule: 'file-size' },
  ]);
  writeFileSync(join(root, 'public/film.mp4'), Buffer.alloc(25 * 1024 * 1024));
  expect(checkPublicFiles(root, 'internal', ids)).toEqual([]);
});

test('files that would take the place of what Upfront makes', () => {
  const root = contentRoot({
    'public/index.html': 'x',
    'public/_headers': '/*\n  X-Frame-Options: SAMEORIGIN\n',
    'public/API/v2/status.json': '{}',
    'public/incidents/checkout-errors.html': 'x',
    'public/incidents/old-address.html': 'x',
    'internal/llms.txt': 'x',
    'public/robots.txt': 'x',
    'public/share.png': 'x',
    'public/favicon.ico': 'x',
  });
  expect(problemLines(checkPublicFiles(root, 'internal', ids))).toMatchInlineSnapshot(`
    "public/API/v2/status.json:1:1 taken-address
      This file would take the place of the API, at the address API/v2/status.json.
      → Give it another name. docs/customise.md lists the files that you may replace.
    public/_headers:1:1 taken-address
      This file would take the place of the headers for the host, at the address _headers.
      → Write your headers into config/site.yml, as headers: { Strict-Transport-Security: max-age=31536000 }, and remove this file.
    public/incidents/checkout-errors.html:1:1 taken-address
      This file would take the place of the page of incidents/2026/checkout-errors.md, at the address incidents/checkout-errors.html.
      → Give it another name. docs/customise.md lists the files that you may replace.
    public/index.html:1:1 taken-address
      This file would take the place of the front page, at the address index.html.
      → Give it another name. docs/customise.md lists the files that you may replace.
    internal/llms.txt:1:1 taken-address
      This file would take the place of a file of a later version of Upfront, at the address llms.txt.
      → Give it another name. docs/customise.md lists the files that you may replace."
  `);
});

test.each(['robots.txt', 'share.png', 'icon.svg'])('%s is the operator’s to give, but no folder', (name) => {
  const given = contentRoot({ [`public/${name}`]: 'x' });
  expect(checkPublicFiles(given, 'public', ids)).toEqual([]);
  const folder = contentRoot({ [`public/${name}/a.txt`]: 'x' });
  expect(checkPublicFiles(folder, 'public', ids)).toMatchObject([
    { file: `public/${name}/a.txt`, rule: 'taken-address' },
  ]);
});

test('a file of one folder and a folder of the other have no place together on the internal site', () => {
  const root = contentRoot({
    'public/a': 'x',
    'internal/a/b/c.txt': 'x',
    'public/d/e/f.txt': 'x',
    'internal/d/e': 'x',
    'public/same/g.txt': 'x',
    'internal/same/h.txt': 'x',
    'internal/same/g.txt': 'x',
  });
  expect(checkPublicFiles(root, 'public', ids)).toEqual([]);
  expect(problemLines(checkPublicFiles(root, 'internal', ids))).toMatchInlineSnapshot(`
    "internal/a/b/c.txt:1:1 taken-address
      This file and the file public/a need one place on the internal site.
      → Give one of the two another name.
    internal/d/e:1:1 taken-address
      This file and the folder public/d/e need one place on the internal site.
      → Give one of the two another name."
  `);
});

test('what is copied has the bytes of the files, and nothing from outside', async () => {
  const root = contentRoot({ 'public/a/logo.svg': Buffer.from([0, 255, 10, 13]) });
  for (const [index, make] of Object.values(oddities).entries()) make(join(root, `public/${index}`));
  const to = join(outside('').folder, 'copy');
  await copyPublicFiles(root, 'public', to);
  expect(filesBelow(to)).toEqual(['0', '1', '2', 'a/logo.svg']);
  expect(readFileSync(join(to, 'a/logo.svg'))).toEqual(Buffer.from([0, 255, 10, 13]));
  expect(findWords([to], [canary])).toEqual([]);
});
