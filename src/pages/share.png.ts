import type { APIRoute } from 'astro';
import picture from '../assets/share.png?inline';

/** A file of the same name in public/ takes its place. */
export const GET: APIRoute = () =>
  new Response(Buffer.from(picture.replace(/^[^,]*,/u, ''), 'base64'), {
    headers: { 'content-type': 'image/png' },
  });
