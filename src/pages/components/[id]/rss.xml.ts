import type { APIRoute } from 'astro';
import type { VisibleComponent } from '#core/audience/visible.ts';
import { renderRss } from '#core/output/feed/rss.ts';
import { currentSite } from '#site/current-site.ts';
import { siteFeed } from '#site/views/feeds/site-feed.ts';

export async function getStaticPaths() {
  const { component } = await currentSite();
  return [...component.values()].map((each) => ({ params: { id: each.id }, props: { component: each } }));
}

export const GET: APIRoute<{ component: VisibleComponent }> = async ({ props }) =>
  new Response(renderRss(siteFeed(await currentSite(), props.component)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
