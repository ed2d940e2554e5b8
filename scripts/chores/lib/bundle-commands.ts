import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';

const top = fileURLToPath(new URL('../../../', import.meta.url));

/** Bundles all commands into a folder, as the package has them. They look for the compiled engine in `../engine`. */
export async function bundleCommands(folder: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: top,
    entryPoints: {
      upfront: 'scripts/upfront.ts',
      index: 'src/package/index.ts',
      'site-worker': 'src/engine/site-worker.ts',
      'parse-worker': 'src/io/parse-worker.ts',
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    legalComments: 'none',
    metafile: true,
    define: { UPFRONT_PACKAGED: 'true' },
    // CommonJS packages ask for Node's own modules by require.
    banner: {
      js: "import { createRequire as createRequireHere } from 'node:module';\nconst require = createRequireHere(import.meta.url);",
    },
    // gray-matter can run JavaScript from front matter. We replace that engine by one that throws.
    logOverride: { 'direct-eval': 'silent' },
    logLevel: 'warning',
    tsconfigRaw: {},
    plugins: [bundledWorkers()],
  });
  return metafile;
}

/** A worker is found by the address of its file, which the bundle calls `.js`. */
function bundledWorkers(): Plugin {
  return {
    name: 'bundled-workers',
    setup({ onLoad }) {
      onLoad({ filter: /(?:make|parse)-beside\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(
          /import\.meta\.resolve\('\.\/([\w-]+)\.ts'\)/gu,
          "import.meta.resolve('./$1.js')",
        ),
        loader: 'ts',
      }));
    },
  };
}
