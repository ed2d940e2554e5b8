import type { APIRoute } from 'astro';
import { renderAtom } from '#core/feed/atom.ts';
import { currentSite } from '#site/current-site.ts';
import { siteFeed } from '#site/views/site-feed.ts';

export const GET: APIRoute = async () =>
  new Response(renderAtom(siteFeed(await currentSite())), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
