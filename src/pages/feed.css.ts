import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import { feedStyle } from '#site/views/feeds/feed-style.ts';

export const GET: APIRoute = async () =>
  new Response(feedStyle(await currentSite()), { headers: { 'content-type': 'text/css; charset=utf-8' } });
