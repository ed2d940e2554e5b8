import { expect, test } from 'vitest';
import { cutInternal } from '#core/base/markdown/cut-internal.ts';

test.each([
  ['no block', 'Some payments fail.\n', 'Some payments fail.\n'],
  ['a block', 'Before.\n\n:::internal\nsecret\n:::\n\nAfter.', 'Before.\n\n\n\nAfter.'],
  ['a block after a paragraph', 'Before.\n:::internal\nsecret\n:::\nAfter.', 'Before.\n\nAfter.'],
  ['two blocks', ':::internal\nsecret\n:::\nMiddle.\n:::internal\nsecret\n:::', '\nMiddle.\n'],
  ['a block in a list', '- One.\n\n  :::internal\n  secret\n  :::\n- Two.', '- One.\n\n  \n- Two.'],
  ['a block in a quote', '> One.\n>\n> :::internal\n> secret\n> :::\n>\n> Two.', '> One.\n>\n> \n>\n> Two.'],
  ['a block after a table', '|a|\n|-|\n|b|\n:::internal\nsecret\n:::', '|a|\n|-|\n|b|\n'],
  ['Windows line ends', 'Before.\r\n\r\n:::internal\r\nsecret\r\n:::\r\nAfter.', 'Before.\r\n\r\n\r\nAfter.'],
  ['code in a block', 'Before.\n:::internal\n```\nsecret\n```\n:::\nAfter.', 'Before.\n\nAfter.'],
  ['code that shows a block', '```\n:::internal\nx\n:::\n```', '```\n:::internal\nx\n:::\n```'],
  ['a byte order mark', '\ufeffBefore.\n:::internal\nsecret\n:::\nAfter.', 'Before.\n\nAfter.'],
  ['HTML alone', '<script>x</script>', '<script>x</script>'],
  ['a colon alone', ':a', ':a'],
  ['indented code', 'Before.\n\n    :::internal\n    x\n', 'Before.\n\n    :::internal\n    x\n'],
])('%s', (_, markdown, left) => {
  expect(cutInternal(markdown)).toBe(left);
});

test.each([
  ['never closed', 'Before.\n\n:::internal\nsecret\n\nsecret', 'Before.\n\n'],
  ['never closed in a list', '- One.\n- :::internal\n  secret\n\nsecret', '- One.\n- '],
  ['lazily left out of its quote', '> One.\n>\n> :::internal\nsecret\n> :::', '> One.\n>\n> '],
  ['ended in the midst of code', 'Before.\n:::internal\n```\n:::\nsecret\n```\n:::', 'Before.\n'],
  ['within another', 'Before.\n:::internal\nsecret\n:::internal\nsecret\n:::\n:::', 'Before.\n\n:::'],
  ['of another name', 'Before.\n:::intern\nsecret\n:::\nAfter.', 'Before.\n\nAfter.'],
  ['with a longer fence', 'Before.\n::::internal\nsecret\n:::\nsecret\n::::\nAfter.', 'Before.\n\nAfter.'],
  ['with control characters in its fence', ':\u0000::internal\nsecret\n:\u0001::\nAfter.', '\nAfter.'],
  ['after a byte order mark', '\ufeff:::internal\nsecret', ''],
])('a block %s fails closed', (_, markdown, left) => {
  expect(cutInternal(markdown)).toBe(left);
});

test.each([
  ['nothing', ''],
  ['white space', ' \n\n'],
  ['a block alone', ':::internal\nsecret\n:::\n'],
  ['a block alone in a quote', '> :::internal\n> secret\n> :::\n'],
  ['a block alone in a list', '- :::internal\n  secret\n  :::\n'],
  ['a comment alone', '<!-- secret -->\n'],
  ['an address that nothing names', ':::internal\nsecret\n:::\n\n[a]: https://b.example'],
  ['a text nested too deeply to be read', `Text.\n\n:::internal\n${'>'.repeat(2000)} secret\n:::`],
  ['marks nested too deeply to be read', `:::internal\nsecret\n:::\n\n${'*'.repeat(800)}a${'*'.repeat(800)}`],
])('of %s nothing is left', (_, markdown) => {
  expect(cutInternal(markdown)).toBe('');
});
