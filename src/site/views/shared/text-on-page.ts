/**
 * HTML of a text for a page of the site at `siteUrl`. Its own addresses begin with the site's path, as all others on a page
 * do, so that a preview on another host shows its pictures.
 */
export function textOnPage(html: string, siteUrl: string): string {
  if (!html.includes('<a ') && !html.includes('<img ')) return html;
  const { origin } = new URL(siteUrl);
  return html.replace(tags, (tag) =>
    tag.replace(/ (href|src)="([^"]*)"/u, (attribute, name: string, address: string) =>
      address.startsWith(`${origin}/`) ? ` ${name}="${address.slice(origin.length)}"` : attribute,
    ),
  );
}

/** HTML of a text without ids, for a page that may have another text with the same ones. */
export function textWithoutIds(html: string): string {
  return html.replace(tags, (tag) => tag.replace(/ id="[^"]*"/u, ''));
}

/** Tags that have an address or an id. Text holds no `<` as it is. */
const tags = /<(?:a|img|li) [^>]*>/gu;
