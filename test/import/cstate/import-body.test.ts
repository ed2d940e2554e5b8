import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkInternal } from '#core/base/markdown/check-internal.ts';
import { cutInternal } from '#core/base/markdown/cut-internal.ts';
import { renderMarkdown } from '#core/base/markdown/render-markdown.ts';
import { recordText } from '#core/content/record/write-record.ts';
import { escapeMarks } from '#import/cstate/escape-marks.ts';
import { readableBody } from '#import/cstate/markdown-body.ts';
import { plainText } from '#import/cstate/plain-text.ts';
import { splitBody } from '#import/cstate/split-body.ts';

const place = { root: 'https://acme.example/', page: 'https://acme.example/incidents/x.html', id: 'u-1' };

describe('final and initial messages', () => {
  test.each([
    ['[Final Message]', '[Initial Message]'],
    ['[FINAL message]  ', '[INITIAL message]'],
    ['[final]', '[initial]'],
    ['[Closing message]', '[Opening message]'],
    ['[close]', '[open]'],
    ['[Close Issue]', '[Open Issue]'],
    ['[Closing Maintenance]', '[Initial message]'],
    ['[CLOSING]', '[Opening]'],
    ['[End of outage message]', '[Initial message]'],
    ['[Final Message] -->', '[Initial Message] -->'],
    ['**Final message**', '**Initial message**'],
    ['**Final message:**', '_Initial message_:'],
    ['## Final message', '## Initial message'],
    ['Final message:', 'Initial message:'],
  ])('%s … %s', (final, initial) => {
    const parts = { final: 'It works again.', initial: 'It is broken.' };
    expect(splitBody(`\n${final}\n\nIt works again.\n\n${initial}\nIt is broken.\n`)).toEqual(parts);
    expect(splitBody(`${initial}\n\nIt is broken.\n\n${final}\nIt works again.`)).toEqual(parts);
  });

  test.each([
    [
      'text behind the mark',
      '[Final message] Done.\n[Initial message] Begun.',
      { final: 'Done.', initial: 'Begun.' },
    ],
    [
      'a rule between them',
      '[Final]\nDone.\n\n-----\n\n[Initial]\nBegun.',
      { final: 'Done.', initial: 'Begun.' },
    ],
    [
      'a mark that says when stays',
      '[Final]\nDone.\n[Initial - Friday 22nd]\nBegun.',
      { final: 'Done.', initial: '[Initial - Friday 22nd]\nBegun.' },
    ],
    [
      'updates go with the end, newest first',
      '[Final]\nDone.\n\n[Update 2]\nSoon.\n\n[Edit - Monday]\nLater.\n\n[Initial]\nBegun.',
      { final: 'Done.\n\n[Update 2]\nSoon.\n\n[Edit - Monday]\nLater.', initial: 'Begun.' },
    ],
    ['an empty end', '[Final message]\n\n[Initial message]\nBegun.', { final: '', initial: 'Begun.' }],
    ['an initial mark alone', '[Initial message]\nBegun.', { initial: 'Begun.' }],
  ])('%s', (_, body, parts) => {
    expect(splitBody(body)).toEqual(parts);
  });

  test.each([
    ['no marks', 'It is broken.\n\nIt works.'],
    ['text before the first mark', 'See [1](https://x.example).\n\n[Final]\nDone.\n\n[Initial]\nBegun.'],
    ['a final mark alone', '[Final message]\nDone.'],
    ['two initial marks', '[Final]\nDone.\n\n[Initial]\nBegun.\n\n[Initial]\nBegun.'],
    ['two final marks', '[Final]\nDone.\n\n[Final]\nDone.\n\n[Initial]\nBegun.'],
    ['an update before an initial mark', '[Update]\nSoon.\n\n[Initial]\nBegun.'],
    ['links', '[Final](https://x.example)\n\n[Initial](https://y.example)'],
    ['marks in code', '```\n[Final]\nDone.\n[Initial]\nBegun.\n```'],
    ['sentences', 'Final thoughts.\n\n[Opening hours change]\n\n[Initialise the index]'],
  ])('one whole where it is not clear: %s', (_, body) => {
    expect(splitBody(body)).toEqual({ initial: body });
  });
});

describe('what Hugo would have shown', () => {
  test.each([
    ['a track shortcode', 'Up {{< track "2026-06-13 09:54:00" >}}', 'Up (2026-06-13 09:54 UTC)'],
    ['another shortcode', '{{% note %}} x', '{{% note %}} x'],
    ['emphasis', '<strike>It is over </strike> <b>not</b> <em>yet</em>', '~~It is over~~ **not** *yet*'],
    [
      'a link',
      'See <a class="x" href="https://x.example/a b">here</a>.',
      'See [here](<https://x.example/ab>).',
    ],
    ['a picture', '<img alt="A graph" src="graph.png">', '[A graph](<graph.png>)'],
    ['a list', '<ul>\n    <li>one</li>\n    <li>two</li>\n</ul>', '- one\n\n- two'],
    ['a script', '<script>alert(1)</script>\n\nx', 'x'],
    ['a comment of a tool', '<!-- markdownlint-disable -->\nx', 'x'],
    ['HTML in code', '`<b>` and\n\n    <i>', '`<b>` and\n\n    <i>'],
    ['less and greater', 'a < b > c, <https://x.example>', 'a < b > c, <https://x.example>'],
  ])('%s', (_, body, readable) => {
    expect(readableBody('x.md', body, 1).markdown.trim()).toBe(readable);
  });

  test('comments, which nobody saw, are kept apart', () => {
    const { markdown, comments, findings } = readableBody(
      'x.md',
      'a <!-- b --> c\n\n<!--\nd\n\ne\n-->\nf',
      8,
    );
    expect({ markdown, comments }).toEqual({ markdown: 'a  c\n\n\nf', comments: 'b\n\nd\n\ne' });
    expect(findings).toMatchObject([{ line: 8, column: 3, rule: 'comment' }]);
  });
});

describe('colons that Upfront would take for a mark', () => {
  test.each([
    ':::internal\nx\n:::',
    '> ::: x',
    '- :: x',
    '\\:::internal',
    '：：内部',
    ': internal',
    'std::internal',
    '    std::internal',
    'text <!-- open',
    '\u2237internal',
    ';;internal',
  ])('%j is text', (body) => {
    const { markdown, changed } = escapeMarks(body);
    expect(changed).not.toEqual([]);
    expect(checkInternal(markdown)).toEqual([]);
    const plain = (text: string) => text.replace(/[\s\u2063\\>`-]/gu, '');
    expect(plain(renderMarkdown(markdown, place).text)).toBe(plain(body));
  });

  test.each(['```\n:::internal\nx\n:::\n```\n', 'See `std::internal`.\n', 'At 10:30: it works.\n'])(
    '%j stays',
    (markdown) => {
      expect(escapeMarks(markdown)).toEqual({ markdown, changed: [] });
    },
  );

  test('what is nested too deeply becomes code', () => {
    const { markdown } = escapeMarks(`${'> '.repeat(70)}deep ::: \`\`\`\n- shallow`);
    expect(markdown).toBe('````text\ndeep :\u2063:\u2063:\u2063 ```\nshallow\n````\n');
  });

  test('whatever a text says, the strict parser takes it', () => {
    const part = fc.constantFrom(
      ':',
      '::',
      ':::',
      ' ',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      'internal',
      'int',
      '`',
      '```',
      '\\',
      '：',
      '\t',
      '    ',
      'a',
      '<b>',
      '<!--',
      '-->',
      '\u200b',
      '::: a\n',
      '> '.repeat(40),
      '- '.repeat(70),
      '*a **b '.repeat(60),
      '；',
      '\ufeff',
      ';',
      '\u2a74',
    );
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (body) => {
        const { markdown } = escapeMarks(body);
        expect(checkInternal(recordText(markdown))).toEqual([]);
        const whole = `${markdown}\n\nThe end.`;
        expect(cutInternal(whole)).toBe(whole);
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ['**Search** and\n[reserve](https://x.example).', 'Search and reserve (https://x.example).'],
  ['<https://x.example> & co', 'https://x.example & co'],
  ['- a\n- b', 'a b'],
  ['', ''],
])('%j as plain text', (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});
