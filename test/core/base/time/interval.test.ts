import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Interval, intersect, merge, overlapping, subtract, totalMs } from '#core/base/time/interval.ts';

const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));
const intervals = fc.array(interval, { maxLength: 8 });

/** The instants of intervals, one by one: the slow truth. */
function instants(list: readonly Interval[]): Set<number> {
  const all = new Set<number>();
  for (const { start, end } of list) for (let i = start; i < end; i++) all.add(i);
  return all;
}

test('half-open: the end belongs to the next', () => {
  expect(intersect({ start: 0, end: 5 }, { start: 5, end: 9 })).toBeUndefined();
  expect(
    merge([
      { start: 5, end: 9 },
      { start: 0, end: 5 },
    ]),
  ).toEqual([{ start: 0, end: 9 }]);
  expect(merge([{ start: 3, end: 3 }])).toEqual([]);
});

test('merging keeps the instants, is idempotent, and does not care for order', () => {
  fc.assert(
    fc.property(intervals, (list) => {
      const merged = merge(list);
      expect(instants(merged)).toEqual(instants(list));
      expect(merge(merged)).toEqual(merged);
      expect(merge(list.toReversed())).toEqual(merged);
      expect(totalMs(list)).toBe(instants(list).size);
    }),
  );
});

test('what overlaps an interval is found as by comparing all', () => {
  fc.assert(
    fc.property(intervals, fc.array(interval, { maxLength: 4 }), (list, asked) => {
      const things = list.toSorted((a, b) => a.start - b.start).map((each) => ({ interval: each }));
      for (const one of asked) {
        expect(overlapping(things, one)).toEqual(things.filter((thing) => intersect(thing.interval, one)));
      }
    }),
  );
});

test('subtracting leaves exactly what is not in the holes', () => {
  fc.assert(
    fc.property(intervals, intervals, (from, holes) => {
      const inHoles = instants(holes);
      const left = [...instants(from)].filter((instant) => !inHoles.has(instant));
      expect(instants(subtract(from, holes))).toEqual(new Set(left));
    }),
  );
});
