import { expect, test } from 'vitest';
import { shippedLanguages } from '#core/content/config/check-language.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { catalogues, directionOf } from '#site/model/catalogue.ts';

const problemsOf = (locale: string, own: readonly string[] = []) =>
  parseConfig(
    {
      site: {
        path: 'config/site.yml',
        text: `name: Harbour\nurl: https://status.harbour.test\nlocale: ${locale}\n`,
      },
    },
    undefined,
    own,
  ).problems.map(
    ({ file, line, column, rule, message, hint }) => `${file}:${line}:${column} ${rule} ${message} ${hint}`,
  );

test('the languages that are shipped are those that have a catalogue', () => {
  expect([...shippedLanguages].sort()).toEqual(Object.keys(catalogues).sort());
});

test.each(['en', 'en-GB', 'de', 'de-AT', 'de-CH', 'ja-JP', 'ar-EG'])('%s has words', (locale) => {
  expect(problemsOf(locale)).toEqual([]);
});

test('a language without words is a problem that lists those there are', () => {
  expect(problemsOf('fr')).toEqual([
    'config/site.yml:3:9 language There are no words of the pages in the language "fr". Write one of en, de, ja, ar, or give the words in config/strings/fr.json: docs/customise.md shows how.',
  ]);
});

test.each(['he', 'fa', 'th-TH', 'fr-CA', 'zh-Hant-TW'])('%s has none', (locale) => {
  expect(problemsOf(locale)).toHaveLength(1);
});

test.each([
  ['fr', ['fr']],
  ['fr-CA', ['fr']],
  ['fr-CA', ['fr-CA']],
])('%s has the words of the operator in %j', (locale, own) => {
  expect(problemsOf(locale, own)).toEqual([]);
});

test('one region has no words for another', () => {
  expect(problemsOf('fr-CA', ['fr-FR'])).toHaveLength(1);
});

test.each([
  ['ar-EG', 'rtl'],
  ['ar-Latn', 'rtl'],
  ['de-Arab', 'ltr'],
  ['he', 'rtl'],
  ['fr', 'ltr'],
])('the words of %s are written %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});
