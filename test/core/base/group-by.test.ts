import { expect, test } from 'vitest';
import { groupBy } from '#core/base/group-by.ts';

test('keys and items keep their order', () => {
  const groups = groupBy(['pear', 'plum', 'apple', 'peach'], (word) => word[0]);
  expect([...groups]).toEqual([
    ['p', ['pear', 'plum', 'peach']],
    ['a', ['apple']],
  ]);
});
