import { expect, test } from 'vitest';
import { directionOf, translator } from '#site/catalogue.ts';

test('names are filled in, numbers as the language writes them, and sentences have a form for each number', () => {
  const t = translator('en');
  expect(t('outcome.resolved', { duration: '1 hr' })).toBe('Resolved after 1 hr');
  expect(t('totals.incidents', { count: 1 })).toBe('1 incident');
  expect(t('totals.incidents', { count: 1200 })).toBe('1,200 incidents');
});

test('a value is text, and is not read for names again', () => {
  expect(translator('en')('internal.by', { by: '{count} $& {by}' })).toBe('by {count} $& {by}');
});

test('a language that is not there is read in English, with its own numbers', () => {
  expect(translator('de')('totals.incidents', { count: 1200 })).toBe('1.200 incidents');
});

test.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['fa-IR', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ja', 'ltr'],
])('%s is written %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});
