import { defineConfig, passthroughImageService } from 'astro/config';
import { engineAdapter } from './src/engine/compile/adapter.ts';

/** Compiles the engine (src/engine/compile/compile.ts). It knows neither content nor address nor audience. */
export default defineConfig({
  output: 'server',
  adapter: engineAdapter(),
  // Nothing of a content root is in the engine.
  publicDir: './src/engine/compile/no-public-files',
  trailingSlash: 'never',
  build: { inlineStylesheets: 'always' },
  compressHTML: true,
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  // Records are not Astro's Markdown: they become HTML in the core. What highlights code breaks the pages' policy.
  markdown: { syntaxHighlight: false },
  vite: {
    envDir: false,
    ssr: { noExternal: true },
    // A hash in a name would change with the folder that this is compiled in.
    environments: {
      ssr: { build: { rolldownOptions: { output: { chunkFileNames: 'chunks/[name].mjs' } } } },
    },
    // Phones that get no new browsers read status pages too.
    build: {
      cssTarget: ['chrome100', 'firefox100', 'safari15.4'],
      // The script of the pages is a file of its own, however small: all pages share it.
      assetsInlineLimit: 0,
    },
  },
});
