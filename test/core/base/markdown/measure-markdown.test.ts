import fc from 'fast-check';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { limits } from '#core/base/limits.ts';
import { longLineIn, measureMarkdown } from '#core/base/markdown/measure-markdown.ts';
import { markdownSource, parseMarkdown } from '#core/base/markdown/parse-markdown.ts';

const rulesOf = (text: string) => measureMarkdown(text).problems.map(({ line, rule }) => `${line} ${rule}`);

describe('at a limit nothing is said, past it the place', () => {
  test.each<[what: string, most: string, more: string, problem: string]>([
    ['bytes of a line', 'é'.repeat(16_384), `${'é'.repeat(16_384)}a`, '1 line-length'],
    ['lines of a paragraph', 'a\n'.repeat(600), 'a\n'.repeat(601), '601 block-length'],
    ['lines of a loose list', '- a\n\n'.repeat(333), `${'- a\n\n  b\n'.repeat(301)}`, '901 block-length'],
    [
      'lines of code',
      `\`\`\`\n${'*\n'.repeat(598)}\`\`\``,
      `\`\`\`\n${'*\n'.repeat(599)}\`\`\``,
      '601 block-length',
    ],
    ['marks of a block', '*'.repeat(1000), '*'.repeat(1001), '1 too-many-marks'],
    [
      'marks of a text',
      `${'*'.repeat(1000)}\n\n`.repeat(5),
      `${'*'.repeat(1000)}\n\n`.repeat(6),
      '11 too-many-marks',
    ],
    ['items of a list', '- a\n'.repeat(500), '- a\n'.repeat(1001), '601 block-length'],
    ['items within each other', '- - - - a\n'.repeat(250), '- - - - a\n'.repeat(251), '251 too-many-marks'],
    ['rows', 'a|b\n'.repeat(500), 'a|b\n'.repeat(501), '501 too-many-marks'],
    ['signs in an address', `www.a${'!'.repeat(1001)}a`, `www.a${'!'.repeat(1002)}a`, '1 too-many-marks'],
    [
      'references in one',
      `http://a.b${'&x;'.repeat(333)}a`,
      `http://a.b${'&x;'.repeat(334)}a`,
      '1 too-many-marks',
    ],
    ['footnotes', '[^1]: a\n\n'.repeat(50), '[^1]: a\n\n'.repeat(51), '101 too-many-footnotes'],
  ])('%s', (_what, most, more, problem) => {
    expect(rulesOf(most)).toEqual([]);
    expect(rulesOf(more)).toContain(problem);
  });

  test('every sign of the list is a mark, and no other', () => {
    for (const mark of '*_~[]<>|:`') expect(measureMarkdown(`a${mark}a`).marks).toBe(mark === '|' ? 2 : 1);
    expect(measureMarkdown('a (b) {c} #d +e -f =g !h &i; \\j "k" 1. 2').marks).toBe(0);
    expect(measureMarkdown('1. a\n2) b\n+ c\n* d').marks).toBe(5);
  });

  test('an address as people write it has no marks but its colon and what ends it', () => {
    expect(measureMarkdown('(https://a.example/b?c=1&name=2&d;e), f.').marks).toBe(2);
    expect(measureMarkdown('www.a.example/b?c=d&amp;lang=e').marks).toBe(0);
    expect(measureMarkdown('Wait... what?!!').marks).toBe(0);
  });

  test('what other texts of the record have counts', () => {
    expect(measureMarkdown('**', { marks: 4999, footnotes: 0 }).problems).toMatchObject([
      { line: 1, rule: 'too-many-marks' },
    ]);
    expect(measureMarkdown('[^1]: a', { marks: 0, footnotes: 50 }).problems).toHaveLength(1);
  });

  test('two hundred links of a review are few', () => {
    const list = Array.from(
      { length: 200 },
      (_, index) => `- [PR ${index}](https://b.example/${index})\n`,
    ).join('');
    expect(rulesOf(list)).toEqual([]);
  });
});

test('lines are measured in bytes, whatever they hold', () => {
  expect(longLineIn('a'.repeat(limits.lineBytes))).toBeUndefined();
  expect(longLineIn(`x\n${'🙈'.repeat(limits.lineBytes / 4)}a`)).toMatchObject({
    line: 2,
    rule: 'line-length',
  });
});

describe('what is not counted as text is code for the parser', () => {
  test.each<[what: string, text: string, marks: number]>([
    ['a fence', '```\n***\n```\n', 6],
    ['a fence with an indent', '   ```js\n   ***\n   ```\n', 6],
    ['a fence in a list', '1. a\n   ```\n   ***\n   ```\n', 7],
    ['a fence that is never closed', '```\n***\n', 6],
    ['a fence that a list ends', '- a\n\n  ```\n***\n\n  ```\n', 10],
    ['a fence in an item', '- ```\n  x\n  ```\n  ***\n  ```\n', 13],
    ['a fence in HTML', '<div>\n```\n\n***\n\n```\n', 11],
    ['a fence that a block ends', ':::internal\n```\n:::\n***\n```\n', 15],
    ['a fence that is code of a line', '``` a ` b\n***\n```\n', 10],
    ['an end that is indented too far', '```\n    ```\n***\n```\n***\n', 15],
  ])('%s', (_what, text, marks) => expect(measureMarkdown(text).marks).toBe(marks));

  const line = fc.constantFrom(
    ...[
      '```',
      '````',
      '~~~',
      '``` js',
      '  ```',
      '   ```',
      '    ```',
      '\t```',
      '- ```',
      '> ```',
      '- a',
      '  a',
      '1. a',
      '> a',
    ],
    ...[
      'a',
      '',
      ':::internal',
      ':::',
      '<div>',
      '<!--',
      '-->',
      '</div>',
      '*',
      '    *',
      '``` a ` b',
      '[^1]: a',
      '[a]: b',
      '# a',
    ],
  );
  test('for any lines', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.join('\n');
        const tree = parseMarkdown(markdownSource(text));
        const code = new Set<number>();
        if (tree) {
          visit(tree, 'code', ({ position }) => {
            for (let at = position?.start.line ?? 1; at <= (position?.end.line ?? 0); at += 1) code.add(at);
          });
        }
        // A mark more on a line counts exactly where the line is not in a fence.
        const { marks } = measureMarkdown(text);
        for (const [index, each] of lines.entries()) {
          if (!/^ *(?:a|\*)?$/u.test(each) || each === '') continue;
          const more = measureMarkdown(lines.with(index, `${each} ~`).join('\n')).marks;
          if (more === marks) expect(code).toContain(index + 1);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
