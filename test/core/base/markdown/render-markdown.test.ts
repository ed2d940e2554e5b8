import { describe, expect, test } from 'vitest';
import { readMarkdown, renderMarkdown, renderText } from '#core/base/markdown/render-markdown.ts';

const place = {
  root: 'https://acme.example/status/',
  page: 'https://acme.example/status/incidents/x.html',
  id: 'u-1',
};

/** The HTML of a text, without the directions of its blocks: those have tests of their own. */
const html = (markdown: string) => renderMarkdown(markdown, place).html.replaceAll(' dir="auto"', '');

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
  ['an element that is hidden', '<div hidden>a</div>', ''],
  ['a style that hides', '<p style="display: none">a</p>', ''],
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
  expect(renderMarkdown('## Two\n\n### Three\n\n# One', place, { topRank: 2 }).html).toBe(
    '<h3 dir="auto">Two</h3>\n<h4 dir="auto">Three</h4>\n<h3 dir="auto">One</h3>',
  );
});

test('plain text keeps the shape of the text, and none of the markup', () => {
  expect(
    renderMarkdown(
      '# Impact\n\nSome **payments** [fail](https://a.example).\n\n- one\n- two\n\n|a|b|\n|-|-|\n|1|2|\n',
      place,
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
  expect(renderMarkdown(text, place)).toEqual({ html: `<p dir="auto">${text}</p>`, text });
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
  expect(renderMarkdown(markdown, place).html).toBe(expected);
});

describe('addresses', () => {
  const own = (href: string, text = 'a') => `<p><a href="${href}">${text}</a></p>`;

  test.each([
    ['from the root', '/policy.html', 'https://acme.example/status/policy.html'],
    ['of a file', 'policy.html', 'https://acme.example/status/policy.html'],
    ['of a folder', './reports/', 'https://acme.example/status/reports/'],
    ['from the folder above', '../policy.html?a=1#b', 'https://acme.example/status/policy.html?a=1#b'],
    ['above all folders', '/../../%2e%2e/etc', 'https://acme.example/status/etc'],
    ['of the root itself', '/', 'https://acme.example/status/'],
    ['on the page', '#impact', 'https://acme.example/status/incidents/x.html#impact'],
    ['of nothing', '', 'https://acme.example/status/incidents/x.html'],
    ['with slashes', '/.//evil.example', 'https://acme.example/status/evil.example'],
    ['with more slashes', '/.///evil.example', 'https://acme.example/status/evil.example'],
    ['with a scheme in a folder', './javascript:alert(1)', 'https://acme.example/status/javascript:alert(1)'],
    ['with letters and spaces', '<état 1.html>', 'https://acme.example/status/%C3%A9tat%201.html'],
    ['with a backslash', '/\\evil.example', 'https://acme.example/status/%5Cevil.example'],
    ['with quotes', '/a"b', 'https://acme.example/status/a%22b'],
  ])('a relative link %s is one of the site', (_, address, expected) => {
    expect(html(`[a](${address})`)).toBe(own(expected));
  });

  test.each(['tel:+49-30-1234', 'sms:+49301234', 'SMS:123'])('%s is allowed', (address) => {
    expect(html(`[a](${address})`)).toBe(link(address.toLowerCase(), 'a'));
  });

  test.each([
    '//evil.example',
    '///evil.example',
    'https:evil.example',
    'ftp://evil.example',
    'javascript:alert(1)',
    'java&#10;script:alert(1)',
    '&#1;javascript:alert(1)',
    'tels:1',
    'http:///',
    'vbscript:x',
  ])('of a link to %s the text stays', (address) => {
    expect(html(`[a](${address})`)).toMatch(/^<p>a<\/p>$|^<p><a href="https?:\/\/\/?"/u);
  });

  test('the same text has the addresses of each site', () => {
    const read = readMarkdown('[a](/x.html) b[^1]\n\n[^1]: c');
    const once = structuredClone(read);
    const team = { root: 'https://team.example/', page: 'https://team.example/incidents/x.html', id: 'u-1' };
    expect(renderText(read, place).html).toContain('href="https://acme.example/status/x.html"');
    expect(renderText(read, team).html).toContain('href="https://team.example/x.html"');
    expect(renderText(read, team).html).not.toContain('acme.example');
    expect(read).toEqual(once);
  });
});

describe('pictures', () => {
  test.each([
    ['of the site', '![a](/graph.png)', '<p><img src="https://acme.example/status/graph.png" alt="a"></p>'],
    [
      'relative',
      '![a](img/graph.png "b")',
      '<p><img src="https://acme.example/status/img/graph.png" alt="a"></p>',
    ],
    [
      'by reference',
      '![a][g]\n\n[g]: /g.png',
      '<p><img src="https://acme.example/status/g.png" alt="a"></p>',
    ],
    ['in a link', '[![a](/g.png)](https://b.example)', link('https://b.example', 'a')],
    [
      'of the page itself',
      '![a](#b)',
      '<p><a href="https://acme.example/status/incidents/x.html#b">a</a></p>',
    ],
    ['of another host', '![a](//evil.example/x.png)', '<p>a</p>'],
    [
      'with signs in its words',
      '![<b>"&](/g.png)',
      '<p><img src="https://acme.example/status/g.png" alt="<b>&#x22;&#x26;"></p>',
    ],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  test('in plain text they are their words', () => {
    expect(renderMarkdown('Errors: ![a graph](/g.png)', place).text).toBe('Errors: a graph');
  });
});

describe('footnotes', () => {
  const page = 'https://acme.example/status/incidents/x.html';

  test('are at the end, numbered as they are referred to, with links both ways', () => {
    const { html: shown, text } = renderMarkdown(
      'a[^b] c[^d] e[^b]\n\n[^d]: D\n\n[^b]: B *x*\n\nEnd.',
      place,
    );
    expect(shown.replaceAll(' dir="auto"', '').replaceAll(page, '')).toMatchInlineSnapshot(`
      "<p>a<sup><a href="#u-1-fn-1" id="u-1-fnref-1">[1]</a></sup> c<sup><a href="#u-1-fn-2" id="u-1-fnref-2">[2]</a></sup> e<sup><a href="#u-1-fn-1" id="u-1-fnref-1-2">[1]</a></sup></p>
      <p>End.</p>
      <ol class="footnotes">
      <li id="u-1-fn-1">B <em>x</em> <a href="#u-1-fnref-1">↩</a> <a href="#u-1-fnref-1-2">↩</a></li>
      <li id="u-1-fn-2">D <a href="#u-1-fnref-2">↩</a></li>
      </ol>"
    `);
    expect(text).toMatchInlineSnapshot(`
      "a[1] c[2] e[1]

      End.

      [1] B x
      [2] D"
    `);
  });

  test('of several paragraphs, with code, and one that refers to another and to itself', () => {
    const { text } = renderMarkdown(
      'a[^1]\n\n[^1]: B[^2]\n\n    More.\n\n[^2]: C[^2]\n\n    ```\n    d\n    ```',
      place,
    );
    expect(text).toMatchInlineSnapshot(`
      "a[1]

      [1] 

      B[2]

      More.

      [2] 

      C[2]

      d"
    `);
  });

  test.each([
    ['without a definition', 'a[^1]', '<p>a[^1]</p>'],
    ['that nothing refers to', 'a\n\n[^1]: b', '<p>a</p>'],
    ['in a link', '[a[^1]](https://b.example)\n\n[^1]: c', link('https://b.example', 'a[1]')],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  test('in an internal block stay internal', () => {
    expect(html(':::internal\nb[^1]\n\n[^1]: c\n:::')).toContain(
      '<li id="u-1-fn-1">\n<div class="internal"><p class="internal-mark">Internal</p><p>c</p></div>',
    );
  });

  test('have ids of the text that they are in', () => {
    const other = renderMarkdown('a[^1]\n\n[^1]: b', { ...place, id: 'u-2' }).html;
    expect([...other.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id)).toEqual(['u-2-fnref-1', 'u-2-fn-1']);
    expect([...other.matchAll(/ href="([^"]*)"/gu)].map(([, href]) => href)).toEqual([
      `${page}#u-2-fn-1`,
      `${page}#u-2-fnref-1`,
    ]);
  });
});

describe('text of raw HTML', () => {
  test.each([
    ['a paragraph', '<p>Payments fail for everyone.</p>', '<p>Payments fail for everyone.</p>'],
    ['two of them', '<p>One.</p>\n<p>Two\nlines.</p>', '<p>One.</p>\n<p>Two lines.</p>'],
    ['tags within a line', 'a <b>b</b><br>c', '<p>a bc</p>'],
    ['what is no tag of HTML', 'Send X-Key: <your-key> again.', '<p>Send X-Key: &#x3C;your-key> again.</p>'],
    ['a type', 'A List<String> is empty.', '<p>A List&#x3C;String> is empty.</p>'],
    ['what is no tag on a line of its own', '<your-key>\n', '<p>&#x3C;your-key></p>'],
    ['marks of Markdown', '<div>2*3*4 # _a_ [b](c)</div>', '<p>2*3*4 # _a_ [b](c)</p>'],
    [
      'references',
      '<p>a &amp; b &lt;c&gt; &#33; &nope; & d</p>',
      '<p>a &#x26; b &#x3C;c> ! &#x26;nope; &#x26; d</p>',
    ],
    ['a table', '<table><tr><td>a</td><td>b</td></tr></table>', '<p>a</p>\n<p>b</p>'],
    ['a comment in it', '<div>a<!-- b --> c</div>', '<p>a c</p>'],
    ['a script in it', '<div>a<script>b</script> c</div>', '<p>a c</p>'],
    ['a style that is never closed', '<div>a<style>b', '<p>a</p>'],
    ['in a list', '- <p>a</p>', '<ul>\n<li>\n<p>a</p>\n</li>\n</ul>'],
    ['a mark of ours', '<p>:::internal</p>', '<p>:::internal</p>'],
    ['what is hidden', '<p>a</p><p hidden>b</p>', ''],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown).replace('<li>a</li>', '<li>\n<p>a</p>\n</li>')).toBe(expected);
  });
});
