import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colors } from '#core/output/colors.ts';
import { accentColors, contrast } from '#site/model/brand.ts';

const isGround = (name: string) => /ground|paper|tint/u.test(name);

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const all = Object.entries(colors).map(([name, color]) => [name, color[scheme]] as const);
  const grounds = all.filter(([name]) => isGround(name));
  const texts = all.filter(([name]) => !isGround(name) && !name.startsWith('line'));

  test('every colour of text can be read on every ground', () => {
    expect(grounds.length).toBeGreaterThan(7);
    expect(texts.length).toBeGreaterThan(7);
    const low = texts.flatMap(([text, color]) =>
      grounds.filter(([, ground]) => contrast(color, ground) < 4.5).map(([ground]) => `${text} on ${ground}`),
    );
    expect(low).toEqual([]);
  });

  test('a brand may have any colour: links in it can be read on every ground', () => {
    const color = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(color, (brand) => {
        const accent = accentColors(brand)[scheme];
        return grounds.every(([, ground]) => contrast(accent, ground) >= 4.5);
      }),
    );
  });
});

test('a colour that can be read stays as it is', () => {
  expect(accentColors('#0b5563').light).toBe('#0b5563');
  expect(accentColors('#ffd166').dark).toBe('#ffd166');
  expect(contrast('#000000', '#ffffff')).toBe(21);
});
