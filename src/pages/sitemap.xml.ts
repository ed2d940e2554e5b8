import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import { renderSitemap, sitemapView } from '#site/views/shared/sitemap-view.ts';

export const GET: APIRoute = async () =>
  new Response(renderSitemap(sitemapView(await currentSite())), {
    headers: { 'content-type': 'application/xml' },
  });
