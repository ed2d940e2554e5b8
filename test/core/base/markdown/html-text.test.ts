import { expect, test } from 'vitest';
import { htmlParagraphs, htmlPieces, seemsToHide } from '#core/base/markdown/html-text.ts';

test('HTML is taken apart, and nothing of it is lost', () => {
  const html = 'a <b title="x">b</b> <x-y> <!-- c --> <script>d</script> <!doctype> 1 < 2 <a';
  const pieces = htmlPieces(html);
  expect(pieces.map(({ written }) => written).join('')).toBe(html);
  expect(pieces.map(({ kind, written }) => `${kind} ${written.trim()}`)).toEqual([
    'text a',
    'tag <b title="x">',
    'text b',
    'tag </b>',
    'text <x-y>',
    'comment <!-- c -->',
    'text ',
    'opaque <script>d</script>',
    'text ',
    'tag <!doctype>',
    'text 1 < 2 <a',
  ]);
});

test.each([
  ['<p hidden>', true],
  ['<p class="x" HIDDEN>', true],
  ['<p style="display:none">', true],
  ["<p style='Visibility: hidden'>", true],
  ['<div class=internal>', true],
  ['<p style="margin: 0">', false],
  ['<p class="note">', false],
  ['<p data-hidden-x="1">', false],
  ['</p>', false],
])('whether %s seems to hide something: %s', (html, expected) => {
  expect(htmlPieces(html).some(seemsToHide)).toBe(expected);
});

test.each([
  '<b ',
  '<script>',
  '<script ',
  '</script',
  '<!--',
  '<a-b ',
  '<p>',
  '< ',
  '<p class="',
  '<style></style>',
])('however often %j is repeated, it is read to its end', (part) => {
  const html = `<p>a${part.repeat(40_000)}`;
  expect(htmlParagraphs(html)[0]).toMatch(/^a/u);
  expect(
    htmlPieces(html)
      .map(({ written }) => written)
      .join('').length,
  ).toBe(html.length);
});
