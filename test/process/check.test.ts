import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const now = ['--now', '2026-11-23T12:00Z'];
const broken = {
  'incidents/2026/a.md': leastRecord.replace('10:12Z', '10:12'),
  'incidents/2026/b.md': leastRecord.replace('P1', 'P5'),
};

/** A record that is warned of. */
const bareRecord = leastRecord.replace('components: [checkout]\n', '');

test('says that all is fine, and exits with 0', () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  expect(runScript('check', ['--root', root, ...now])).toEqual({
    code: 0,
    stdout: '✓ 1 record and the config are fine.\n',
    stderr: '',
  });
});

test('for people: place, rule, message, the lines around it, and the remedy; exit 1', () => {
  const ran = runScript('check', ['--root', contentRoot(broken), ...now]);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toMatchInlineSnapshot(`
    "incidents/2026/a.md:6:9  timestamp-offset  "2026-11-23T10:12" has no UTC offset.
      5 | timeline:
    > 6 |   - at: 2026-11-23T10:12
        |         ^
      7 |     message: |
      → Write 2026-11-23T10:12Z if it is UTC, or the offset of your clock, as 2026-11-23T10:12+01:00.

    incidents/2026/b.md:3:11  unknown-severity  "P5" is not a known severity.
      2 | title: Checkout fails for some customers
    > 3 | severity: P5
        |           ^
      4 | components: [checkout]
      → Did you mean P0? Known: P0, P1, P2, P3.

    2 problems in 2 files.
    "
  `);
});

test('warnings alone: printed, and exit 0; with --strict exit 1', () => {
  const root = contentRoot({ 'incidents/a.md': bareRecord });
  const ran = runScript('check', ['--root', root, ...now]);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toMatchInlineSnapshot(`
    "incidents/a.md:3:11  warning  no-component  This public incident names no component: the page says that something is wrong, above a board that is all green.
      2 | title: Checkout fails for some customers
    > 3 | severity: P1
        |           ^
      4 | timeline:
      → Name what is affected, as components: [web].

    1 warning in 1 file.
    ✓ 1 record and the config can be built.
    "
  `);
  const strict = runScript('check', ['--root', root, ...now, '--strict']);
  expect(strict.code).toBe(1);
  expect(strict.stdout).not.toContain('✓');
  const fine = contentRoot({ 'incidents/a.md': leastRecord });
  expect(runScript('check', ['--root', fine, ...now, '--strict']).code).toBe(0);
});

test('for GitHub: one annotation a problem, on its line', () => {
  const ran = runScript('check', ['--root', contentRoot(broken), ...now, '--format', 'github']);
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatchInlineSnapshot(`
    "::error title=timestamp-offset,file=incidents/2026/a.md,line=6,col=9::"2026-11-23T10:12" has no UTC offset. Write 2026-11-23T10:12Z if it is UTC, or the offset of your clock, as 2026-11-23T10:12+01:00.
    ::error title=unknown-severity,file=incidents/2026/b.md,line=3,col=11::"P5" is not a known severity. Did you mean P0? Known: P0, P1, P2, P3.
    "
  `);
});

test('for GitHub and for programs a warning says that it is one', () => {
  const root = contentRoot({ 'incidents/a.md': bareRecord });
  const github = runScript('check', ['--root', root, ...now, '--format', 'github']);
  expect(github.code).toBe(0);
  expect(github.stdout).toMatch(/^::warning title=no-component,file=incidents\/a\.md,line=3,col=11::/u);
  const json = runScript('check', ['--root', root, ...now, '--format', 'json']);
  expect(json.code).toBe(0);
  expect(JSON.parse(json.stdout)).toMatchObject([
    { level: 'warning', file: 'incidents/a.md', line: 3, column: 11, rule: 'no-component' },
  ]);
});

test('for GitHub: hostile text stays inside its annotation', () => {
  const root = contentRoot({
    'incidents/a.md': leastRecord.replace('severity: P1', 'severity: "P1%0A::error::x"'),
  });
  const { stdout } = runScript('check', ['--root', root, ...now, '--format', 'github']);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(stdout).toContain('%250A');
});

test('for programs: an array, empty where all is fine', () => {
  const ran = runScript('check', ['--root', contentRoot(broken), ...now, '--format', 'json']);
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.stdout)).toMatchObject([
    { level: 'problem', file: 'incidents/2026/a.md', line: 6, column: 9, rule: 'timestamp-offset' },
    { file: 'incidents/2026/b.md', line: 3, column: 11, rule: 'unknown-severity' },
  ]);
  const fine = runScript('check', ['--root', contentRoot({}), ...now, '--format', 'json']);
  expect(fine).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
});

test('record text does not steer the terminal', () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord.replace('P1', 'P1\u001b[2J\u202e') });
  const { stdout } = runScript('check', ['--root', root, ...now]);
  expect(stdout).not.toContain('\u001b');
  expect(stdout).not.toContain('\u202e');
});

test.each([
  [['--format', 'xml'], 'Allowed choices are text, github, json.'],
  [['--nwo'], "unknown option '--nwo'"],
  [['--now', 'today'], 'Write an instant with its offset'],
  [['surplus'], 'too many arguments'],
])('wrong usage %j: says how, on standard error, and exits with 2', (args, message) => {
  const ran = runScript('check', args);
  expect(ran.code).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toContain(message);
});

test('--help explains itself', () => {
  const ran = runScript('check', ['--help']);
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatchInlineSnapshot(`
    "Usage: npm run check -- [options]

    Reports every problem and warning in records and config, with what to write
    instead.

    Options:
      --root <dir>       content root: the folder that holds incidents/ and config/
                         (default: the current folder)
      --now <instant>    work as if it were this instant, as 2026-11-23T10:41Z
      --format <format>  how to print them (choices: "text", "github", "json",
                         default: "text")
      --strict           exit with 1 on warnings, too
      --all              print every one as text, not the first ten of a rule
      -h, --help         show this help
    "
  `);
});

test('a root that is not there is a problem like any other', () => {
  const ran = runScript('check', ['--root', '/nonexistent/root', ...now]);
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('.:1:1  missing-file  There is no content root here.');
  expect(ran.stderr).toBe('');
});

test('a root that is a file is a problem, and not shown', () => {
  const ran = runScript('check', [
    '--root',
    join(contentRoot({ 'incidents/a.md': leastRecord }), 'incidents/a.md'),
  ]);
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('There is no content root here.');
  expect(ran.stdout).not.toContain('title');
});
