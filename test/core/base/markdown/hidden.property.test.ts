import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInternal } from '#core/base/markdown/check-internal.ts';
import { cutInternal } from '#core/base/markdown/cut-internal.ts';
import { renderMarkdown } from '#core/base/markdown/render-markdown.ts';

const shown = { root: 'https://acme.example/', page: 'https://acme.example/incidents/x.html', id: 'u-1' };

const canary = 'c4n4ry';

/** Blocks that authors write, whole and broken. */
const block = fc.constantFrom(
  'Some *text* at 10:30, ratio a:b.',
  'Two lines\nof text',
  '# Heading',
  'Title\n---',
  '- one\n- two\n\n  more',
  '1. one\n   - two',
  '> quote\nlazy',
  '```\ncode\n```',
  '~~~text\n::std\n~~~',
  '    indented',
  '|a|b|\n|-|-|\n|1|2|',
  '<div>\nhtml',
  '<!-- comment -->',
  '[a]: https://b.example',
  '[^1]: note',
  'a note[^1]',
  '***',
  '`code',
  '',
);
const gap = fc.constantFrom('\n', '\n\n');
const text = fc
  .array(fc.tuple(block, gap), { maxLength: 4 })
  .map((parts) => parts.map(([part, end]) => part + end).join(''));

/** Puts a text into a quote, a list, or nothing. */
const place = fc
  .array(fc.constantFrom<[string, string]>(['> ', '> '], ['- ', '  '], ['1. ', '   ']), { maxLength: 2 })
  .map(
    (marks) => (inside: string) =>
      marks.reduce(
        (lines, [first, next]) => lines.map((line, index) => (index === 0 ? first : next) + line),
        inside.split('\n'),
      ),
  );

const hidden = fc.tuple(block, block).map(([before, after]) => `${before}\n\n${canary}\n\n${after}`);

/** A text with a block, and the lines of its two fences. */
const document = fc.record({ before: text, inside: hidden, after: text, place }).map((parts) => {
  const lines = parts.place(`\n:::internal\n${parts.inside}\n:::\n\n${parts.after}`);
  const all = [...parts.before.split('\n'), ...lines];
  const begin = all.findIndex((line) => line.endsWith(':::internal'));
  return { all, begin, end: all.findIndex((line, index) => index > begin && /:::$/u.test(line)) };
});

function shows(markdown: string): boolean {
  const { html, text: plain } = renderMarkdown(cutInternal(markdown), shown);
  return html.includes(canary) || plain.includes(canary);
}

/** What goes wrong with a line: characters that come, go or change. */
const slip = fc.record({
  at: fc.nat(20),
  drop: fc.nat(3),
  add: fc.oneof(
    fc.constantFrom(
      ...[' ', '    ', '\t', ':', '::', '：', '\\', '>', '- ', '* ', '1. ', '`', '```', '~~~', '|', '#'],
    ),
    fc.constantFrom(
      'x',
      'I',
      '{',
      '[x]',
      '<!--',
      '<div>',
      '-->',
      '\u200b',
      '\u00a0',
      '\u0000',
      '\ufeff',
      '\r',
      '\n',
      '',
    ),
  ),
});

function slipped(line: string, { at, drop, add }: { at: number; drop: number; add: string }): string {
  const from = Math.min(at, line.length);
  return line.slice(0, from) + add + line.slice(from + drop);
}

test('what stands in a block is never shown, or the block is a problem', () => {
  let fine = 0;
  fc.assert(
    fc.property(document, ({ all }) => {
      const markdown = all.join('\n');
      const problems = checkInternal(markdown);
      if (problems.length === 0) fine += 1;
      expect(problems.length > 0 || !shows(markdown)).toBe(true);
    }),
    { numRuns: 1500 },
  );
  // Most of these texts are what careful authors write: the check must let them pass.
  expect(fine).toBeGreaterThan(500);
});

test('whatever slips in one of its fences, the block stays hidden or is a problem', () => {
  fc.assert(
    fc.property(
      document,
      fc.boolean(),
      fc.array(slip, { minLength: 1, maxLength: 3 }),
      ({ all, begin, end }, first, slips) => {
        const at = first ? begin : end;
        const lines = all.with(at, slips.reduce(slipped, all[at] ?? ''));
        const markdown = lines.join('\n');
        expect(checkInternal(markdown).length > 0 || !shows(markdown)).toBe(true);
      },
    ),
    { numRuns: 4000 },
  );
});

test('cutting twice is cutting once, and nothing but blocks is lost', () => {
  fc.assert(
    fc.property(document, text, ({ all }, plain) => {
      const cut = cutInternal(all.join('\n'));
      expect(cutInternal(cut)).toBe(cut);
      const left = cutInternal(plain);
      expect(left === '' || left === plain).toBe(true);
    }),
  );
});

test('whatever is written, what comes out is well-formed and has no marks but ours', () => {
  const hostile = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(...'<>[](){}*_`~|#-+!\\&;:"\'/=\n \t'.split('')),
      fc.constantFrom(
        '<script',
        'onerror=',
        'javascript:',
        'https://',
        'data:',
        '[a](',
        '![a](',
        '//',
        '[^1]',
        '\n\n[^1]: ',
        '<p>',
        '<x-y>',
        '<!--',
        '-->',
        ']]>',
        '&#x3C;',
        '\ud800',
      ),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(hostile, (parts) => {
      const { html, text: plain } = renderMarkdown(parts.join(''), shown);
      expect(html).toMatch(onlyOurs);
      for (const output of [html, plain]) {
        expect(output.isWellFormed()).toBe(true);
        expect(output).not.toMatch(/(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]/u);
      }
    }),
    { numRuns: 3000 },
  );
});

const tags =
  'a|blockquote|br|code|del|div|em|h[3-6]|hr|img|li|ol|p|pre|strong|sup|table|tbody|td|th|thead|tr|ul';
const attributes = [
  ' href="(?:https?://|mailto:|tel:|sms:)[^"<>]*"',
  ' src="https://acme\\.example/[^"<>]*"',
  ' alt="[^"]*"',
  ' id="u-1-fn(?:ref)?-\\d+(?:-\\d+)?"',
  ' rel="nofollow noopener"',
  ' start="\\d+"',
  ' class="(?:language-[\\w-]+|internal|internal-mark|footnotes)"',
  ' dir="(?:auto|rtl)"',
].join('|');
const onlyOurs = new RegExp(`^(?:[^<]|</?(?:${tags})(?:${attributes}){0,3}>)*$`, 'iu');
