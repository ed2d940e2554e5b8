import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { badgeColors } from '#core/output/badge/badge-colors.ts';
import { contrast } from '#site/model/brand.ts';

const tokens = readFileSync(new URL('../../../../src/styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = tokens.split('@media');

test.each(Object.values(badgeColors))(
  '$token has the colours of the pages, and white text reads on the light one',
  (color) => {
    expect(light).toContain(`--${color.token}: ${color.light};`);
    expect(dark).toContain(`--${color.token}: ${color.dark};`);
    expect(contrast('#ffffff', color.light)).toBeGreaterThanOrEqual(4.5);
  },
);
