import { expect, test } from 'vitest';
import { badgeColors } from '#core/output/badge/badge-colors.ts';
import { contrast } from '#site/model/brand.ts';

test.each(Object.entries(badgeColors))('white text reads on the colour of %s', (_, color) => {
  expect(contrast('#ffffff', color.light)).toBeGreaterThanOrEqual(4.5);
});
