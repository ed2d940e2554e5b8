import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import type { SiteRecord } from '#site/model/site.ts';
import { recordCalendarView, recordsWithCalendar } from '#site/views/feeds/calendar-view.ts';

export async function getStaticPaths() {
  const records = recordsWithCalendar(await currentSite());
  return records.map((record) => ({ params: { id: record.incident.id }, props: { record } }));
}

export const GET: APIRoute<{ record: SiteRecord }> = async ({ props }) =>
  new Response(recordCalendarView(await currentSite(), props.record), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
