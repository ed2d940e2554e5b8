import type { APIRoute } from 'astro';
import { renderRss } from '#core/output/feed/rss.ts';
import { currentSite } from '#site/current-site.ts';
import { siteFeed } from '#site/views/feeds/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(renderRss(siteFeed(await currentSite())), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
