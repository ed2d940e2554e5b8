import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounded } from '#core/base/bounded.ts';

const rank = (item: string) => (item.endsWith('!') ? 0 : 1);

test('what has a lower rank stays, in its place', () => {
  expect(bounded(['a', 'b', 'c!', 'd'], 2, rank)).toEqual(['a', 'c!']);
  expect(bounded(['a', 'b!', 'c!', 'd!'], 2, rank)).toEqual(['b!', 'c!']);
  expect(bounded(['a', 'b'], 2, rank)).toEqual(['a', 'b']);
});

test('it is as long as it may be, in order, and nothing is left out for an item of a higher rank', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3)), fc.nat(20), (ranks, limit) => {
      const items = ranks.map((each, index) => ({ each, index }));
      const kept = bounded(items, limit, ({ each }) => each);
      expect(kept).toHaveLength(Math.min(limit, items.length));
      expect(kept.map(({ index }) => index)).toEqual(
        kept.map(({ index }) => index).toSorted((a, b) => a - b),
      );
      const worst = Math.max(-1, ...kept.map(({ each }) => each));
      const out = items.filter((item) => !kept.includes(item));
      if (limit > 0) expect(out.every(({ each }) => each >= worst)).toBe(true);
    }),
  );
});
