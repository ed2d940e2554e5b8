import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';

const MARK = '?script';

/**
 * Lets a page import a TypeScript file as the text of a small script: `import script from './x.ts?script'`. Astro
 * names the scripts of its pages after their content; other sites need an address that stays.
 */
export function embedScript(): AstroIntegration {
  return {
    name: 'upfront-embed-script',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'upfront-script-as-text',
                enforce: 'pre',
                async load(id) {
                  if (!id.endsWith(MARK)) return undefined;
                  const file = id.slice(0, -MARK.length);
                  this.addWatchFile(file);
                  return `export default ${JSON.stringify(await scriptOf(file))};`;
                },
              },
            ],
          },
        });
      },
    },
  };
}

/** The file and all that it imports as one script that leaves no name behind. */
async function scriptOf(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // Other sites are written in any encoding: it stays within ASCII.
    charset: 'ascii',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    tsconfigRaw: {},
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`Nothing was made of ${file}.`);
  return script.text;
}
