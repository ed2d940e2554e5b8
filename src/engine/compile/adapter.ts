import { readdirSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

const internal = new URL('../../internal/', import.meta.url);

/** Makes `astro build` compile all templates, the team's too, into one module that prints pages (print.ts). */
export function engineAdapter(): AstroIntegration {
  return {
    name: 'upfront-engine',
    hooks: {
      'astro:config:setup': ({ injectRoute, updateConfig }) => {
        updateConfig({ vite: { plugins: [packageList()] } });
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

/** Writes `packages.json`: the folders of the packages whose code is in the bundle, for the list of licences. */
function packageList() {
  return {
    name: 'upfront-packages',
    generateBundle(
      this: { emitFile: (file: { type: 'asset'; fileName: string; source: string }) => void },
      _options: unknown,
      bundle: Readonly<Record<string, { readonly modules?: Readonly<Record<string, unknown>> }>>,
    ) {
      const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
      const folders = modules.flatMap((id) => /node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(id)?.[0] ?? []);
      const source = JSON.stringify([...new Set(folders)].sort());
      this.emitFile({ type: 'asset', fileName: 'packages.json', source });
    },
  };
}
