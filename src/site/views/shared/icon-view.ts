import { accentColors } from '#site/model/brand.ts';
import type { Site } from '#site/model/site.ts';

/** The icon of a site whose brand has none: a tick on a disc in the accent of its brand. Browsers ask for one all the same. */
export function iconView({ config }: Site): string {
  const { light } = accentColors(config.site.brand?.color);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
    `<circle cx="16" cy="16" r="15" fill="${light}"/>`,
    '<path d="M9 16.5l5 5 9-11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>',
    '</svg>\n',
  ].join('');
}
