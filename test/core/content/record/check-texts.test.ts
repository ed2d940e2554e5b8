import { describe, expect, test } from 'vitest';
import { sortProblems } from '#core/base/problem.ts';
import { content } from '../../../fixtures/content.ts';
import { problemLines } from '../../../fixtures/problem-lines.ts';

/** Problems and warnings of a record, without the one that it names no component. */
function problemsOf(text: string) {
  const { problems, warnings } = content({ records: { checkout: text }, problems: true });
  return sortProblems([...problems, ...warnings]).filter(({ rule }) => rule !== 'no-component');
}

/** Place and rule of every problem of a record, as `7:5 key-in-text`. */
function places(text: string): string[] {
  return problemsOf(text).map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

const record = (timeline: string, rest = '') => `---
title: Checkout fails for some customers
severity: P1
timeline:
${timeline}
---
${rest}`;

describe('a key that slipped into a text', () => {
  test('a note inside a message', () => {
    expect(
      problemLines(
        problemsOf(
          record(`  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
      note: |
        Partner ticket 40718.
        by: dana`),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "incidents/2026/checkout.md:8:7 key-in-text
        "note: |" looks like a key of the entry, but it is part of the text of "message": customers would read it.
        → Take away 2 spaces in front of it, and of each line that belongs to it: "    note: |". If it is text, write note\\: … with a backslash, or put it into a code block."
    `);
  });

  test('a whole entry inside a message', () => {
    expect(
      problemLines(
        problemsOf(
          record(`  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.

      - at: 2026-11-23T10:12Z
        status: resolved
        message: |
          Payments work again.`),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "incidents/2026/checkout.md:9:7 key-in-text
        "- at: 2026-11-23T10:12Z" looks like a new entry, but it is part of the text of "message": customers would read it.
        → Take away 4 spaces in front of it, and of each line that belongs to it: "  - at: 2026-11-23T10:12Z". If it is text, write - at\\: … with a backslash, or put it into a code block."
    `);
  });

  test('a key of the record inside a note', () => {
    expect(
      problemLines(
        problemsOf(
          record(`  - at: 2026-11-23T10:12Z
    note: |
      Some payments fail.
     visibility: internal`).replace('     vis', '      vis'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "incidents/2026/checkout.md:8:7 key-in-text
        "visibility: internal" looks like a key of the record, but it is part of the text of "note": the team would read it.
        → Take away 6 spaces in front of it, and of each line that belongs to it: "visibility: internal". If it is text, write visibility\\: … with a backslash, or put it into a code block."
    `);
  });

  test.each([
    [
      'a folded text, which YAML makes one line of',
      `  - at: 2026-11-23T10:12Z
    message: >
      Some payments fail.
      note: |
        Partner ticket.`,
      ['8:7 key-in-text'],
    ],
    [
      'a quoted text of several lines',
      `  - at: 2026-11-23T10:12Z
    message: "Some payments fail.
      status: resolved"`,
      ['7:7 key-in-text'],
    ],
    [
      'a quoted text on one line',
      `  - at: 2026-11-23T10:12Z
    message: "Some payments fail.\\nstatus: resolved"`,
      ['6:14 key-in-text'],
    ],
    [
      'the first line of a block',
      `  - at: 2026-11-23T10:12Z
    message: |
      note: |
        Partner ticket.`,
      ['7:7 key-in-text'],
    ],
    [
      'two keys, and an entry in each of two messages',
      `  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail.
      note: x
      by: y
  - at: 2026-11-23T10:20Z
    note: |

      - at: 2026-11-23T10:30Z
        note: x`,
      ['8:7 key-in-text', '9:7 key-in-text', '13:7 key-in-text'],
    ],
    [
      'who wrote it',
      `  - at: 2026-11-23T10:12Z
    by: >
      dana
      message: Some payments fail.
    note: x`,
      ['8:7 key-in-text'],
    ],
  ])('%s', (_, timeline, expected) => {
    expect(places(record(timeline))).toEqual(expected);
  });

  test.each([
    ['the title', 'title: >\n  Checkout fails\n  visibility: internal', '3:3 key-in-text'],
    ['a role', 'title: x\nroles:\n  commander: >\n    dana\n    visibility: internal', '5:5 key-in-text'],
    [
      'an action',
      'title: x\nactions:\n  - title: "Add a canary stage\n      visibility: internal"\n    type: immediate',
      '4:7 key-in-text',
    ],
    [
      'the reason of a snooze',
      'title: x\nsnooze:\n  until: 2026-11-24T10:00Z\n  reason: >\n    The spare part comes.\n    visibility: internal',
      '6:5 key-in-text',
    ],
  ])('%s', (_, keys, expected) => {
    const text = record('  - at: 2026-11-23T10:12Z\n    message: |\n      Some payments fail.');
    expect(places(text.replace(/^title: .*/mu, keys))).toEqual([
      expected.replace(/^\d+/u, (n) => `${+n + 1}`),
    ]);
  });

  test.each([
    ['code', '      ```yaml\n      note: |\n        x\n      ```'],
    ['indented code', '      Write:\n\n          note: |\n            x'],
    ['a backslash', '      note\\: x'],
    ['prose', '      Note: some payments fail twice.\n      Please note: it is slow.'],
    ['a text that begins with a key, as a title', '      Some.'],
  ])('%s is fine', (_, lines) => {
    const text = record(
      `  - at: 2026-11-23T10:12Z\n    message: |\n${lines}\n    note: |\n${lines}`,
      'Text.\n',
    );
    expect(places(text.replace('Checkout fails for some customers', '"status: checkout fails"'))).toEqual([]);
  });
});

describe('below the front matter', () => {
  test('a new entry', () => {
    expect(
      problemLines(
        problemsOf(
          record(
            '- at: 2026-11-23T10:12Z\n  message: |\n    Some payments fail.',
            `
- at: 2026-11-23T10:40Z
  status: resolved
  message: |
    Payments work again.
`,
          ),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "incidents/2026/checkout.md:10:1 outside-front-matter
        "- at: 2026-11-23T10:40Z" looks like an entry, but it is below the front matter: it would be read as part of the review.
        → Move the entry above the --- on line 8, below the last entry of the timeline, where it begins so: "- at: 2026-11-23T10:40Z". If it is text, write - at\\: … with a backslash, or put it into a code block."
    `);
  });

  const timeline = '  - at: 2026-11-23T10:12Z\n    message: |\n      Some payments fail.';

  test.each([
    ['right below it', '  - at: 2026-11-23T10:40Z\n    status: resolved', ['9:3 outside-front-matter']],
    ['as code', '\n    - at: 2026-11-23T10:40Z\n      status: resolved', ['10:5 outside-front-matter']],
    ['after a review', '## Impact\n\nSome.\n\n  - at: 2026-11-23T10:40Z', ['13:3 outside-front-matter']],
    [
      'two of them',
      '- at: 2026-11-23T10:40Z\n  note: x\n- at: 2026-11-23T10:50Z\n  note: x',
      ['9:1 outside-front-matter', '11:1 outside-front-matter'],
    ],
    ['a key', 'review: { visibility: public }\n\n## Impact', ['9:1 outside-front-matter']],
    [
      'and a rule below it',
      '## Impact\n\nSome.\n\n- at: 2026-11-23T10:40Z\n\n---\n\nMore.',
      ['13:1 outside-front-matter'],
    ],
  ])('%s', (_, body, expected) => {
    expect(places(record(timeline, body))).toEqual(expected);
  });

  test.each([
    ['a review', '## Impact\n\nSome payments failed.\n\n---\n\n- one\n- at noon'],
    ['a heading underlined', 'Impact\n---\n\nSome.'],
    ['a rule first', '\n---\n\nSome.'],
    ['two rules', 'Some.\n\n---\n\nMore.\n\n---\n'],
    ['a list, and a rule', '- one\n- two\n\n---\n\nMore.'],
    ['code that shows an entry', '```yaml\n- at: 2026-11-23T10:40Z\n  note: x\n```'],
    ['nothing', ''],
  ])('%s is fine', (_, body) => {
    expect(places(record(timeline, body))).toEqual([]);
  });
});

describe('a rule at the margin of a message ends the front matter', () => {
  const start = '  - at: 2026-11-23T10:12Z\n    message: |\n      Some payments fail.';

  test('and makes a review of later entries', () => {
    expect(
      problemLines(
        problemsOf(
          record(
            start,
            `      We are looking into it.
  - at: 2026-11-23T10:40Z
    status: resolved
    message: |
      Payments work again.
---

## Impact
`,
          ),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "incidents/2026/checkout.md:8:1 outside-front-matter
        This --- ends the front matter, and what follows it down to line 14 would be read as the review.
        → Entries belong above the last ---, on line 14: take this one out, or put as many spaces in front of it as the text around it has."
    `);
  });

  test.each([
    ['and of the rest of a message', '\n      We are looking into it.\n---\n', ['8:1 outside-front-matter']],
    ['right before an entry', '  - at: 2026-11-23T10:40Z\n    note: x\n---', ['8:1 outside-front-matter']],
    [
      'right before an entry at the margin',
      '- at: 2026-11-23T10:40Z\n  note: x\n---',
      ['8:1 outside-front-matter'],
    ],
    ['twice', '      More.\n---\n      Still more.\n---\n', ['8:1 outside-front-matter']],
  ])('%s', (_, rest, expected) => {
    expect(places(record(start, rest))).toEqual(expected);
  });
});

describe('what readers would not see', () => {
  test.each([
    [
      'a message without words',
      'message: "![](/a.png)"',
      ['6:14 message-without-words', '6:14 picture-words'],
    ],
    ['a message of a rule', 'message: |\n      ***', ['6:14 message-without-words']],
    [
      'a message of a script',
      'message: |\n      <script>x</script>',
      ['6:14 message-without-words', '7:7 html'],
    ],
    ['a message of tags with text', 'message: |\n      <p>Payments fail.</p>', ['7:7 html']],
    ['a tag that hides', 'message: |\n      Fine.\n\n      <p hidden>secret</p>', ['9:7 html-hidden']],
    ['such a tag in a note', 'note: |\n      Fine.\n\n      <p hidden>secret</p>', []],
    ['a note', 'note: |\n      Fine <your-key>.', ['7:12 html']],
    ['an internal message', 'message: |\n      :::internal\n      x\n      :::', ['6:14 internal-message']],
  ])('%s', (_, text, expected) => {
    expect(places(record(`  - at: 2026-11-23T10:12Z\n    ${text}`))).toEqual(expected);
  });

  test('in a review', () => {
    const timeline = '  - at: 2026-11-23T10:12Z\n    message: Some payments fail.';
    expect(places(record(timeline, '## Impact\n\nX-Key: <your-key>'))).toEqual(['10:8 html']);
    expect(places(record(timeline, '<p hidden>x</p>'))).toEqual(['8:1 html-hidden']);
  });
});
