import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import { siteCalendarView } from '#site/views/feeds/calendar-view.ts';

export const GET: APIRoute = async () =>
  new Response(siteCalendarView(await currentSite()), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
