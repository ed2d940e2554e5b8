import type { APIRoute } from 'astro';
import { currentSite } from '#site/current-site.ts';
import { robotsView } from '#site/views/shared/robots-view.ts';

export const GET: APIRoute = async () => new Response(robotsView(await currentSite()));
