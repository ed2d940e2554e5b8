import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText } from '#core/base/fit-text.ts';

const write = (items: readonly string[]) => (named: number) =>
  [
    '<!-- mark -->',
    ...items.slice(0, named),
    ...(named < items.length ? [`And ${items.length - named} more.`] : []),
  ].join('\n');

test('a text with room for all names all, and one with less counts the rest', () => {
  const items = ['the first one', 'the second one', 'the third one'];
  expect(fitText(100, 3, write(items))).toBe('<!-- mark -->\nthe first one\nthe second one\nthe third one');
  expect(fitText(40, 3, write(items))).toBe('<!-- mark -->\nthe first one\nAnd 2 more.');
  expect(fitText(0, 3, write(items))).toBe('<!-- mark -->\nAnd 3 more.');
});

test('of all texts that fit it is the longest, and the beginning is always there', () => {
  const items = fc.array(fc.string({ minLength: 12, maxLength: 90 }), { maxLength: 40 });
  fc.assert(
    fc.property(items, fc.integer({ min: 30, max: 2000 }), (each, limit) => {
      const text = fitText(limit, each.length, write(each));
      expect(text.startsWith('<!-- mark -->')).toBe(true);
      expect(text.length).toBeLessThanOrEqual(limit);
      const fitting = Array.from({ length: each.length + 1 }, (_, named) => write(each)(named));
      expect(text).toBe(fitting.filter((one) => one.length <= limit).at(-1));
    }),
  );
});
