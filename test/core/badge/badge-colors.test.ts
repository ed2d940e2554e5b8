import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { badgeColors } from '#core/badge/badge-colors.ts';
import { contrast } from '#site/brand.ts';

const tokens = readFileSync(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8');
const [light = ''] = tokens.split('@media');

test.each(Object.entries(badgeColors))(
  '%s has the colour of the pages, and white text reads on it',
  (_, ground) => {
    expect(light).toContain(`--${ground.token}: ${ground.color};`);
    expect(contrast('#ffffff', ground.color)).toBeGreaterThanOrEqual(4.5);
  },
);
