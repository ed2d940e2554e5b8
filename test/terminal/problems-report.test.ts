import { expect, test } from 'vitest';
import type { Level, Problem } from '#core/base/problem.ts';
import type { Rule } from '#core/base/rule.ts';
import { problemsText, warningsText } from '#terminal/problems-report.ts';

/** Some problems of one rule, each in a file of its own. */
function many(count: number, rule: Rule, level?: Level): Problem[] {
  return Array.from({ length: count }, (_, i) => ({
    ...(level && { level }),
    file: `incidents/${String(i + 1).padStart(4, '0')}.md`,
    line: 3,
    column: 5,
    rule,
    message: `Message ${i + 1}.`,
    hint: 'Hint.',
  }));
}

/** The text without what a terminal makes of it. */
function plain(problems: readonly Problem[], options?: { all: boolean }): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
  return problemsText(problems, () => undefined, options).replaceAll(/\u001b\[\d+m/gu, '');
}

const count = (text: string, part: string) => text.split(part).length - 1;

test('a thousand problems of one rule: ten, a count, a table', () => {
  const text = plain([
    ...many(333, 'unknown-component'),
    ...many(2, 'long-gap', 'warning'),
    ...many(1, 'tab'),
  ]);
  expect(count(text, '  unknown-component  Message')).toBe(10);
  expect(text).toContain('Message 10.\n  → Hint.\n\nand 323 more like it\n\n');
  expect(text).not.toContain('Message 11.');
  expect(text.slice(text.indexOf('333  '))).toMatchInlineSnapshot(`
    "333  problems  unknown-component  in 333 files
      1  problem   tab                in 1 file
      2  warnings  long-gap           in 2 files

    334 problems and 2 warnings in 333 files.
    npm run check -- --all shows every one.
    "
  `);
});

test.each([
  [10, 10, false],
  [11, 10, true],
])('%d of a rule', (length, shown, isFolded) => {
  const text = plain(many(length, 'tab'));
  expect(count(text, 'Message ')).toBe(shown);
  expect(text.includes('and 1 more like it')).toBe(isFolded);
  expect(text.includes('--all')).toBe(isFolded);
  expect(text.includes('11  problems  tab  in 11 files')).toBe(isFolded);
});

test('every one, where all are asked for', () => {
  const text = plain(many(333, 'tab'), { all: true });
  expect(count(text, 'Message ')).toBe(333);
  expect(text).not.toContain('more like it');
  expect(text).toContain('333  problems  tab  in 333 files');
});

test('what is not shown is not read', () => {
  const read = new Set<string>();
  problemsText(many(333, 'tab'), (file) => {
    read.add(file);
    return undefined;
  });
  expect(read.size).toBe(10);
});

test('a build prints ten warnings, a line each, and how many more there are', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
  const text = warningsText(many(12, 'long-gap', 'warning')).replaceAll(/\u001b\[\d+m/gu, '');
  expect(text.split('\n')).toHaveLength(12);
  expect(text).toContain('incidents/0001.md:3:5  warning  long-gap  Message 1.\n');
  expect(text).toContain('and 2 more warnings; npm run check shows what to write instead.\n');
  expect(warningsText([])).toBe('');
});

test('a place is one line, whatever the name of a file holds', () => {
  const problem = {
    file: 'incidents/a\nb\tc\u001b.md',
    line: 1,
    column: 1,
    rule: 'yaml' as const,
    message: 'M.',
    hint: 'H.',
  };
  expect(problemsText([problem], () => undefined)).toContain('incidents/a\uFFFDb\uFFFDc\uFFFD.md:1:1');
});
