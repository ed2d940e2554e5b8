import type { APIRoute } from 'astro';
import { renderJsonFeed } from '#core/output/feed/json-feed.ts';
import { currentSite } from '#site/current-site.ts';
import { siteFeed } from '#site/views/feeds/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(renderJsonFeed(siteFeed(await currentSite())), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
