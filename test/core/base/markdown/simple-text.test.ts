import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leftOut } from '#core/base/markdown/left-out.ts';
import { markdownSource, parseMarkdown } from '#core/base/markdown/parse-markdown.ts';
import { readMarkdown, readParsed, renderText } from '#core/base/markdown/render-markdown.ts';
import { simpleText } from '#core/base/markdown/simple-text.ts';

const place = { root: 'https://acme.example/', page: 'https://acme.example/incidents/x.html', id: 'u' };

/** What the parser makes of a text, read the long way. */
function byParser(markdown: string) {
  const source = markdownSource(markdown);
  const parsed = parseMarkdown(source);
  if (!parsed) throw new Error('No simple text is nested.');
  return renderText(readParsed(parsed, source, 1), place);
}

describe('a text that needs no parser', () => {
  test.each([
    'Some payments fail.',
    'Some payments fail. We are looking into it.\n',
    'Two lines\nof one paragraph.\n\nAnd another: "it works" (10 % of users).\n',
    'We are *working* on a **real fix**, and say more at 10 o’clock.',
    'See [the guide](https://acme.example/a/b-c.html).',
    '**Payments** fail.\n\n[Status](http://acme.example) of PR #4711',
    'العربية تعمل (3).',
    '支払いが失敗しています。'.replace('。', '.'),
  ])('%j', (text) => {
    expect(simpleText(text)).toBeDefined();
    expect(renderText(readMarkdown(text), place)).toEqual(byParser(text));
  });
});

test.each([
  '',
  '\n',
  '- a',
  '* a',
  '1. a',
  '# a',
  'a\n===',
  'a\n---',
  'a\n- b',
  '    a',
  'a  \nb',
  'a\n\n\nb',
  'a <b>',
  'a & b',
  'a `b`',
  'a_b_',
  'www.acme.example',
  'https://acme.example',
  'a@acme.example',
  ':::internal\na\n:::',
  'a :name b',
  'at 10:30',
  '[a]: https://acme.example',
  '![a](https://acme.example)',
  '[a](/b)',
  '[a](javascript:b)',
  'a\\*b',
  'a\tb',
  'a\r\nb',
  'a | b',
  'a^b',
  '~~a~~',
  'a*b*c',
  '*a*b',
  '* a*',
  'a\u00a0b',
])('%j is left to the parser', (text) => {
  expect(simpleText(text)).toBeUndefined();
});

const bits = fc.constantFrom(
  ...['a', 'é', 'ב', 'ع', '日', 'e\u0301', '7', 'word', 'www', 'http', 'x.y'],
  ...' \n.,;:?!()[]*_~`|#-+=<>&"\'/\\@^{}%'.split(''),
  ...['\n\n', '  ', '**', '](', '](https://a.b/c)', '[a](https://a.b)', '*a b*', '**a**', ':::', '1.', '- '],
);
const text = fc.array(bits, { maxLength: 14 }).map((all) => all.join(''));

test('any text that is called simple is read as the parser reads it, and nothing of it is left out', () => {
  let simple = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.tuple(fc.constant('Word '), text).map((all) => all.join('')),
      ),
      (markdown) => {
        const source = markdownSource(markdown);
        if (!simpleText(source)) return;
        simple++;
        expect(renderText(readMarkdown(markdown), place)).toEqual(byParser(markdown));
        expect(leftOut(markdown)).toEqual([]);
      },
    ),
    { numRuns: 3000 },
  );
  expect(simple).toBeGreaterThan(100);
});
