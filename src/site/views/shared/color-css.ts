import { colors } from '#core/output/colors.ts';
import type { accentColors } from '#site/model/brand.ts';

/** From the weakest to the strongest. The operator's own style comes last and wins. */
export const layers = ['tokens', 'base', 'parts', 'pages', 'team', 'operator'] as const;

/** The first style of each page: the order of the layers, and every colour as a custom property. */
export function colorCss(accent: ReturnType<typeof accentColors>): string {
  const all = Object.entries({ ...colors, accent });
  const scheme = (name: 'light' | 'dark') => all.map(([color, of]) => `--${color}:${of[name]}`).join(';');
  const dark = `@media screen and (prefers-color-scheme:dark){:root{${scheme('dark')}}}`;
  return `@layer ${layers.join(',')};@layer tokens{:root{${scheme('light')}}${dark}}`;
}
