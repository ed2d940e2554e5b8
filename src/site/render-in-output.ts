import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Makes a build render inside its output folder, and nowhere else. Astro does so only where that folder lies in the
 * working directory; otherwise the content of both audiences would pass through one folder of the project.
 */
export function renderInOutput(): AstroIntegration {
  return {
    name: 'upfront-render-in-output',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const out = fileURLToPath(config.outDir);
        if (relative(process.cwd(), out).startsWith('..')) {
          throw new Error(`Start the build in a folder that holds ${out}, as npm run build does.`);
        }
        // From there Node finds no package, so all that the pages need is bundled.
        updateConfig({ vite: { environments: { prerender: { resolve: { noExternal: true } } } } });
      },
    },
  };
}
