import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText } from '#core/base/cut-text.ts';

test.each([
  ['one that fits', 'Payments fail', 13, 'Payments fail'],
  ['one that does not', 'Payments fail', 12, 'Payments fa…'],
  ['an emoji of five parts', 'Payments fail 👩‍👩‍👧', 16, 'Payments fail…'],
  ['a flag of two signs', 'ab🇩🇪', 5, 'ab…'],
  ['a letter with its accent', 'abcde\u0301f', 6, 'abcd…'],
  ['one sign that is longer than all', `a${'\u0301'.repeat(50)}`, 10, '…'],
  ['no room at all', 'Payments fail', 0, ''],
])('%s', (_, text, limit, cut) => {
  expect(cutText(text, limit)).toBe(cut);
});

test('a cut text ends with what it is given, and without a space before it', () => {
  expect(cutText('Payments fail', 9, '')).toBe('Payments');
  expect(cutText('Payments fail', 12, ' …')).toBe('Payments f …');
});

test('no text is too long, and none ends inside a character', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const people = fc.constantFrom('👩‍👩‍👧', '🇩🇪', 'e\u0301', 'क्षि', 'x', ' ', '👍🏽');
  fc.assert(
    fc.property(fc.string({ unit: people, maxLength: 30 }), fc.nat(60), (text, limit) => {
      const cut = cutText(text, limit, '');
      expect(cut.length).toBeLessThanOrEqual(limit);
      const whole = [...graphemes.segment(text)].map(({ segment }) => segment);
      const kept = [...graphemes.segment(cut)].map(({ segment }) => segment);
      expect(kept).toEqual(whole.slice(0, kept.length));
      // The next character would not have fitted, but for the spaces that were cut off.
      const next = whole.slice(0, kept.length + 1).join('');
      if (next !== text && cut !== text && !/\s$/u.test(next)) expect(next.length).toBeGreaterThan(limit);
    }),
  );
});
