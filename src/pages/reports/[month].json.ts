import type { APIRoute } from 'astro';
import type { Period } from '#core/base/time/period.ts';
import { reportJson } from '#core/output/report/report-json.ts';
import { currentSite } from '#site/current-site.ts';
import { monthsOf } from '#site/model/months.ts';

export async function getStaticPaths() {
  const months = monthsOf(await currentSite());
  return months.map(({ period }) => ({ params: { month: period.id }, props: { period } }));
}

export const GET: APIRoute<{ period: Period }> = async ({ props }) =>
  new Response(reportJson((await currentSite()).report(props.period)), {
    headers: { 'content-type': 'application/json' },
  });
