import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import { embedView } from '#site/views/feeds/embed-view.ts';
import script from '../embed/embed.ts?script';

/** At an address that stays: other sites have it in their pages. */
export const GET: APIRoute = async () =>
  new Response(embedView(await currentSite(), script), { headers: { 'content-type': 'text/javascript' } });
