/** A feed that browsers show with a stylesheet; readers pass over it. */
export function withStylesheet(xml: string, path: string): string {
  const href = path.replaceAll('&', '&amp;');
  return xml.replace(/\?>\s*/u, () => `?>\n<?xml-stylesheet type="text/css" href="${href}"?>\n`);
}
