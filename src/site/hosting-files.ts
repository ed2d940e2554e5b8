import type { AstroIntegration } from 'astro';

/** Adds the file of headers that hosts read. Astro takes a page whose name begins with `_` for none. */
export function hostingFiles(): AstroIntegration {
  return {
    name: 'upfront-hosting-files',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({
          pattern: '/_headers',
          entrypoint: new URL('../pages/_headers.ts', import.meta.url),
          prerender: true,
        });
      },
    },
  };
}
