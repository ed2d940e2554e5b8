import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkComments } from '#core/base/markdown/check-internal.ts';
import { hasVisibleText, leftOut } from '#core/base/markdown/left-out.ts';
import { renderMarkdown } from '#core/base/markdown/render-markdown.ts';

/** Level, place and rule of all that is left out, as `warning 1:3 html`. */
function found(markdown: string): string[] {
  return leftOut(markdown).map(({ level, line, column, rule }) => `${level} ${line}:${column} ${rule}`);
}

test.each([
  ['Send X-Key: <your-key> again.', ['warning 1:13 html']],
  ['A List<String> and a List<Date>.', ['warning 1:7 html', 'warning 1:26 html']],
  [
    'a[^1] [b]\n\n[^1]: c\n\n[^1]: d\n\n[b]: /e\n\n[b]: /f',
    ['warning 5:1 words-left-out', 'warning 9:1 words-left-out'],
  ],
  ['Text.\n\n<your-key>\n\nText.', ['warning 3:1 html']],
  ['a <b>b</b> c', ['warning 1:3 html']],
  ['<p>Payments fail.</p>', ['warning 1:1 html']],
  ['<div>\n  <x-y>\n</div>', ['warning 1:1 html', 'warning 2:3 html']],
  ['a<br>b', ['warning 1:2 html']],
  ['<script>x</script>', ['warning 1:1 html']],
  ['a <span hidden>b</span>', ['problem 1:3 html-hidden']],
  ['<div>\n<p style="display:none">b</p></div>', ['warning 1:1 html', 'problem 2:1 html-hidden']],
  ['<div class="internal">b</div>', ['problem 1:1 html-hidden']],
  ['- ![a](https://b.example/c.png)', ['warning 1:3 picture']],
  ['![a](data:image/png;base64,AAAA)', ['warning 1:1 picture']],
  ['![](/c.png)', ['warning 1:1 picture-words']],
  ['[a](ftp://b.example)', ['warning 1:1 link-address']],
  ['[a](javascript:alert)', ['warning 1:1 link-address']],
  ['[a](//b.example)', ['warning 1:1 link-address']],
  ['[a](/b "Title")', ['warning 1:1 words-left-out']],
  ['[Update]: fixed', ['warning 1:1 words-left-out']],
  ['a\n\n[^1]: b', ['warning 3:1 words-left-out']],
  ['``` payments fail\nx\n```', ['warning 1:1 words-left-out']],
])('of %j something is left out', (markdown, expected) => {
  expect(found(markdown)).toEqual(expected);
});

test.each([
  ['plain text', 'Some payments fail: 3 < 5, a > b, 1 <2.'],
  ['code', 'Send `<your-key>`.\n\n```js\n<b>\n```\n\n    <b>'],
  ['a backslash', 'Send \\<your-key>, \\[Update]: fixed.'],
  ['a comment', 'a <!-- b --> c\n\n<!-- d -->'],
  [
    'links',
    '[a](https://b.example) <https://c.example> [d](/e) [f](#g) [h][i] [j](tel:1) <k@l.example>\n\n[i]: m.html',
  ],
  ['a picture of the site', '![Errors](/errors.png) ![Errors][e]\n\n[e]: img/e.png'],
  ['a footnote', 'a[^1]\n\n[^1]: b'],
  ['an internal block', ':::internal\na [b](/c)\n:::'],
  ['what is nested too deeply to be read', `${'>'.repeat(200)} <b>`],
])('of %s nothing is', (_, markdown) => {
  expect(found(markdown)).toEqual([]);
});

test('each has words that say what to write', () => {
  const markdown = [
    'X-Key: <your-key>',
    '<b>a</b>',
    '<span hidden>b</span>',
    'a <script>b</script>',
    '![a](https://b.example/c.png)',
    '![](/c.png)',
    '[a](ftp://b.example)',
    '[a](//b.example)',
    '[a](/b "Title")',
    '[Update]: fixed',
    '[^1]: b',
    '``` payments fail\n```',
  ].join('\n\n');
  expect(leftOut(markdown).map(({ message, hint }) => `${message}\n→ ${hint}`)).toMatchInlineSnapshot(`
    [
      ""<your-key>" looks like a tag of HTML. It is shown as text here, but other tools, GitHub among them, leave it out.
    → Write it in backticks: \`<your-key>\`; or with a backslash: \\<your-key>",
      ""<b>" is left out: tags of HTML are not shown, only the text between them.
    → Write Markdown in its place. If it is text, write it in backticks, or with a backslash: \\<b>",
      ""<span hidden>" hides nothing: tags are left out, and readers would see the text after it.
    → Write :::internal on a line of its own above what only the team may read, and ::: below it.",
      "<script> is left out, with all that it holds.
    → Remove it. If it is text, write it in backticks, or with a backslash in front of each <.",
      "The picture "https://b.example/c.png" is not of this site: a link to it is shown, or its words alone.
    → Put the file into public/, and write its path, as ![Errors per minute](/errors.png).",
      "This picture has no words: who cannot see it, and readers of mail and plain feeds, learn nothing.
    → Write what it shows between the brackets, as ![Errors per minute](/c.png).",
      "The link to "ftp://b.example" is left out, and only its text is shown.
    → Links may begin with https:, http:, mailto:, tel: or sms:, not with ftp:; or with / for a page of this site.",
      "The link to "//b.example" is left out, and only its text is shown.
    → Write its scheme, as https://b.example",
      "The title "Title" is left out: only the words between the brackets are shown.
    → Write it into the text.",
      "This line is read as the address of a link, and nothing refers to it: it is left out.
    → If it is text, write a backslash in front of it: \\[Update]:",
      "This line is read as a footnote, and nothing refers to it: it is left out.
    → If it is text, write a backslash in front of it: \\[^1]:",
      ""fail" is left out: words after the mark that begins code are not shown.
    → Write the code on the lines below the mark, and words above it.",
    ]
  `);
});

test.each([
  ['words', 'Fine.', true],
  ['a number', '503', true],
  ['signs', '…', true],
  ['a sign that Unicode does not know yet', '\u{33c7a}', true],
  ['words in a tag', '<p>Payments fail.</p>', true],
  ['what is no tag', '<your-key>', true],
  ['a picture with words', '![Errors](/e.png)', true],
  ['code', '```\nx\n```', true],
  ['a reference', '&lt;', true],
  ['a picture without words', '![](/e.png)', false],
  ['a picture of another host without words is a link', '![](https://b.example/e.png)', true],
  ['a link without words', '[](https://b.example)', false],
  ['a rule', '---', false],
  ['a rule and an empty list', '***\n\n-', false],
  ['a script', '<script>x</script>', false],
  ['an empty paragraph', '<p></p>', false],
  ['an address that nothing refers to', '[a]: b', false],
  ['a footnote that nothing refers to', '[^1]: b', false],
  ['spaces of HTML', '&nbsp;&#8203;', false],
  ['invisible characters', '\u200b\u2060\u00ad', false],
  ['letters without a shape', '\u3164\u2800', false],
  ['an empty block of code', '```\n```', false],
  ['an empty cell', '| |\n|-|', false],
])('%s: readers see something, %s, %s', (_, markdown, expected) => {
  expect(hasVisibleText(markdown)).toBe(expected);
});

const word = fc.integer({ min: 0, max: 9999 }).map((number) => `w${number}x`);
const piece = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `*${a}* **${b}**`),
  fc.tuple(word, word).map(([a, b]) => `[${a}](/x) <b>${b}</b>`),
  word.map((a) => `\`${a}\``),
  word.map((a) => `<${a}>`),
  word.map((a) => `<p>${a}</p>`),
  fc.tuple(word, word).map(([a, b]) => `${a}\n<div>${b}</div>\n`),
  fc.tuple(word, word, word).map(([a, b, c]) => `<details>\n<summary>${a}</summary>\n${b}\n</details>\n${c}`),
  word.map((a) => `<!-- hidden -->\n${a}`),
  word.map((a) => `<!-- ${a}`),
  word.map((a) => `![${a}](/p.png)`),
  word.map((a) => `~~${a}~~ &amp;`),
  word.map((a) => `a[^n]\n\n[^n]: ${a}\n\n`),
  fc.constantFrom(
    '>',
    '- ',
    '\n',
    '\n\n',
    '1. ',
    '# ',
    '| a | b |\n|-|-|\n| ',
    '    ',
    '```\n',
    '<',
    ':::internal',
    ':x',
  ),
);

test('each word that is no markup is on the page and in the plain text, or check says that it is not', () => {
  const place = { root: 'https://acme.example/', page: 'https://acme.example/x.html', id: 'u-1' };
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), (pieces) => {
      const markdown = pieces.join(' ');
      const { html, text } = renderMarkdown(markdown, place);
      // A comment that is closed is what its author wants to hide.
      const words = markdown.replace(/<!--.*?-->/gsu, '').match(/w\d+x/gu) ?? [];
      const missing = words.filter((one) => !text.includes(one) || !html.includes(one));
      if (missing.length > 0) {
        expect([...leftOut(markdown), ...checkComments(markdown)].map(({ rule }) => rule)).not.toEqual([]);
      }
    }),
    { numRuns: 1500 },
  );
});
