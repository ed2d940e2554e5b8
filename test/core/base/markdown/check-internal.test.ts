import { expect, test } from 'vitest';
import { checkComments, checkInternal } from '#core/base/markdown/check-internal.ts';

/** Place and rule of every problem, as `3:1 internal-misspelt`. */
function problems(markdown: string): string[] {
  return checkInternal(markdown).map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

test.each([
  ['a plain text', 'Some payments fail: 3 of 10, ratio a:b, since 10:30.'],
  ['a block', 'Before.\n\n:::internal\nsecret\n:::\n\nAfter.'],
  ['a block with spaces after its marks', ':::internal  \nsecret\n:::\t\nAfter.'],
  ['a block after a paragraph', 'Before.\n:::internal\nsecret\n:::'],
  ['a block in a list', '- One.\n\n  :::internal\n  secret\n  :::\n- Two.'],
  ['a block in a list in a quote', '> - One.\n>   :::internal\n>   secret\n>   :::\n> - Two.'],
  ['a block with a list', ':::internal\n- one\n\n  two\n\n:::'],
  ['a block with code', ':::internal\n```\nsecret\n```\n:::'],
  ['a block with indented code', ':::internal\n    secret\n:::'],
  ['a block with HTML', ':::internal\n<div>\nsecret\n:::'],
  ['an empty block', ':::internal\n:::'],
  ['Windows line ends', ':::internal\r\nsecret\r\n:::\r\nAfter.'],
  ['code that shows a block', '```\n:::internal\nx\n:::\n```'],
  ['code that shows a block, in a list', '- ~~~text\n  :::internal\n  x\n  :::\n  ~~~'],
  ['a mark in a line of code', 'Write `:::internal` and `:::` around it, or `std::internal`.'],
  ['names with colons', 'The pods std::vector and a::b restart.'],
  ['a comment', 'Text <!-- a\ncomment --> and text.\n\n<!--\n\n-->'],
  ['escaped angles', 'Text \\<!-- and text.'],
])('%s is fine', (_, markdown) => {
  expect(checkInternal(markdown)).toEqual([]);
});

test.each([
  [':::internal\nsecret', ['1:1 internal-unclosed']],
  [':::internal', ['1:1 internal-unclosed']],
  ['- a\n\n  :::internal\n  secret\n- b', ['3:3 internal-unclosed']],
  ['- :::internal\n  secret\n:::', ['1:1 internal-unclosed', '3:1 internal-misspelt']],
  ['> :::internal\nsecret\n> :::', ['1:1 internal-unclosed', '3:1 internal-misspelt']],
  ['> :::internal\n> secret\n:::', ['1:1 internal-unclosed', '3:1 internal-misspelt']],
  [':::internal\nsecret\n> :::', ['1:1 internal-unclosed', '3:1 internal-misspelt']],
  [':::internal\nsecret\n    :::', ['1:1 internal-unclosed', '3:5 internal-misspelt']],
  [':::internal\nsecret\n::', ['1:1 internal-unclosed', '3:1 internal-misspelt']],
  [':::internal\nsecret\n::::', ['1:1 internal-unclosed', '3:1 internal-misspelt']],
  [':::internal\nsecret\n::: end', ['1:1 internal-unclosed', '3:1 internal-misspelt']],
  [':::internal\na\n:::internal\nb\n:::\n:::', ['3:1 internal-unclosed', '6:1 internal-misspelt']],
  [
    ':::internal\n```\n:::\nsecret\n```\n:::\n\n```\ncode\n```',
    ['2:1 internal-unclosed', '3:1 internal-misspelt', '6:1 internal-misspelt'],
  ],
  [
    '```\nstray\n\n:::internal\nsecret\n:::\n\n```\ncode\n```',
    ['4:1 internal-misspelt', '6:1 internal-misspelt'],
  ],
  [
    '~~~\nstray\n\n:::internal\nsecret\n:::\n\n~~~text\ncode\n~~~',
    ['4:1 internal-misspelt', '6:1 internal-misspelt'],
  ],
  ['~~~:::internal\nsecret\n:::\n\n~~~', ['1:1 internal-misspelt', '3:1 internal-misspelt']],
  ['~~~\nsecret\n:::\n\n~~~', ['3:1 internal-misspelt']],
  ['```\n:::internal\nsecret\n    ```', ['2:1 internal-misspelt']],
])('a block that goes wrong: %j', (markdown, expected) => {
  expect(problems(markdown)).toEqual(expected);
});

test.each([
  ':::',
  '::::',
  '::internal',
  ':internal',
  ': internal',
  ':: internal',
  '::: internal',
  ': : : internal',
  ':::Internal',
  ':::INTERNAL',
  ':::internl',
  ':::internal-only',
  '::::internal',
  ':::internal {x}',
  ':::internal{.x}',
  ':::internal[x]',
  ':::internal x',
  '::internal[secret]',
  'Text :internal[secret] text.',
  'Text :::internal',
  'Text:::internal',
  'Text ::internal',
  'Text :: internal',
  'Text :::',
  '    :::internal',
  '\t:::internal',
  '- a\n\n      :::internal',
  '\\:::internal',
  ':\\::internal',
  '**:::internal**',
  '# :::internal',
  '| :::internal |',
  '- [ ] :::internal',
  '[^1]: :::Internal',
  '<div>\n:::internal\n</div>',
  '：：：internal',
  '：：：ｉｎｔｅｒｎａｌ',
  ':：:internal',
  '∶∶∶internal',
  '∷internal',
  '꞉꞉꞉internal',
  '\u200b:::internal',
  ':\u200b::internal',
  ':\u00ad:\u00ad:internal',
  ':\u0301:\u0301:internal',
  '\u00a0:::internal',
  'Text\u2028:::internal',
  'Text\u0085:::internal',
  ';;;internal',
  '...internal',
  '::;internal',
])('%j is no block, and looks like one', (mark) => {
  const lines = problems(`Text.\n\n${mark}\n\nsecret`);
  expect(lines.length).toBeGreaterThan(0);
  // Some of these open a block of another name, which is cut, and told as well.
  expect(lines.every((line) => /internal-misspelt$/u.test(line))).toBe(true);
});

test('every problem has a message and a hint that shows what to write', () => {
  const texts = [
    'Text.\n\n  :::Internal\nsecret',
    'Text.\n\n:::',
    ':::internal\nsecret',
    ':::internal\n```\n:::\nsecret\n```',
    'Text <!-- secret\n\nsecret -->',
    `${'>'.repeat(100)} secret`,
  ];
  expect(texts.map((text) => checkInternal(text)[0])).toMatchInlineSnapshot(`
    [
      {
        "column": 3,
        "hint": "Write :::internal on a line of its own, an empty line above it, and ::: on a line of its own where it ends.",
        "line": 3,
        "message": "":::Internal" looks like an internal block, but is not one: customers would read it.",
        "rule": "internal-misspelt",
      },
      {
        "column": 1,
        "hint": "No block is open here. Remove the line, or write :::internal on a line of its own where the block begins.",
        "line": 3,
        "message": "":::" looks like an internal block, but is not one: customers would read it.",
        "rule": "internal-misspelt",
      },
      {
        "column": 1,
        "hint": "Write ::: on a line of its own where it ends, indented as its beginning is.",
        "line": 1,
        "message": "This :::internal block is never closed.",
        "rule": "internal-unclosed",
      },
      {
        "column": 1,
        "hint": "Close the code before the ::: that ends the block. Where the code itself has a line :::, remove it.",
        "line": 2,
        "message": "A line ::: in this code ends the :::internal block: customers would read the rest.",
        "rule": "internal-unclosed",
      },
      {
        "column": 1,
        "hint": "Write --> at its end, with no empty line in between; or use a :::internal block.",
        "line": 1,
        "message": "This comment is not closed in its block: readers would see it, or miss what follows.",
        "rule": "internal-unclosed",
      },
      {
        "column": 1,
        "hint": "Write it with fewer levels.",
        "line": 1,
        "message": "Quotes, lists or blocks of this text are nested more than 50 levels deep.",
        "rule": "nesting",
      },
    ]
  `);
});

test.each([
  ['Text <!-- secret\n\nsecret --> text.', ['1:1 internal-unclosed']],
  ['Text.\nMore <!-- secret', ['2:1 internal-unclosed']],
  ['- <!-- secret\n\nsecret -->', ['1:1 internal-unclosed']],
  ['Text.\n\n<!-- secret\n\nsecret', ['3:1 internal-unclosed']],
])('a comment that is not closed in its block, in a message and in a note: %j', (markdown, expected) => {
  expect(problems(markdown)).toEqual(expected);
  expect(checkComments(markdown)).toEqual(checkInternal(markdown));
});

test('of a note only its comments are checked: for the team nothing in it is hidden', () => {
  expect(checkComments(':::internal\nsecret')).toEqual([]);
  expect(checkComments('Text <!-- closed --> and text.')).toEqual([]);
});

test('a text that would take hours to read is told at once', () => {
  expect(problems(`${'<!--'.repeat(200_000)}-->`)).toEqual([]);
  for (const text of ['>'.repeat(50_000), '- '.repeat(20_000), ':::internal\n'.repeat(5_000)]) {
    expect(problems(`${text}a`)).toEqual(['1:1 nesting']);
  }
});
