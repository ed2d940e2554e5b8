import { join } from 'node:path';
import { defineConfig } from 'astro/config';
import { redactConfig } from './src/core/audience/redact-config.ts';
import { loadConfig } from './src/io/load-config.ts';
import { embedScript } from './src/site/embed-script.ts';
import { readEnvironment } from './src/site/environment.ts';
import { hostingFiles } from './src/site/hosting-files.ts';
import { internalSite } from './src/site/internal-site.ts';
import { copyOfFiles, ownFiles } from './src/site/own-files.ts';
import { renderInOutput } from './src/site/render-in-output.ts';

const environment = readEnvironment(process.env, process.cwd());
const config = await loadConfig(environment.root);
// A config with problems stops the build later, when the loader lists the problems of all files at once.
const address = config && new URL(redactConfig(config, environment.audience).site.url);

export default defineConfig({
  site: address?.origin,
  base: address?.pathname ?? '/',
  outDir: environment.out,
  cacheDir: environment.cache,
  publicDir: copyOfFiles(environment),
  trailingSlash: 'never',
  build: { format: 'file', inlineStylesheets: 'always' },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Records are not Astro's Markdown: they become HTML in the core. What highlights code breaks the policy below.
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
  integrations: [
    renderInOutput(),
    hostingFiles(),
    embedScript(),
    internalSite(environment),
    ownFiles(environment),
  ],
  vite: {
    cacheDir: join(environment.cache, 'vite'),
    // Phones that get no new browsers read status pages too.
    build: {
      cssTarget: ['chrome100', 'firefox100', 'safari15.4'],
      // The script of the pages is a file of its own, however small: all pages share it.
      assetsInlineLimit: 0,
    },
  },
});
