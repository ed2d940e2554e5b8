import type { APIRoute } from 'astro';
import { renderBadge } from '#core/output/badge/render-badge.ts';
import { currentSite } from '#site/current-site.ts';
import { siteBadge } from '#site/views/feeds/badge-view.ts';

export const GET: APIRoute = async () =>
  new Response(renderBadge(siteBadge(await currentSite())), { headers: { 'content-type': 'image/svg+xml' } });
