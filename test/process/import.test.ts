import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { needs } from '../fixtures/needs.ts';
import { type Ran, runScript } from '../fixtures/run-script.ts';

const fixture = fileURLToPath(new URL('../fixtures/cstate', import.meta.url));
const corpus = fileURLToPath(new URL('../../../shared/corpora/cstate-jenkins', import.meta.url));
const now = ['--now', '2026-06-01T00:00:30Z'];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'upfront-import-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function runImport(site: string, out: string, ...more: string[]): Ran {
  return runScript('import', ['cstate', site, '--out', out, ...more]);
}

/** All files below a folder, with their texts. */
function filesOf(root: string): Map<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));
  return new Map(paths.sort().map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

/** A site of so many issues. */
function bigSite(issues: number): string {
  const site = folder();
  mkdirSync(join(site, 'content/issues'), { recursive: true });
  cpSync(join(fixture, 'config.yml'), join(site, 'config.yml'));
  const issue = readFileSync(join(fixture, 'content/issues/2026-01-05-catalogue-down.md'));
  for (let number = 0; number < issues; number += 1) {
    writeFileSync(join(site, `content/issues/issue-${number}.md`), issue);
  }
  return site;
}

test('writes what check finds nothing wrong with; a second run writes nothing', () => {
  const out = folder();
  const first = runImport(fixture, out, ...now);
  expect(first.code).toBe(1);
  expect(first.stdout.replaceAll(out, 'OUT')).toMatchInlineSnapshot(`
    "18 of 26 issue files are records: 12 incidents, 3 maintenances, 3 notices.
    20 files written in OUT, 0 unchanged, 0 kept as they were.
    6 files could not be read, and are not imported.
    Errors: 1 date-missing, 1 front-matter-fence, 3 front-matter-language, 1 yaml.
    Warnings: 1 comment, 1 control-character, 1 date-missing, 1 duplicate-name, 2 duration, 1 empty-category, 2 end-missing, 3 future, 1 hidden, 1 html, 3 id-collision, 3 internal-mark, 1 maintenance-open, 2 no-issue, 1 no-name, 1 no-offset, 2 no-time, 1 open-with-end, 2 other-key, 1 resolved-missing, 2 shortcode, 1 timestamp, 1 timestamp-form, 1 title-missing, 2 unknown-severity, 3 unknown-system.
    "
  `);
  const files = filesOf(out);
  expect(files.size).toBe(20);
  expect(runScript('check', ['--root', out, ...now])).toMatchObject({ code: 0, stderr: '' });
  // What check keeps for its next run is no part of the import.
  rmSync(join(out, '.cache'), { recursive: true });
  const second = runImport(fixture, out, '--now', '2026-09-01T00:00Z');
  expect(second.stdout).toContain('0 files written');
  expect(second.stdout).toContain('20 unchanged');
  expect(second.stderr).toBe(first.stderr);
  expect(filesOf(out)).toEqual(files);
});

test('a dry run says what it would write, and writes nothing', () => {
  const out = join(folder(), 'not-there');
  const ran = runImport(fixture, out, '--dry-run', ...now);
  expect(ran.stdout).toContain('would write   incidents/2026/2026-02-01-loan-desk-2.md\n');
  expect(ran.stdout).toContain('20 files to write');
  expect(existsSync(out)).toBe(false);
});

test('--map and --force reach the plan', () => {
  const out = folder();
  runImport(fixture, out, ...now);
  expect(runImport(fixture, out, '--map', 'down=P2', ...now).stdout).toContain('0 files written');
  runImport(fixture, out, '--map', 'down=P2', '--map', 'critical=P3', '--force', ...now);
  const files = filesOf(out);
  expect(files.get('incidents/2026/2026-02-03-backwards.md')).toContain('severity: P2');
  expect(files.get('incidents/2026/2026-02-04-odd-severity.md')).toContain('severity: P3');
});

test('what cannot be read is told of, and the rest is imported', () => {
  const site = folder();
  cpSync(fixture, site, { recursive: true });
  const issues = join(site, 'content/issues');
  for (const name of readdirSync(issues))
    if (!name.includes('loan-desk')) rmSync(join(issues, name), { recursive: true });
  symlinkSync('/etc/hostname', join(issues, 'link.md'));
  writeFileSync(join(issues, 'latin.md'), Buffer.from([0x2d, 0xe9, 0x0a]));
  writeFileSync(join(issues, 'large.md'), 'x'.repeat(1024 * 1024 + 1));
  writeFileSync(join(issues, 'page.html'), '<p>x</p>');
  writeFileSync(join(issues, 'picture.png'), '');
  const ran = runImport(site, folder(), ...now);
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('1 of 5 issue files are records');
  expect(
    ran.stderr
      .split('\n')
      .filter((line) => line.includes('error'))
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "content/issues/large.md:1:1  error  file-size  The file has 1025 KiB; at most 1024 KiB are read. It was not imported.
    content/issues/latin.md:1:1  error  encoding  The file is not UTF-8 text. It was not imported. Save it as UTF-8 first.
    content/issues/link.md:1:1  error  symlink  A symbolic link leads from here out of content/. It was not imported.
    content/issues/page.html:1:1  error  not-markdown  This file is no Markdown. It was not imported. Write it as Markdown first."
  `);
});

describe('wrong usage', () => {
  test.each([
    ['nothing', []],
    ['a system nobody knows', ['pigeon', fixture, '--out', 'x']],
    ['no folder to write to', ['cstate', fixture]],
    ['half a map', ['cstate', fixture, '--out', 'x', '--map', 'down']],
    ['an incident made of planned work', ['cstate', fixture, '--out', 'x', '--map', 'Notice=P3']],
    ['a severity that the policy does not have', ['cstate', fixture, '--out', 'x', '--map', 'down=P9']],
  ])('%s', (name, args) => {
    const { code, stdout, stderr } = runScript('import', args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatchSnapshot(name);
  });

  test('a folder that is no cState site', () => {
    const site = folder();
    const ran = runImport(site, folder());
    expect(ran.code).toBe(2);
    expect(ran.stderr.replaceAll(site, 'SITE')).toMatchInlineSnapshot(`
      "Error: No cState site in SITE: looked for the folder content/issues, and for config.yml, config.yaml, hugo.yml, hugo.yaml.
      "
    `);
    mkdirSync(join(site, 'content/issues'), { recursive: true });
    expect(runImport(site, folder()).code).toBe(2);
    writeFileSync(join(site, 'config.toml'), 'title = "T"\n');
    expect(runImport(site, folder()).stderr).toMatchInlineSnapshot(`
      "Error: config.toml is no YAML, and this command reads YAML alone: write its content as config.yml.
      "
    `);
  });

  test('a place that cannot be written to', () => {
    const out = join(folder(), 'file');
    writeFileSync(out, 'mine');
    const ran = runImport(fixture, out, ...now);
    expect(ran.code).toBe(1);
    expect(ran.stderr.split('\n').at(-2)?.replaceAll(out, 'OUT')).toMatchInlineSnapshot(
      `"Run the command again for the rest; what is written already stays."`,
    );
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });
});

test('killed while it writes, it leaves whole files, and the next run makes the rest', async () => {
  const site = bigSite(600);
  const [out, whole] = [folder(), folder()];
  const script = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url));
  const child = spawn(process.execPath, [script, 'cstate', site, '--out', out, ...now], { stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((done) => child.once('exit', (_, signal) => done(signal)));
  while (child.exitCode === null && !existsSync(join(out, 'incidents'))) await sleep(1);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');

  runImport(site, whole, ...now);
  const expected = filesOf(whole);
  const left = [...filesOf(out)].filter(([path]) => !path.endsWith('.tmp'));
  expect(left.length).toBeLessThan(expected.size);
  for (const [path, text] of left) expect(text).toBe(expected.get(path));
  expect(runImport(site, out, ...now).code).toBe(0);
  expect([...filesOf(out)].filter(([path]) => !path.endsWith('.tmp'))).toEqual([...expected]);
});

test('the history of a real public status page: 297 of 297', needs('corpora', existsSync(corpus)), () => {
  const out = folder();
  const ran = runImport(corpus, out);
  expect(ran.code).toBe(0);
  expect(ran.stdout.replaceAll(out, 'OUT')).toMatchInlineSnapshot(`
  "297 of 297 issue files are records: 242 incidents, 55 maintenances, 0 notices.
  299 files written in OUT, 0 unchanged, 0 kept as they were.
  Warnings: 7 comment, 10 duration, 1 empty-category, 1 html, 4 id-collision, 21 no-offset, 10 timestamp-form, 78 unknown-system.
  "
`);
  expect(runScript('check', ['--root', out]).stdout).toContain('297 records');
  expect(runImport(corpus, out).stdout).toContain('299 unchanged');
});
