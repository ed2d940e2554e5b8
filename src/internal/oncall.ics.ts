import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import { shiftCalendarView } from '#site/views/team/shift-calendar-view.ts';

export const GET: APIRoute = async () =>
  new Response(shiftCalendarView(await currentSite()), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
