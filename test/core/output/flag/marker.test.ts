import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toIso } from '#core/base/time/instant.ts';
import type { FlagMarker } from '#core/output/flag/flag.ts';
import { parseMarker, writeMarker } from '#core/output/flag/marker.ts';
import { deadlineKinds } from '#core/rules/promises/deadline.ts';

const marker: FlagMarker = {
  lane: 'live',
  record: '2026-11-23-checkout',
  severity: 'P1',
  deadlines: [{ kind: 'update', due: '2026-11-23T11:00:00Z', responsible: 'on-call' }],
};
const digest: FlagMarker = {
  lane: 'after-care',
  deadlines: [{ record: 'ledger', kind: 'review', due: '2026-11-23T11:00:00Z', responsible: 'on-call' }],
  more: 2,
};

test('a marker is one hidden line of ids', () => {
  expect(writeMarker(marker)).toMatchInlineSnapshot(
    `"<!-- upfront:flag {"v":1,"record":"2026-11-23-checkout","severity":"P1","deadlines":[{"kind":"update","due":"2026-11-23T11:00:00Z","responsible":"on-call"}]} -->"`,
  );
});

test("the digest's marker is another", () => {
  const line = writeMarker(digest);
  expect(line).toMatchInlineSnapshot(
    `"<!-- upfront:after-care {"v":1,"deadlines":[{"record":"ledger","kind":"review","due":"2026-11-23T11:00:00Z","responsible":"on-call"}],"more":2} -->"`,
  );
  expect(parseMarker(line)).toEqual(digest);
});

test('a marker keeps of a plan what it needs, and no text of a record', () => {
  const planned = { ...digest.deadlines[0], title: 'Secret', owner: 'Dana', late_by_minutes: 7 };
  expect(writeMarker({ ...digest, deadlines: [planned] } as FlagMarker)).toBe(writeMarker(digest));
});

test('a marker of a later version is known by its subject alone', () => {
  const later = (line: string) => parseMarker(line.replace('"v":1', '"v":2'));
  expect(later(writeMarker(marker))).toEqual({
    lane: 'live',
    record: '2026-11-23-checkout',
    severity: undefined,
    deadlines: [],
  });
  expect(later(writeMarker(digest))).toEqual({ lane: 'after-care', deadlines: [], more: 0 });
});

test.each([
  ['{"deadlines":7}', { lane: 'after-care', deadlines: [], more: 0 }],
  ['{"deadlines":[{"record":"a","kind":"lunch"}],"more":-1}', { lane: 'after-care', deadlines: [], more: 0 }],
])('the digest that says %s is the digest', (json, known) => {
  expect(parseMarker(`<!-- upfront:after-care ${json} -->`)).toEqual(known);
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
    lane: 'live',
    record: 'a',
    severity: 'P1',
    deadlines: [],
  });
});

test('a severity that was edited is not known', () => {
  expect(parseMarker('<!-- upfront:flag {"record":"a","severity":7,"deadlines":[]} -->')).toEqual({
    lane: 'live',
    record: 'a',
    severity: undefined,
    deadlines: [],
  });
});

const ids = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}$/u);

test('what is written is read, and stays one comment on one line, whatever a severity is called', () => {
  const flagged = {
    kind: fc.constantFrom(...deadlineKinds),
    due: fc.integer({ min: 0, max: 4_000_000_000 }).map((second) => toIso(second * 1000)),
    responsible: ids,
  };
  const live = fc.record({
    lane: fc.constant('live' as const),
    record: ids,
    severity: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u2028', '-->', '--!>', '<!--', '\n-->\n@everyone', '" -->'),
    ),
    deadlines: fc.array(fc.record(flagged)),
  });
  const digests = fc.record({
    lane: fc.constant('after-care' as const),
    deadlines: fc.array(fc.record({ ...flagged, record: ids })),
    more: fc.nat(),
  });
  fc.assert(
    fc.property(fc.oneof(live, digests), (any) => {
      const line = writeMarker(any);
      expect(parseMarker(line)).toEqual(any);
      expect(line.indexOf('>')).toBe(line.length - 1);
      expect(line).not.toMatch(/[\r\n]/u);
    }),
  );
});
