import type { APIRoute } from 'astro';
import { renderBadgeJson } from '#core/output/badge/render-badge-json.ts';
import { currentSite } from '#site/current-site.ts';
import { siteBadge } from '#site/views/feeds/badge-view.ts';

export const GET: APIRoute = async () =>
  new Response(renderBadgeJson(siteBadge(await currentSite())), {
    headers: { 'content-type': 'application/json' },
  });
