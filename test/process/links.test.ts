import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { canary, outside } from '../fixtures/odd-files.ts';
import { type Ran, runScript } from '../fixtures/run-script.ts';
import { filesBelow, findWords } from '../fixtures/search-bytes.ts';

const now = ['--now', '2026-11-23T12:00Z'];
const cstate = fileURLToPath(new URL('../fixtures/cstate', import.meta.url));
const files = { 'incidents/2026/a.md': leastRecord, 'public/logo.svg': 'logo', 'internal/plan.txt': 'plan' };

/** What a command printed shows nothing from behind a link, and no fault of ours. */
function showsNothing({ stdout, stderr }: Ran): void {
  for (const text of [stdout, stderr]) {
    expect(text).not.toContain(canary);
    expect(text).not.toContain('itself failed');
  }
}

function link(root: string, links: Readonly<Record<string, string>>): void {
  for (const [path, target] of Object.entries(links)) {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    rmSync(full, { recursive: true, force: true });
    symlinkSync(target, full);
  }
}

const commands: readonly (readonly [name: string, ...args: string[]])[] = [
  ['check', '--format', 'text', '--all'],
  ['check', '--format', 'github'],
  ['check', '--format', 'json'],
  ['build'],
  ['overdue', '--dry-run'],
  ['overdue', '--dry-run', '--json'],
  ['report'],
  ['report', '--audience', 'internal', '--format', 'json'],
  ['oncall'],
  ['config'],
];

test('no command reads, prints or keeps what links of every kind lead to, the root being one too', () => {
  const { file, folder } = outside(`# ${canary}\ntitle: ${canary}\n${canary}: [\n`);
  symlinkSync(file, join(folder, 'link'));
  const real = contentRoot({ ...files, 'internal/plan.txt': canary, 'config/canary.yml': canary });
  const links = {
    'public/file.txt': file,
    'public/folder': folder,
    'public/twice.txt': join(folder, 'link'),
    'public/below/deep.txt': `../../../${folder.split('/').at(-1)}/secret.md`,
    'public/config.txt': '../config/canary.yml',
    'public/incidents': '../incidents',
    'public/internal': '../internal',
    'public/environment.txt': '/proc/self/environ',
    'internal/file.txt': file,
    'internal/config': '../config',
    'incidents/2026/c.md': file,
    'incidents/2025': folder,
    'incidents/d.md': '../config/canary.yml',
    'config/oncall.yml': file,
    'config/strings/en.json': file,
    'pages/about.md': file,
    'style.css': file,
  };
  link(real, links);
  const root = join(outside().folder, 'root');
  symlinkSync(real, root);

  const all = runScript('check', ['--root', root, ...now, '--format', 'json']);
  const found = JSON.parse(all.stdout).filter(({ rule }: { rule: string }) => rule === 'symlink');
  expect(found.map((problem: { file: string }) => problem.file)).toEqual(Object.keys(links).sort());
  for (const [name, ...args] of commands) {
    const ran = runScript(name, [...args, '--root', root, ...now], { SECRET_OF_THE_MACHINE: canary });
    showsNothing(ran);
    expect({ name, code: ran.code }).toEqual({ name, code: 1 });
  }
  expect(readdirSync(real)).not.toContain('dist');

  // Each config file that is needed, on its own: what a site cannot do without.
  for (const needed of ['config/site.yml', 'config/components.yml', 'config/policy.yml', 'config']) {
    const one = contentRoot(files);
    link(one, { [needed]: needed === 'config' ? folder : file });
    for (const name of ['check', 'build']) {
      const ran = runScript(name, ['--root', one, ...now]);
      showsNothing(ran);
      expect(ran.code).toBe(1);
    }
  }
});

test('a site that is built beside such links has nothing from behind them, nor has its cache', () => {
  const { file, folder } = outside();
  const root = contentRoot(files);
  link(root, {
    'config/oncall.yml': file,
    'internal/file.txt': file,
    'internal/folder': folder,
    'public/same.svg': 'logo.svg',
    'public/icons': '.well-known',
    'public/.well-known/logo.svg': '../logo.svg',
  });
  const ran = runScript('build', ['--root', root, ...now, '--audience', 'public']);
  showsNothing(ran);
  expect(ran.code).toBe(0);
  for (const path of ['same.svg', 'icons/logo.svg', '.well-known/logo.svg']) {
    expect(readFileSync(join(root, 'dist/public', path), 'utf8')).toBe('logo');
  }
  // A broken oncall.yml stops neither site.
  rmSync(join(root, 'internal'), { recursive: true });
  const both = runScript('build', ['--root', root, ...now]);
  showsNothing(both);
  expect(both.code).toBe(1);
  expect(filesBelow(join(root, 'dist'))).toContain('internal/on-call.html');
  expect(findWords([join(root, 'dist'), join(root, '.cache')], [canary])).toEqual([]);
});

test('nothing is kept behind a link in .cache, and nothing there is removed', () => {
  const { folder } = outside();
  writeFileSync(join(folder, 'records.json'), 'theirs');
  writeFileSync(join(folder, 'records.json.tmp'), 'theirs');
  const root = contentRoot(files);
  link(root, { '.cache/internal': folder });
  const ran = runScript('check', ['--root', root, ...now]);
  showsNothing(ran);
  expect(ran.code).toBe(0);
  for (const name of ['records.json', 'records.json.tmp'])
    expect(readFileSync(join(folder, name), 'utf8')).toBe('theirs');
});

test('import reads through no link out of the other site', () => {
  const { file, folder } = outside(`---\ntitle: ${canary}\nsection: issue\n---\n${canary}\n`);
  const out = join(contentRoot({}), 'out');
  const run = (links: Readonly<Record<string, string>>): Ran => {
    const site = join(contentRoot({}), 'site');
    cpSync(cstate, site, { recursive: true });
    link(site, links);
    const ran = runScript('import', ['cstate', site, '--out', out, ...now]);
    showsNothing(ran);
    return ran;
  };
  const issues = {
    'content/issues/x.md': file,
    'content/issues/y': folder,
    'content/issues/z.md': '../../config.yml',
  };
  expect(run(issues).stderr.match(/ {2}symlink {2}/gu)).toHaveLength(3);
  expect(run({ 'config.yml': file }).code).toBe(2);
  expect(run({ 'content/issues': folder }).code).toBe(2);
  expect(run({ content: folder }).code).toBe(2);
  expect(findWords([out], [canary])).toEqual([]);
});

test('import writes through no link out of a folder of the new root, which may be a link itself', () => {
  const away = outside().folder;
  const root = contentRoot({});
  rmSync(join(root, 'config'), { recursive: true });
  link(root, { config: away, incidents: away });
  const before = filesBelow(away);
  const linked = join(outside().folder, 'root');
  symlinkSync(root, linked);
  const dry = runScript('import', ['cstate', cstate, '--out', linked, '--dry-run', ...now]);
  const ran = runScript('import', ['cstate', cstate, '--out', linked, ...now]);
  expect(filesBelow(away)).toEqual(before);
  expect(dry.stdout).toContain('0 files to write');
  expect(ran.stdout).toContain('0 files written');
  expect(ran.stderr).toContain(
    'error config/site.yml cannot be written. A symbolic link leads from here out of config/.\n',
  );
  expect([dry.code, ran.code]).toEqual([1, 1]);
  showsNothing(ran);
});
