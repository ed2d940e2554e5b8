import type { APIRoute } from 'astro';
import { reportCsv } from '#core/report/report-csv.ts';
import type { Period } from '#core/time/period.ts';
import { currentSite } from '#site/current-site.ts';
import { monthsOf } from '#site/months.ts';

export async function getStaticPaths() {
  const months = monthsOf(await currentSite());
  return months.map(({ period }) => ({ params: { month: period.id }, props: { period } }));
}

export const GET: APIRoute<{ period: Period }> = async ({ props }) =>
  new Response(reportCsv((await currentSite()).report(props.period)), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
