import { expect, test } from 'vitest';
import { textOnPage, textWithoutIds } from '#site/views/shared/text-on-page.ts';

const url = 'https://acme.example/status';

test.each([
  [
    'a link of the site',
    '<a href="https://acme.example/status/x.html">a</a>',
    '<a href="/status/x.html">a</a>',
  ],
  [
    'a picture',
    '<img src="https://acme.example/status/x.png" alt="a > b">',
    '<img src="/status/x.png" alt="a > b">',
  ],
  ['a link with an id', '<a href="https://acme.example/#b" id="c">', '<a href="/#b" id="c">'],
  ['a host that begins alike', '<a href="https://acme.example.org/x">', undefined],
  ['a port', '<a href="https://acme.example:81/x">', undefined],
  ['another host', '<a href="https://b.example/?u=https://acme.example/status/">', undefined],
  ['words', '<p>href="https://acme.example/status/x" src="https://acme.example/"</p>', undefined],
])('%s', (_, html, expected) => {
  expect(textOnPage(html, url)).toBe(expected ?? html);
});

test('ids go, and words stay', () => {
  expect(textWithoutIds('<li id="u-1-fn-1">a id="b"</li><a href="#" id="c">')).toBe(
    '<li>a id="b"</li><a href="#">',
  );
});
