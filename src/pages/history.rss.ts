import type { APIRoute } from 'astro';
import { renderHistoryRss } from '#core/feed/history-rss.ts';
import { currentSite } from '#site/current-site.ts';
import { siteHistory } from '#site/views/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(renderHistoryRss(siteHistory(await currentSite())), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
