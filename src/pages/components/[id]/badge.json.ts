import type { APIRoute } from 'astro';
import type { Badge } from '#core/output/badge/badge.ts';
import { renderBadgeJson } from '#core/output/badge/render-badge-json.ts';
import { currentSite } from '#site/current-site.ts';
import { componentBadges } from '#site/views/feeds/badge-view.ts';

export async function getStaticPaths() {
  return componentBadges(await currentSite()).map(({ id, badge }) => ({ params: { id }, props: { badge } }));
}

export const GET: APIRoute<{ badge: Badge }> = ({ props }) =>
  new Response(renderBadgeJson(props.badge), { headers: { 'content-type': 'application/json' } });
