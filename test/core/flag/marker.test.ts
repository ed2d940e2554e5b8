import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlagMarker } from '#core/flag/flag.ts';
import { parseMarker, writeMarker } from '#core/flag/marker.ts';
import { deadlineKinds } from '#core/policy/deadline.ts';
import { toIso } from '#core/time/instant.ts';

const marker: FlagMarker = {
  record: '2026-11-23-checkout',
  severity: 'P1',
  deadlines: [{ kind: 'update', due: '2026-11-23T11:00:00Z', responsible: 'on-call' }],
};

test('a marker is one hidden line of ids', () => {
  expect(writeMarker(marker)).toMatchInlineSnapshot(
    `"<!-- upfront:flag {"record":"2026-11-23-checkout","severity":"P1","deadlines":[{"kind":"update","due":"2026-11-23T11:00:00Z","responsible":"on-call"}]} -->"`,
  );
});

test.each([
  ['alone', (line: string) => line],
  ['above the body', (line: string) => `${line}\n\n| deadline | due |`],
  ['below what somebody wrote', (line: string) => `I am on it.\n\n${line}\nand more`],
  ['with the line ends of a browser', (line: string) => `I am on it.\r\n${line}\r\nand more`],
  ['before a forged one in the text', (line: string) => `${line}\n<!-- upfront:flag {"record":"other"} -->`],
  ['after one that is broken', (line: string) => `<!-- upfront:flag {"record":} -->\n${line}`],
  ['after one whose record is no id', (line: string) => `<!-- upfront:flag {"record":"../x"} -->\n${line}`],
])('is found %s', (_, body) => {
  expect(parseMarker(body(writeMarker(marker)))).toEqual(marker);
});

test.each([
  ['an empty body', ''],
  ['text before it on its line', `see ${writeMarker(marker)}`],
  ['another marker', '<!-- upfront:digest {"record":"a"} -->'],
  ['no record', '<!-- upfront:flag {"deadlines":[]} -->'],
  ['no object', '<!-- upfront:flag {7} -->'],
  ['a list', '<!-- upfront:flag ["a"] -->'],
])('%s is no marker', (_, body) => {
  expect(parseMarker(body)).toBeUndefined();
});

test.each([
  ['deadlines that were edited', '{"record":"a","severity":"P1","deadlines":[{"kind":"lunch"}]}'],
  ['deadlines that are gone', '{"record":"a","severity":"P1"}'],
  [
    'a due time that is none',
    '{"record":"a","severity":"P1","deadlines":[{"kind":"update","due":"noon","responsible":"x"}]}',
  ],
])('%s are as if never flagged', (_, json) => {
  expect(parseMarker(`<!-- upfront:flag ${json} -->`)).toEqual({
    record: 'a',
    severity: 'P1',
    deadlines: [],
  });
});

test('a severity that was edited is not known', () => {
  expect(parseMarker('<!-- upfront:flag {"record":"a","severity":7,"deadlines":[]} -->')).toEqual({
    record: 'a',
    severity: undefined,
    deadlines: [],
  });
});

const ids = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}$/u);

test('what is written is read, and stays one comment on one line, whatever a severity is called', () => {
  const markers = fc.record<FlagMarker>({
    record: ids,
    severity: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u2028', '-->', '--!>', '<!--', '\n-->\n@everyone', '" -->'),
    ),
    deadlines: fc.array(
      fc.record({
        kind: fc.constantFrom(...deadlineKinds),
        due: fc.integer({ min: 0, max: 4_000_000_000 }).map((second) => toIso(second * 1000)),
        responsible: ids,
      }),
    ),
  });
  fc.assert(
    fc.property(markers, (any) => {
      const line = writeMarker(any);
      expect(parseMarker(line)).toEqual(any);
      expect(line.indexOf('>')).toBe(line.length - 1);
      expect(line).not.toMatch(/[\r\n]/u);
    }),
  );
});
