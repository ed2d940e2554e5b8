import type { APIRoute } from 'astro';
import { renderAtom } from '#core/output/feed/atom.ts';
import { currentSite } from '#site/current-site.ts';
import { siteFeed } from '#site/views/feeds/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(renderAtom(siteFeed(await currentSite())), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
