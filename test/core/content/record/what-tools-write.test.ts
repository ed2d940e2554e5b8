import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTimestamp } from '#core/base/time/instant.ts';
import { content } from '../../../fixtures/content.ts';
import { problemLines } from '../../../fixtures/problem-lines.ts';

/** A record with some lines of its own at the top and in its entry. */
function read({ top = '', entry = '', more = '' }: { top?: string; entry?: string; more?: string }) {
  return content({
    records: {
      checkout: `---
title: Checkout fails
severity: P1
components: [checkout]
${top}timeline:
  - at: 2026-11-23T10:12Z
${entry}    message: Some payments fail.
${more}---
`,
    },
    problems: true,
  });
}

test.each([
  ['2026-11-23T10:12:29.000Z', Date.UTC(2026, 10, 23, 10, 12, 29)],
  ['2026-11-23T10:12:29.999999Z', Date.UTC(2026, 10, 23, 10, 12, 29)],
  ['2026-11-23t10:12:29z', Date.UTC(2026, 10, 23, 10, 12, 29)],
  ['2026-11-23T11:12:29,5+01:00', Date.UTC(2026, 10, 23, 10, 12, 29)],
  ['2026-11-23T10:12+14:00', Date.UTC(2026, 10, 22, 20, 12)],
  ['2026-11-23T10:12-12:00', Date.UTC(2026, 10, 23, 22, 12)],
  ['2026-11-23T10:12+05:45', Date.UTC(2026, 10, 23, 4, 27)],
])('%s is read', (text, instant) => {
  expect(parseTimestamp(text)).toEqual({ instant });
});

test('what JavaScript writes is read as the second in which it lies', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
      expect(parseTimestamp(new Date(ms).toISOString())).toEqual({ instant: Math.floor(ms / 1000) * 1000 });
    }),
  );
});

test('two entries that are at one instant without their parts of a second', () => {
  const more = '  - at: 2026-11-23T10:12:00.900Z\n    message: Still.\n';
  expect(problemLines(read({ more }).problems)).toMatchInlineSnapshot(`
    "incidents/2026/checkout.md:8:9 entry-same-instant
      Two entries are at one instant once parts of a second are cut off: whole seconds tell entries apart.
      → Write 2026-11-23T10:12:30Z for the later one."
  `);
});

test.each([
  ['started:\n'],
  ['started: ""\n'],
  ["cause: ''\n"],
  ['cause: null\n'],
  ['roles:\n'],
  ['roles: { commander: }\n'],
  ['links: { chat: "", call: ~ }\n'],
  ['review:\n'],
  ['review: { severity: "" }\n'],
  ['actions:\n'],
  ['actions: [{ title: Canary, owner: "", due: , done: null }]\n'],
  ['snooze:\n'],
  ['source: ""\n'],
  ['kind:\n'],
])('an optional key that is empty is absent: %j', (top) => {
  const { problems, records } = read({ top });
  expect(problemLines(problems)).toBe('');
  const without = read({ top: top.startsWith('actions: [') ? 'actions: [{ title: Canary }]\n' : '' });
  expect(records).toEqual(without.records);
});

test.each([
  ['status:\n'],
  ['severity: ""\n'],
  ['components:\n'],
  ['next_update: ~\n'],
  ['note: null\n'],
  ['by:\n'],
])('in an entry, too: %j', (line) => {
  const { problems, records } = read({ entry: `    ${line}` });
  expect(problemLines(problems)).toBe('');
  expect(records).toEqual(read({}).records);
});

test('null in quotes is text', () => {
  const { records } = read({ entry: '    note: "null"\n' });
  expect(records[0]?.timeline[0]?.note).toBe('null');
});

test.each([
  ['visibility:', 'visibility:\n'],
  ['visibility: ""', 'visibility: ""\n'],
  ['visibility: null', 'visibility: null\n'],
  ['review: { visibility: }', 'review: { visibility: }\n'],
])('a key that hides is never empty: %s', (_, top) => {
  expect(problemLines(read({ top }).problems)).toContain('empty-hiding-key');
});

test('a component that says nothing of its visibility is a problem', () => {
  const components = `groups:
  - id: shop
    name: Shop
    components:
      - { id: checkout, name: Checkout, visibility: "" }
`;
  expect(() => content({ config: { components } })).toThrow(/empty-hiding-key/u);
});

test.each([
  ['title', 'title:\nseverity: P1\n', 'empty-text'],
  ['severity', 'title: Checkout fails\nseverity: ""\n', 'missing-key'],
])('a key that must be there is not absent because it is empty: %s', (_, top, rule) => {
  const text = `---\n${top}components: [checkout]\ntimeline:\n  - at: 2026-11-23T10:12Z\n    message: x\n---\n`;
  const { problems } = content({ records: { checkout: text }, problems: true });
  expect(problems.map((problem) => problem.rule)).toEqual([rule]);
});

test('an action without a type is immediate', () => {
  const { records } = read({ top: 'actions: [{ title: Canary }]\n' });
  expect(records[0]?.actions).toMatchObject([{ title: 'Canary', type: 'immediate' }]);
});

test.each([[''], ['    by: dana\n'], ['    message: ""\n'], ['    next_update: 2026-11-23T11:00Z\n']])(
  'an entry that says nothing is a problem: %j',
  (lines) => {
    const more = `  - at: 2026-11-23T10:30Z\n${lines}`;
    expect(read({ more }).problems.map(({ rule, line }) => ({ rule, line }))).toEqual([
      { rule: 'empty-entry', line: 8 },
    ]);
  },
);

test.each([
  ['    status: acknowledged\n'],
  ['    note: x\n'],
  ['    severity: P0\n    message: x\n'],
  ['    components: { search: partial_outage }\n    message: x\n'],
])('an entry that says something is fine: %j', (lines) => {
  expect(problemLines(read({ more: `  - at: 2026-11-23T10:30Z\n${lines}` }).problems)).toBe('');
});
