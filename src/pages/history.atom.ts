import type { APIRoute } from 'astro';
import { renderHistoryAtom } from '#core/output/feed/history-atom.ts';
import { currentSite } from '#site/current-site.ts';
import { siteHistory } from '#site/views/feeds/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(renderHistoryAtom(siteHistory(await currentSite())), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
