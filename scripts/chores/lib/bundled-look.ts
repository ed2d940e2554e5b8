import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const top = fileURLToPath(new URL('../../../', import.meta.url));

/** The text of src/template/.github/upfront/look.mjs: one file, readable, that runs on the Node of GitHub's machines. */
export async function bundledLook(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: top,
    entryPoints: ['src/github/publishing/look-main.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    banner: {
      js: '// Made from src/github/publishing/look-main.ts of Upfront; `upfront upgrade` replaces it.',
    },
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}
