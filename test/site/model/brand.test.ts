import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accentColors, contrast } from '#site/model/brand.ts';

const tokens = readFileSync(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = tokens.split('@media');

/** The colours of one scheme by name, short forms written out. */
function colors(css: string): [string, string][] {
  return [...css.matchAll(/--([\w-]+): #([0-9a-f]+);/gu)].map(([, name = '', digits = '']) => [
    name,
    `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`,
  ]);
}

const isGround = (name: string) => /ground|paper|tint/u.test(name);

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s', (scheme, css) => {
  const grounds = colors(css).filter(([name]) => isGround(name));
  const texts = colors(css).filter(([name]) => !isGround(name) && !name.startsWith('line'));

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
