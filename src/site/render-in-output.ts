import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Astro renders from a folder inside the output, but only where the output lies inside the working directory; elsewhere
 * it would write the content of both audiences into one folder of the project. So a build starts in the content root.
 */
export function stayInside(): AstroIntegration {
  return {
    name: 'upfront-stay-inside',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        const out = fileURLToPath(config.outDir);
        if (command !== 'build' || !relative(process.cwd(), out).startsWith('..')) return;
        throw new Error(`Start the build in a folder that holds ${out}, as npm run build does.`);
      },
    },
  };
}
