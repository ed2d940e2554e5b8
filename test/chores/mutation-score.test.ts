import { expect, test } from 'vitest';
import { scoreOf } from '../../scripts/chores/mutation-score.ts';

const mutant = (status: string, line = 1) => ({
  status,
  mutatorName: 'ArithmeticOperator',
  replacement: 'a\n  - b',
  location: { start: { line, column: 5 } },
});

test('what was noticed, of what was tried, and where something was not', () => {
  const files = {
    'src/core/a.ts': {
      mutants: ['Killed', 'Timeout', 'Ignored', 'RuntimeError'].map((status) => mutant(status)),
    },
    'src/core/b.ts': { mutants: [mutant('Survived', 3), mutant('NoCoverage', 4)] },
  };
  expect(scoreOf('rules', 85, { files })).toEqual({
    room: 'rules',
    noticed: 2,
    all: 4,
    percent: 50,
    least: 85,
    missed: ['src/core/b.ts:3:5  ArithmeticOperator  a - b', 'src/core/b.ts:4:5  ArithmeticOperator  a - b'],
  });
});

test('a room in which nothing can be changed has nothing to notice', () => {
  expect(scoreOf('rules', 85, { files: {} })).toMatchObject({ all: 0, percent: 100 });
});
