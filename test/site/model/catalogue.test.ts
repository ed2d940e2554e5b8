import { describe, expect, test } from 'vitest';
import { type Catalogue, catalogues, directionOf, translator } from '#site/model/catalogue.ts';

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
  expect(translator('da')('totals.incidents', { count: 1200 })).toBe('1.200 incidents');
});

const { en = {}, ...others } = catalogues;

describe.each(Object.entries(others))('%s', (language, catalogue) => {
  test('has every sentence of the interface, and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
  });

  test('says what English says: the same names stand in each sentence', () => {
    for (const [key, sentence] of Object.entries(catalogue)) {
      for (const form of formsOf(sentence)) {
        // A form for one or two need not say the number.
        const names = namesIn(form).filter((name) => name !== 'count');
        const wanted = namesIn(formsOf(en[key as keyof Catalogue]).at(-1) ?? '');
        expect(names, `${language} ${key}`).toEqual(wanted.filter((name) => name !== 'count'));
      }
    }
  });

  test('has a form for each number that it tells apart', () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, sentence] of Object.entries(catalogue)) {
      if (typeof sentence === 'object') expect(Object.keys(sentence).sort(), key).toEqual(wanted);
    }
  });
});

function formsOf(sentence: Catalogue[keyof Catalogue]): string[] {
  return typeof sentence === 'object' ? Object.values(sentence) : [sentence ?? ''];
}

function namesIn(form: string): string[] {
  return [...form.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name).sort();
}

test.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['fa-IR', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ja', 'ltr'],
])('%s is written %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});

test('keys are identifiers: lower case words joined by dots, hyphens and underscores', () => {
  const sentences = Object.keys(en).filter(
    (key) => !/^[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:[-_][a-z]+)*)+$/u.test(key),
  );
  expect(sentences).toEqual([]);
});
