import { absolute } from '#core/content/address.ts';

/** Path of the stylesheet that browsers show a site's feeds with. */
export function stylesheetPath(siteUrl: string): string {
  return new URL(absolute(siteUrl, 'feed.css')).pathname;
}

/** A feed that browsers show with a stylesheet; readers pass over it. */
export function withStylesheet(xml: string, path: string): string {
  const href = path.replaceAll('&', '&amp;');
  return xml.replace(/\?>\s*/u, () => `?>\n<?xml-stylesheet type="text/css" href="${href}"?>\n`);
}
