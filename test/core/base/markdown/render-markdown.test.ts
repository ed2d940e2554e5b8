import { expect, test } from 'vitest';
import { renderMarkdown } from '#core/base/markdown/render-markdown.ts';

/** The HTML of a text, without the directions of its blocks: those have tests of their own. */
const html = (markdown: string) => renderMarkdown(markdown).html.replaceAll(' dir="auto"', '');

test.each([
  ['a paragraph', 'Some *payments* **fail**.', '<p>Some <em>payments</em> <strong>fail</strong>.</p>'],
  ['colons', 'Ratio a:b at 10:30, std::vector.', '<p>Ratio a:b at 10:30, std::vector.</p>'],
  ['directives', ':a[*b*]{c} and ::d', '<p>:a[*b*]{c} and ::d</p>'],
  ['a leaf directive', '::youtube[x]', '<p>::youtube[x]</p>'],
  ['headings', '# One\n\n## Two\n\n###### Six', '<h3>One</h3>\n<h4>Two</h4>\n<h6>Six</h6>'],
  ['a table', '|a|b|\n|-:|-|\n|1|2|', /^<table>\n<thead>\n<tr>\n<th>a<\/th>\n<th>b<\/th>/u],
  ['tasks', '- [x] a\n- [ ] b', '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>'],
  ['a numbered list', '3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
  ['code', '```js\na < b\n```', '<pre><code class="language-js">a &#x3C; b\n</code></pre>'],
  ['footnotes', 'a[^1]\n\n[^1]: b', '<p>a[^1]</p>\n<p>[^1]: b</p>'],
  ['a link', '[a](https://b.example/?c&d)', link('https://b.example/?c&#x26;d', 'a')],
  ['a mail address', '[a](mailto:b@c.example)', link('mailto:b@c.example', 'a')],
  ['a bare address', 'www.b.example', link('http://www.b.example', 'www.b.example')],
  ['a picture', '![a](https://b.example/c.png)', link('https://b.example/c.png', 'a')],
  [
    'a picture without words',
    '![](https://b.example/c.png)',
    link('https://b.example/c.png', 'https://b.example/c.png'),
  ],
  ['a picture by reference', '![a][b]\n\n[b]: https://b.example', link('https://b.example', 'a')],
  ['a picture in a link', '[![a](https://b.example)](https://c.example)', link('https://c.example', 'a')],
  [
    'an internal block',
    ':::internal\na\n:::',
    '<div class="internal"><p class="internal-mark">Internal</p><p>a</p></div>',
  ],
])('%s', (_, markdown, expected) => {
  if (typeof expected === 'string') expect(html(markdown)).toBe(expected);
  else expect(html(markdown)).toMatch(expected);
});

function link(href: string, text: string): string {
  return `<p><a href="${href}" rel="nofollow noopener">${text}</a></p>`;
}

test.each([
  ['a script', 'a <script>alert(1)</script> b', '<p>a alert(1) b</p>'],
  ['a script as a block', '<script>alert(1)</script>', ''],
  ['a style', '<style>body{display:none}</style>', ''],
  ['an event', '<img src=x onerror=alert(1)> a', '<p> a</p>'],
  ['an event in a text', 'a <b onclick="alert(1)">b</b>', '<p>a b</p>'],
  ['a frame', '<iframe src="https://evil.example"></iframe>', ''],
  ['a form', 'a <form action="https://evil.example"><input name=p></form>', '<p>a </p>'],
  ['a comment', 'a <!-- b --> c', '<p>a  c</p>'],
  ['a script link', '[a](javascript:alert(1))', '<p>a</p>'],
  ['a disguised script link', '[a](JaVaScRiPt&#58;alert(1))', '<p>a</p>'],
  ['a script link with a tab', '[a](java&#9;script:alert(1))', '<p>a</p>'],
  ['a script link by reference', '[a]\n\n[a]: javascript:alert(1)', '<p>a</p>'],
  ['a script link in angles', '<javascript:alert(1)>', '<p>javascript:alert(1)</p>'],
  ['a data link', '[a](data:text/html,<script>)', '<p>a</p>'],
  ['a file link', '[a](file:///etc/passwd)', '<p>a</p>'],
  ['a relative link', '[a](/admin) [b](../c) [d](#e)', '<p>a b d</p>'],
  ['a link without a scheme', '[a](//evil.example)', '<p>a</p>'],
  ['a data picture', '![a](data:image/svg+xml;base64,AAAA)', '<p>a</p>'],
  ['a data picture without words', 'a ![](data:image/png;base64,AAAA)', '<p>a </p>'],
  ['a picture of a script', '![a](javascript:alert(1))', '<p>a</p>'],
  [
    'a quote in an address',
    '[a](https://b.example/"onmouseover="alert(1))',
    link('https://b.example/%22onmouseover=%22alert(1)', 'a'),
  ],
  ['a title of a link', '[a](https://b.example "c")', link('https://b.example', 'a')],
  ['a class of our own', '<div class="internal">a</div>', ''],
  ['a language that is none', '```x"onload=1\na\n```', '<pre><code>a\n</code></pre>'],
  [
    'attributes on a directive',
    ':::internal{onclick=alert(1) id=x}\na\n:::',
    '<div class="internal"><p class="internal-mark">Internal</p><p>a</p></div>',
  ],
  ['characters that XML forbids', 'a\u0000\u0008\u000b\u001f\ufffe\uffff\ud800b\udc00', '<p>ab</p>'],
  ['references to them', 'a&#0;&#x1f;&#xfffe;&#xd800;b', '<p>a\ufffd\ufffd\ufffd\ufffdb</p>'],
  ['an entity bomb', '&lol; &amp;lt;', '<p>&#x26;lol; &#x26;lt;</p>'],
  ['quotes nested too deeply', '>'.repeat(5000), `<p>${'&#62;'.repeat(5000)}</p>`],
])('%s is harmless', (_, markdown, expected) => {
  expect(html(markdown)).toBe(expected);
});

test('headings of a text that begins with the second rank stand one rank higher', () => {
  expect(renderMarkdown('## Two\n\n### Three\n\n# One', { topRank: 2 }).html).toBe(
    '<h3 dir="auto">Two</h3>\n<h4 dir="auto">Three</h4>\n<h3 dir="auto">One</h3>',
  );
});

test('plain text keeps the shape of the text, and none of the markup', () => {
  expect(
    renderMarkdown(
      '# Impact\n\nSome **payments** [fail](https://a.example).\n\n- one\n- two\n\n|a|b|\n|-|-|\n|1|2|\n',
    ).text,
  ).toMatchInlineSnapshot(`
    "Impact

    Some payments fail.

    one
    two
    a	b
    1	2"
  `);
});

test('right-to-left text and emoji stay as they are', () => {
  const text = 'نعمل على حل المشكلة 👩🏽‍💻 abc';
  expect(renderMarkdown(text)).toEqual({ html: `<p dir="auto">${text}</p>`, text });
});

const arabic = 'نعمل على حل المشكلة';
const hebrew = 'אנחנו עובדים על זה';

test.each([
  [
    'a paragraph in each direction',
    `${arabic}.\n\nWe are on it.`,
    `<p dir="auto">${arabic}.</p>\n<p dir="auto">We are on it.</p>`,
  ],
  ['headings', `# ${arabic}\n\n###### Impact`, `<h3 dir="auto">${arabic}</h3>\n<h6 dir="auto">Impact</h6>`],
  ['a list from left to right', '- a\n- b', '<ul>\n<li dir="auto">a</li>\n<li dir="auto">b</li>\n</ul>'],
  [
    'a list from right to left, with its bullets',
    `- ${hebrew}\n- b`,
    `<ul dir="rtl">\n<li dir="auto">${hebrew}</li>\n<li dir="auto">b</li>\n</ul>`,
  ],
  [
    'a numbered list that begins with a number',
    `2. 10 % ${arabic}`,
    `<ol start="2" dir="rtl">\n<li dir="auto">10 % ${arabic}</li>\n</ol>`,
  ],
  [
    'a quote',
    `> ${arabic}\n>\n> b`,
    `<blockquote dir="auto">\n<p dir="auto">${arabic}</p>\n<p dir="auto">b</p>\n</blockquote>`,
  ],
  [
    'cells',
    `|a|${hebrew}|\n|-|-|\n|${arabic}|2|`,
    '<table>\n<thead>\n<tr>\n' +
      `<th dir="auto">a</th>\n<th dir="auto">${hebrew}</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n` +
      `<td dir="auto">${arabic}</td>\n<td dir="auto">2</td>\n</tr>\n</tbody>\n</table>`,
  ],
  [
    'an internal block',
    `:::internal\n${arabic}\n:::`,
    `<div class="internal"><p class="internal-mark" dir="auto">Internal</p><p dir="auto">${arabic}</p></div>`,
  ],
  ['code runs from left to right', '```\na\n```', '<pre><code>a\n</code></pre>'],
  ['what is nested too deeply to be read', '>'.repeat(500), `<p dir="auto">${'&#62;'.repeat(500)}</p>`],
])('each block finds its own direction: %s', (_, markdown, expected) => {
  expect(renderMarkdown(markdown).html).toBe(expected);
});
