import type { Site } from '#site/model/site.ts';

/** What crawlers may read (RFC 9309): all of the public site, and nothing of the internal one. */
export function robotsView({ config, paths }: Site): string {
  if (config.audience === 'internal') return 'User-agent: *\nDisallow: /\n';
  return `User-agent: *\nAllow: /\n\nSitemap: ${paths.absolute('sitemap.xml')}\n`;
}
