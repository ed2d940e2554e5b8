import { colors } from '#core/output/colors.ts';

type Rgb = readonly [number, number, number];

/** The grounds on which contrast is hardest to reach: text in the accent colour may be on any of them. */
export const hardestGrounds = {
  light: colors['major-tint'].light,
  dark: colors['operational-tint'].dark,
} as const;
const usual = '#1f5fbf';
/** WCAG 2.2, 1.4.3: what text must have. */
const enough = 4.5;

/** The brand's colour as the accent of each scheme, moved towards black or white until text in it can be read. */
export function accentColors(color: string = usual): { readonly light: string; readonly dark: string } {
  return {
    light: readable(color, hardestGrounds.light, '#000000'),
    dark: readable(color, hardestGrounds.dark, '#ffffff'),
  };
}

/** Contrast of two colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function readable(color: string, ground: string, towards: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(parse(color), parse(towards), share);
    if (contrast(mixed, ground) >= enough) return mixed;
  }
  return towards;
}

function mix(from: Rgb, to: Rgb, share: number): string {
  const hex = (index: 0 | 1 | 2) =>
    Math.round(from[index] + (to[index] - from[index]) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${hex(0)}${hex(1)}${hex(2)}`;
}

function parse(color: string): Rgb {
  const part = (index: number) => Number.parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16);
  return [part(0), part(1), part(2)];
}

function luminance(color: Rgb): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
}
