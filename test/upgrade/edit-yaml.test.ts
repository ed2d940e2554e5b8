import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editYaml } from '#upgrade/edit-yaml.ts';

const policy = `# Ours.

severities:
  P1:
    promises: { update: 45m, resolve: none }   # agreed with support
  P3: none
# Winter hours.
business_hours: { from: "08:00", until: "17:00" }
`;

test('sets a value, and keeps comments, order and quotes', () => {
  expect(editYaml(policy, (document) => document.setIn(['promised_since', 'follow_up'], '2026-11-25'))).toBe(
    `${policy.replace('   # agreed', ' # agreed')}promised_since:\n  follow_up: 2026-11-25\n`,
  );
});

test('an edit that changes nothing returns the text to the byte', () => {
  const odd = 'a:   1   # far\n\n\n"b" : [x,y]\n';
  expect(editYaml(odd, (document) => document.setIn(['a'], '1'))).toBe(odd);
});

test('a file of comments alone, as init writes policy.yml, keeps them', () => {
  const set = (text: string) => editYaml(text, (document) => document.setIn(['a', 'b'], '1'));
  expect(set('# Ours.\n#\n#   x: 1\n')).toBe('# Ours.\n#\n#   x: 1\na:\n  b: 1\n');
  expect(set('')).toBe('a:\n  b: 1\n');
  expect(editYaml('# Ours.', () => {})).toBe('# Ours.');
});

test('a value that is empty stays empty', () => {
  const text = 'a:\nb: ~\nc: 0.10\nd: no\n';
  expect(editYaml(text, (document) => document.setIn(['e'], '1'))).toBe(`${text}e: 1\n`);
});

test('what is no YAML is returned as it is', () => {
  expect(editYaml('a: [1', (document) => document.setIn(['b'], '1'))).toBe('a: [1');
});

test('line ends of Windows stay', () => {
  const text = editYaml('# x\r\na: 1\r\n', (document) => document.setIn(['b'], '2'));
  expect(text).toBe('# x\r\na: 1\r\nb: 2\r\n');
});

test('law: any config keeps all its values, in their order, and its comments', () => {
  const words = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });
  const key = fc.stringMatching(/^[a-z]{1,8}$/u);
  const values = fc.dictionary(key, fc.oneof(words, fc.array(words), fc.dictionary(key, words)));
  fc.assert(
    fc.property(values, key, (before, added) => {
      const text = Object.entries(before)
        .map(
          ([name, value], index) => `# comment ${index}\n${JSON.stringify(name)}: ${JSON.stringify(value)}\n`,
        )
        .join('');
      const after = editYaml(text, (document) => document.setIn([added], 'new'));
      const read = parse(after, { schema: 'failsafe' }) as object;
      expect(Object.entries(read)).toEqual(Object.entries({ ...before, [added]: 'new' }));
      for (const index of Object.keys(before).keys()) expect(after).toContain(`# comment ${index}\n`);
    }),
    { numRuns: 100 },
  );
});
