import type { APIRoute } from 'astro';
import { statuspageDocuments } from '#core/output/statuspage/documents.ts';
import { currentSite } from '#site/current-site.ts';

export async function getStaticPaths() {
  const { records, config, now } = await currentSite();
  const documents = statuspageDocuments(
    records.map(({ incident }) => incident),
    config,
    now,
  );
  return Object.entries(documents).map(([path, document]) => ({
    params: { document: path.replace(/\.json$/u, '') },
    props: { document },
  }));
}

export const GET: APIRoute = ({ props }) =>
  new Response(`${JSON.stringify(props.document, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
