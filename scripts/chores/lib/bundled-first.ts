import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const top = fileURLToPath(new URL('../../../', import.meta.url));

/** What a workflow runs before anything is installed: src/github/publishing/<name>-main.ts. */
export const firstFiles = ['look', 'failed'] as const;

/** The text of src/template/.github/upfront/<name>.mjs: one file, readable, for the Node of GitHub's machines. */
export async function bundledFirst(name: (typeof firstFiles)[number]): Promise<string> {
  const source = `src/github/publishing/${name}-main.ts`;
  const { outputFiles } = await build({
    absWorkingDir: top,
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    banner: { js: `// Made from ${source} of Upfront; \`upfront upgrade\` replaces it.` },
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}
