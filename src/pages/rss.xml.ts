import type { APIRoute } from 'astro';
import { renderRss } from '#core/feed/rss.ts';
import { currentSite } from '#site/current-site.ts';
import { siteFeed } from '#site/views/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(renderRss(siteFeed(await currentSite())), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
