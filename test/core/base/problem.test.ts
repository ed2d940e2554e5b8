import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byLevel, hidingRest, type Level, type Problem, stopsBuild } from '#core/base/problem.ts';

const place: Problem = { file: 'incidents/a.md', line: 1, column: 1, rule: 'yaml', message: '', hint: '' };
const list = fc.array(
  fc.constantFrom<Level | undefined>('problem', 'warning', undefined).map((level) => ({ ...place, level })),
);

test('a list stops a build if, and only if, something in it is no warning; nothing is lost when it is separated', () => {
  fc.assert(
    fc.property(list, (all) => {
      const { problems, warnings } = byLevel(all);
      expect(stopsBuild(all)).toBe(problems.length > 0);
      expect(problems.length + warnings.length).toBe(all.length);
      expect(warnings.every(({ level }) => level === 'warning')).toBe(true);
      expect(problems.some(({ level }) => level === 'warning')).toBe(false);
    }),
  );
});

test('a problem that does not say its level is a problem', () => {
  expect(stopsBuild([place])).toBe(true);
  expect(stopsBuild([{ ...place, level: 'warning' }])).toBe(false);
  expect(stopsBuild([])).toBe(false);
});

test('of problems that hide the rest of a file the first one says so', () => {
  const problem = { file: 'a.md', line: 1, column: 1, rule: 'yaml', message: 'No.', hint: 'Yes.' } as const;
  expect(hidingRest([problem, problem]).map(({ message, hint }) => `${message} ${hint}`)).toEqual([
    'No. The rest of the file is not checked yet. Yes.',
    'No. Yes.',
  ]);
  expect(hidingRest([])).toEqual([]);
});
