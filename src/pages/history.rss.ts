import type { APIRoute } from 'astro';
import { renderHistoryRss } from '#core/output/feed/history-rss.ts';
import { currentSite } from '#site/current-site.ts';
import { siteHistory } from '#site/views/feeds/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(renderHistoryRss(siteHistory(await currentSite())), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
