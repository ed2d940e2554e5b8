import { describe, expect, test } from 'vitest';
import { parseOwn } from '#core/content/own/parse-own.ts';
import english from '#i18n/en.json' with { type: 'json' };
import { problemLines } from '../../../fixtures/problem-lines.ts';

const parse = (files: Readonly<Record<string, string>>) => {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const of = (start: string) => sources.filter(({ path }) => path.startsWith(start));
  return parseOwn({ style: of('style.css')[0], strings: of('config/'), pages: of('pages/') }, english);
};
const problems = (path: string, text: string) => problemLines(parse({ [path]: text }).problems);

test('nothing of an operator’s own is fine', () => {
  expect(parse({})).toEqual({ own: { style: undefined, strings: {}, pages: [] }, problems: [] });
});

describe('style.css', () => {
  test('is kept without its comments', () => {
    const { own, problems } = parse({
      'style.css': '\uFEFF/* for us } */\r\n.a::after { content: "/* } */" }\r\n',
    });
    expect(problems).toEqual([]);
    expect(own.style).toBe('.a::after { content: "/* } */" }');
  });

  test.each([
    ['.a { color: red }\n.b { color: red', '2:4 style', 'The braces do not match'],
    ['.a { color: red } }\n@layer tokens { :root { --accent: red } }', '1:19 style', 'would leave its layer'],
    ['.a::before { content: "</style><script>" }', '1:24 style', 'would end the style'],
    ['/* </style> */', '1:4 style', 'would end the style'],
    ['@import "x.css";', '1:1 style', 'has no effect here'],
    ['.a { background: url("https://x.example/y.png") }', '1:18 style', 'load nothing from other hosts'],
    [`.a { --x: "${'x'.repeat(33_000)}" }`, '1:1 style', 'The style has 33 KiB'],
  ])('%s', (text, place, message) => {
    const [first = ''] = problems('style.css', text).split('\n→');
    expect(first).toContain(`style.css:${place}`);
    expect(first).toContain(message);
  });

  test('pictures of public/, and words in comments, are fine', () => {
    expect(problems('style.css', '/* @import, } and https:// */ .a { background: url(/logo.svg) }')).toBe('');
  });
});

describe('config/strings', () => {
  test('words and forms by key', () => {
    const { own } = parse({ 'config/strings/de-AT.json': '{\n\t"place.history": "Chronik"\n}' });
    expect(own.strings).toEqual({ 'de-AT': { 'place.history': 'Chronik' } });
  });

  test.each([
    ['config/strings/de.json', '{ "place.histori": "x" }', 'Did you mean place.history?'],
    ['config/strings/de.json', '{ "place.history": "{days}" }', '"place.history" has no {days}.'],
    ['config/strings/de.json', '{ "place.history": ["x"] }', 'wrong-type'],
    ['config/strings/de.json', '{ "place.history": { "one": "x" } }', 'lacks the form for all other numbers'],
    ['config/strings/de.json', '{ "place.history": { "once": "x", "other": "y" } }', '"once" is not a form'],
    ['config/strings/german!.json', '{}', 'does not say which language'],
    ['config/strings/de.json', '{ "a": ', 'config/strings/de.json:1'],
  ])('%s: %s', (path, text, message) => {
    expect(problems(path, text)).toContain(message);
  });
});

describe('pages', () => {
  test('a title and a text', () => {
    const { own, problems } = parse({
      'pages/about.md': '---\ntitle: About us\n---\nHello.\n',
      'pages/team.md': '---\ntitle: For the team\nvisibility: internal\n---\nHello.\n',
    });
    expect(problems).toEqual([]);
    expect(own.pages).toEqual([
      { id: 'about', title: 'About us', visibility: 'public', body: 'Hello.\n' },
      { id: 'team', title: 'For the team', visibility: 'internal', body: 'Hello.\n' },
    ]);
  });

  test.each([
    ['pages/About Us.md', '---\ntitle: A\n---\n', 'Rename it to about-us.md'],
    ['pages/about.txt', 'Hello', 'Rename it to'],
    ['pages/about.md', 'Hello', 'front-matter-fence'],
    ['pages/about.md', '---\n{}\n---\n', 'The key "title" is missing.'],
    ['pages/about.md', '---\ntitle: A\nlayout: x\n---\n', '"layout" is not a known key'],
    ['pages/about.md', '---\ntitle: A\nvisibility: intern\n---\n', 'Did you mean internal?'],
    ['pages/about.md', '---\ntitle: A\n---\n\n:::internal\nsecret\n', 'pages/about.md:5:1 internal-unclosed'],
    ['pages/about.md', '---\ntitle: A\nvisibility:\n---\n', 'pages/about.md:3'],
    [`pages/${'a'.repeat(201)}.md`, '---\ntitle: A\n---\n', 'file-name\n  This id has 201 characters'],
  ])('%s: %j', (path, text, message) => {
    expect(problems(path, text)).toContain(message);
  });

  test('a name of 200 characters fits', () => {
    expect(problems(`pages/${'a'.repeat(200)}.md`, '---\ntitle: A\n---\n')).toBe('');
  });
});
