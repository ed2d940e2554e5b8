import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { copyFolder } from '#io/copy-folder.ts';
import type { Environment } from './environment.ts';

/** Pages that exist on the internal site alone, by the file in src/internal/ that makes them. */
const routes = {
  '/deadlines': 'deadlines.astro',
  '/on-call': 'on-call.astro',
  '/oncall.ics': 'oncall.ics.ts',
  '/actions/[...filter]': 'actions.astro',
  '/reviews': 'reviews.astro',
} as const;

/** Adds to the internal site what the public one does not have: its own pages, and the files of internal/. */
export function internalSite({ root, audience }: Environment): AstroIntegration {
  if (audience !== 'internal') return { name: 'upfront-public', hooks: {} };
  const files = join(root, 'internal');
  return {
    name: 'upfront-internal',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const [pattern, file] of Object.entries(routes)) {
          injectRoute({ pattern, entrypoint: new URL(`../internal/${file}`, import.meta.url) });
        }
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(server.config.base, sirv(files, { dev: true, etag: true }));
      },
      'astro:build:done': ({ dir }) => copyFolder(files, fileURLToPath(dir)),
    },
  };
}
