import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const top = join(import.meta.dirname, '../..');

/** Idioms that engineers who read English as a second language stumble over, and what to write instead. */
const idioms = [
  [/\bstands?\b|\bstood\b/iu, 'is, appears, or the place itself'],
  [/\bmend(?:s|ed|ing)?\b/iu, 'fix, correct, repair'],
  [/\banew\b/iu, 'again'],
  [/\bwhom\b/iu, 'who, the person that …'],
  [/\b(?:by itself|by themselves)\b/iu, 'automatically, on its own'],
  [/\b(?:is|are|was|were) to be\b/iu, 'must be, should be, will be'],
  [/\btakes? away\b|\btaken away\b/iu, 'remove'],
  [/\bwhatever\b/iu, 'any, regardless of, everything that'],
  [/\bfor ever\b/iu, 'permanently'],
  [/\b(?:goes|go|going) by\b/iu, 'uses, depends on; time passes'],
  [/\bhow often\b/iu, 'how many times (a count), how frequently (a rate)'],
  [/\b(?:in vain|lest|nowhere else|once and for all)\b/iu, 'a plain clause'],
  [/\band the like\b/iu, 'and similar'],
] as const;

/** Source, commands and docs as people read them; of the catalogues, the English one. */
const files = [
  'README.md',
  ...['src', 'scripts', 'docs'].flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
].filter(
  (path) =>
    !/^src\/i18n\/(?!en)/u.test(path) &&
    /\.(?:ts|mjs|astro|css|md|yml|json)$/u.test(path) &&
    statSync(join(top, path)).isFile(),
);

/** Each idiom of a text: its line, counted from 1, and what to write instead. */
function idiomsIn(text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    idioms.flatMap(([pattern, instead]) => {
      const [found] = pattern.exec(line) ?? [];
      return found === undefined ? [] : [`${index + 1}: "${found}". Write: ${instead}.`];
    }),
  );
}

test('source, commands and docs are in plain English', () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((path) =>
    idiomsIn(readFileSync(join(top, path), 'utf8')).map((each) => `${path}:${each}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['// The flag stands in the list.', '1: "stands". Write: is, appears, or the place itself.'],
  ['Read\nit anew', '2: "anew". Write: again.'],
  ['Whom it asks', '1: "Whom". Write: who, the person that ….'],
  ['so that time goes by', '1: "goes by". Write: uses, depends on; time passes.'],
])('%j is found', (text, message) => {
  expect(idiomsIn(text)).toEqual([message]);
});

test('words that only look alike are not', () => {
  expect(
    idiomsIn('standard, understand, outstanding, amend, recommended, who is on call, on-call standby'),
  ).toEqual([]);
});
