import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGithubName } from '#core/base/github-name.ts';

test.each([
  ['jane', 'jane'],
  ['Jane-Doe', 'Jane-Doe'],
  ['@jane', 'jane'],
  [' @jane ', 'jane'],
  ['jane_acme', 'jane_acme'],
  ['@jane-doe_acme', 'jane-doe_acme'],
  ['jane-', 'jane-'],
  ['ja--ne', 'ja--ne'],
  ['j', 'j'],
  ['7', '7'],
  ['a'.repeat(39), 'a'.repeat(39)],
  ['example/engineering', 'example/engineering'],
  ['@example/on_call.eu', 'example/on_call.eu'],
])('%j is the name %j', (text, name) => {
  expect(readGithubName(text)).toBe(name);
});

test.each([
  '',
  '@',
  '@@jane',
  '-jane',
  '_jane',
  'jane_',
  'jane_a_b',
  'jane.doe',
  'jane doe',
  'jane@example.org',
  'J\u00e4ne',
  'dependabot[bot]',
  'example/',
  '/engineering',
  'example/engineering/team',
  'jane_acme/engineering',
  'https://github.com/jane',
  'jane\n@everyone',
  'a'.repeat(40),
])('%j is none', (text) => {
  expect(readGithubName(text)).toBeUndefined();
});

test('a name is one however often it is read, and is never more than one mention', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aZ9-_@/. \n'), maxLength: 45 }), (text) => {
      const name = readGithubName(text);
      if (name === undefined) return;
      expect(readGithubName(name)).toBe(name);
      expect(readGithubName(`@${name}`)).toBe(name);
      expect(name).not.toMatch(/[@\s]/u);
    }),
  );
});
