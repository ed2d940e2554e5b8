import { expect, test } from 'vitest';
import { runScript } from '../fixtures/run-script.ts';

test('a line for each number of records, against a floor of the same run', () => {
  const { code, stdout, stderr } = runScript('chores/bench', ['overdue', '--records', '20,40']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [head, ...lines] = stdout.trim().split('\n');
  expect(head).toBe('records  floor s  overdue s  times the floor');
  expect(lines.map((line) => line.trim().replace(/ .*/u, ''))).toEqual(['20', '40']);
  for (const line of lines) expect(line).toMatch(/^ +\d+ +\d+\.\d\d +\d+\.\d\d +\d+\.\d$/u);
});

test('both sites built from nothing, after a change, and after none, also where cState is not there', () => {
  const { code, stdout, stderr } = runScript('chores/bench', ['build', '--records', '30'], { CSTATE: '' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [head, line = ''] = stdout.trim().split('\n');
  expect(head?.split(/ {2,}/u)).toHaveLength(10);
  expect(line).toMatch(/^ *30 +– +\d+\.\d +– +\d+\.\d +– +\d+\.\d +\d+\.\d +\d+\.\d +\d+$/u);
});

test.each([
  [['tides'], 'Error: "tides" is not measured. Write overdue, build, actions or limits.\n'],
  [
    ['overdue', '--records', 'many'],
    'Error: --records takes whole numbers with commas between, as 1000,10000.\n',
  ],
])('wrong usage: %j; exit 2', (args, said) => {
  expect(runScript('chores/bench', args)).toEqual({ code: 2, stdout: '', stderr: said });
});

test.each([
  ['chores/bench', ['--root', 'x']],
  ['chores/bench', ['--now', '2026-11-23T10:41Z']],
  ['init', ['status', '--root', 'x']],
])('%s refuses what it would ignore: %j', (name, args) => {
  const { code, stderr } = runScript(name, args);
  expect(code).toBe(2);
  expect(stderr).toContain(`unknown option '${args.find((each) => each.startsWith('--'))}'`);
});
