import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandLine } from '#terminal/invocation.ts';
import manifest from '../../package.json' with { type: 'json' };
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const files = readdirSync(new URL('../../scripts', import.meta.url)).filter((name) => name.endsWith('.ts'));
const commands = files.map((name) => name.replace('.ts', '')).filter((name) => name !== 'upfront');

test('every file of scripts/ is a command of upfront, and an npm script of this repository', () => {
  const { stdout, code } = runScript('upfront', ['--help']);
  expect(code).toBe(0);
  const listed = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gmu)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(commands.toSorted());
  for (const name of commands) {
    expect(manifest.scripts).toMatchObject({ [name]: `node scripts/${name}.ts` });
  }
});

test('runs a command with its options and its exit code', () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord.replace('P1', 'P9') });
  const args = ['--root', root, '--now', '2026-11-23T12:00Z', '--format', 'json'];
  expect(runScript('upfront', ['check', ...args])).toEqual(runScript('check', args));
});

test('--version is that of package.json', () => {
  expect(runScript('upfront', ['--version'])).toEqual({
    code: 0,
    stdout: `${manifest.version}\n`,
    stderr: '',
  });
});

test.each([
  ['chekc', '"chekc" is no command. Did you mean npm run check?\n'],
  ['constructor', '"constructor" is no command. upfront --help lists the commands.\n'],
])('%s is no command: exit 2', (name, stderr) => {
  expect(runScript('upfront', [name])).toEqual({ code: 2, stdout: '', stderr });
});

test.each([
  ['check', '', true, 'upfront check'],
  ['check', '--strict', true, 'upfront check --strict'],
  ['check', '', false, 'npm run check'],
  ['check', '--strict', false, 'npm run check -- --strict'],
  ['start', '', false, 'npm start'],
] as const)('how %s %s is written (packaged: %s)', (name, args, packaged, expected) => {
  expect(commandLine(name, args, packaged)).toBe(expected);
});
