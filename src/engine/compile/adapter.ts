import { readdirSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

const internal = new URL('../../internal/', import.meta.url);

/** Makes `astro build` compile all templates, the team's too, into one module that prints pages (print.ts). */
export function engineAdapter(): AstroIntegration {
  return {
    name: 'upfront-engine',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const file of readdirSync(internal).sort()) {
          injectRoute({ pattern: `/${file.replace(/\.astro$/u, '')}`, entrypoint: new URL(file, internal) });
        }
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'upfront-engine',
          serverEntrypoint: new URL('./print.ts', import.meta.url),
          entrypointResolution: 'auto',
          supportedAstroFeatures: { serverOutput: 'stable' },
        });
      },
    },
  };
}
