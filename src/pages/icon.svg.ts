import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import { iconView } from '#site/views/shared/icon-view.ts';

export const GET: APIRoute = async () =>
  new Response(iconView(await currentSite()), { headers: { 'content-type': 'image/svg+xml' } });
