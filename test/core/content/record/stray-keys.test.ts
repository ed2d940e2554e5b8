import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMarkdown } from '#core/base/markdown/render-markdown.ts';
import { entrySchema, recordSchema } from '#core/content/record/record-schema.ts';
import { escapeStrayKeys, outermost, strayKeys } from '#core/content/record/stray-keys.ts';

const place = { root: 'https://acme.example/', page: 'https://acme.example/incidents/x.html', id: 'u-1' };

/** Place and key of every stray, as `2:3 note`. */
function strays(markdown: string, kind?: 'review'): string[] {
  return strayKeys(markdown, kind).map(({ line, column, key }) => `${line}:${column} ${key}`);
}

test('every key of an entry and of a record is one', () => {
  const words = { time_zone: 'UTC' };
  const keys = [
    ...Object.keys(entrySchema(words, 'incident').shape),
    ...Object.keys(recordSchema(words).shape),
  ];
  expect(keys).toContain('message');
  expect(keys).toContain('visibility');
  for (const key of keys) expect(strays(`Text.\n${key}: x`)).toEqual([`2:1 ${key}`]);
});

test.each([
  ['a key with text', 'note: Partner ticket', '1:1 note'],
  ['a key without a space', 'status:resolved', '1:1 status'],
  ['a space before the colon', 'status : resolved', '1:1 status'],
  ['a colon of another width', 'status：resolved', '1:1 status'],
  ['a key that opens a block', 'note: |', '1:1 note'],
  ['a block with an indicator and a comment', 'Note: |-2 # for the team', '1:1 note'],
  ['a folded block', 'NOTE: >', '1:1 note'],
  ['a capital, and nothing after it', 'Note:', '1:1 note'],
  ['a capital, and a comment after it', 'Note: # for the team', '1:1 note'],
  ['spaces in front', '   note: x', '1:4 note'],
  ['a quote with a list', '> - note: x', '1:3 note'],
  ['a no-break space in front', '\u00a0note: x', '1:2 note'],
  ['an invisible character in front', '\u200bnote: x', '1:2 note'],
  ['a hyphen', '- status: resolved', '1:1 status'],
  ['a hyphen without a space', '-note: x', '1:1 note'],
  ['a hyphen in a list', '- - note: x', '1:1 note'],
  ['a dash', '– note: x', '1:1 note'],
  ['a bullet', '• note: x', '1:1 note'],
  ['an entry', '  - at: 2026-11-23T10:12Z', '1:3 at'],
  ['an entry in capitals', '- At: 10:12', '1:1 at'],
  ['quotes', '"note": x', '1:1 note'],
  ['curly quotes', '“note”: x', '1:1 note'],
  ['a quote', '> note: x', '1:3 note'],
  ['the second line of a paragraph', 'Text.\nnote: x', '2:1 note'],
  ['after a Windows line end', 'Text.\r\nnote: x', '2:1 note'],
  ['in an internal block', ':::internal\nnote: x\n:::', '2:1 note'],
  ['in inline code of two lines', 'Some `code\nnote: x\n`', '2:1 note'],
  ['in HTML', '<div>\nnote: x\n</div>', '2:1 note'],
  ['in a fence that is never closed', '```\nlog\n\nnote: |\n  x', '4:1 note'],
  ['where the text is nested too deeply to be read', `${'>'.repeat(200)} a\n\n    note: x`, '3:5 note'],
])('%s is a stray key', (_, markdown, expected) => {
  expect(strays(markdown).join(' ')).toBe(expected);
});

test.each([
  ['a capital, and text', 'Note: payments may fail twice.'],
  ['a capital with a hyphen', '- Status: we are looking into it.'],
  ['capitals', 'STATUS: down'],
  ['another word', 'cause of it: a deployment'],
  ['a longer word', 'notes: x\nbypass: x\nnote_2: x'],
  ['a word that ends in a key', 'footnote: x\nre-title: x'],
  ['the word without a colon', 'note that payments fail\ntitle | x'],
  ['the middle of a line', 'Please note: payments may fail.'],
  ['a key with a backslash', 'note\\: x'],
  ['a backslash in front', '\\note: x'],
  ['emphasis', '**note:** x\n*note*: x\n_note_: x'],
  ['a heading', '# note: x'],
  ['a number', '1. note: x'],
  ['a cell', '| note: | x |\n|-|-|'],
  ['a line of code', '`note: x`'],
  ['code in a fence', '```\nnote: |\n  x\n- at: 2026-11-23T10:12Z\n```'],
  ['code in a fence in a list', '- One:\n\n  ~~~yaml\n  note: x\n  ~~~'],
  ['code indented by a tab', '\tx\n\tnote: x'],
  ['indented code', 'Write:\n\n    note: x\n    - at: 2026-11-23T10:12Z'],
  ['an address', 'source&#58; x\nhttps://a.example/note: x'],
  ['nothing', ''],
])('%s is none', (_, markdown) => {
  expect(strays(markdown)).toEqual([]);
});

test('in a review, an entry with an instant is one in indented code as well, and not in a fence', () => {
  expect(strays('Text.\n\n    - at: 2026-11-23T10:12Z\n      note: x', 'review')).toEqual(['3:5 at']);
  expect(strays('Text.\n\n    - at: noon\n', 'review')).toEqual([]);
  expect(strays('```\n- at: 2026-11-23T10:12Z\n```', 'review')).toEqual([]);
});

test('what is indented below a stray belongs to it; what follows at its margin does not', () => {
  const text =
    '- at: 2026\n  status: resolved\n\n  note: |\n    by: x\nnote: x\n  by: x\nby: x\n\nText.\n  note: x';
  const outer = outermost(strayKeys(text), text);
  expect(outer.map(({ line, key }) => `${line} ${key}`)).toEqual(['1 at', '6 note', '8 by', '11 note']);
});

const line = fc
  .tuple(
    fc.constantFrom('', '  ', '    ', '- ', '> ', '"', '\u00a0', '* ', '-', '1. '),
    fc.constantFrom('note', 'Note', 'at', 'status', 'next_update', 'text', ''),
    fc.constantFrom('', '"', ' '),
    fc.constantFrom(':', '：', '\\:', ''),
    fc.constantFrom('', ' |', ' >', ' x', 'x', ' # y', ' `a', ' <!--', ' 2026-11-23T10:12Z'),
  )
  .map((parts) => parts.join(''));
const textLine = fc.oneof(
  { weight: 3, arbitrary: line },
  fc.constantFrom(
    '',
    'Some *text*.',
    '```',
    '~~~',
    '`',
    '<div>',
    '</div>',
    '---',
    '| a |',
    '|-|',
    ':::internal',
    ':::',
  ),
);
const text = fc.array(textLine, { maxLength: 8 }).map((lines) => lines.join('\n'));

test('what is escaped has no stray key, changes nothing twice, and reads as before', () => {
  const seen = (markdown: string) => renderMarkdown(markdown, place).text.replaceAll('\u2063', '');
  fc.assert(
    fc.property(text, fc.constantFrom('text' as const, 'review' as const), (markdown, kind) => {
      const escaped = escapeStrayKeys(markdown, kind);
      expect(strayKeys(escaped, kind)).toEqual([]);
      expect(escapeStrayKeys(escaped, kind)).toBe(escaped);
      expect(seen(escaped)).toBe(seen(markdown));
    }),
    { numRuns: 1500 },
  );
});
