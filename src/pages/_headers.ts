import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import { headerRules, renderHeaders } from '#site/hosting-headers.ts';

/** A name that begins with `_` makes no route by itself: src/site/hosting-files.ts adds this one. */
export const GET: APIRoute = async () => {
  const { config, paths } = await currentSite();
  return new Response(renderHeaders(headerRules(config), paths.index));
};
