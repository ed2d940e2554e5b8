import type { AstroIntegration } from 'astro';
import type { Environment } from './environment.ts';

/** Pages that exist on the internal site alone, by the file in src/internal/ that makes them. */
const routes = {
  '/deadlines': 'deadlines.astro',
  '/on-call': 'on-call.astro',
  '/oncall.ics': 'oncall.ics.ts',
  '/actions/[...filter]': 'actions.astro',
  '/reviews': 'reviews.astro',
} as const;

/** Adds to the internal site the pages that the public one does not have. */
export function internalSite({ audience }: Environment): AstroIntegration {
  if (audience !== 'internal') return { name: 'upfront-public', hooks: {} };
  return {
    name: 'upfront-internal',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const [pattern, file] of Object.entries(routes)) {
          injectRoute({ pattern, entrypoint: new URL(`../internal/${file}`, import.meta.url) });
        }
      },
    },
  };
}
