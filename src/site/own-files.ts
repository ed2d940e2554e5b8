import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { copyPublicFiles } from '#io/public-files.ts';
import type { Environment } from './environment.ts';

/** Where the copy of the operator's files is that Astro publishes, in place of folders in which it would follow every link. */
export function copyOfFiles({ cache }: Environment): string {
  return join(cache, 'files');
}

/** Keeps that copy as the folders are. */
export function ownFiles(environment: Environment): AstroIntegration {
  const { root, audience } = environment;
  const copy = copyOfFiles(environment);
  const renew = async () => {
    await rm(copy, { recursive: true, force: true });
    await copyPublicFiles(root, audience, copy);
  };
  return {
    name: 'upfront-own-files',
    hooks: {
      'astro:config:setup': renew,
      'astro:server:setup': ({ server, logger }) => {
        const folders = ['public', 'internal'].map((name) => join(root, name));
        server.watcher.add(folders);
        server.watcher.on('all', (_event, path) => {
          if (!folders.some((folder) => path.startsWith(folder))) return;
          renew().catch((error: unknown) => logger.error(String(error)));
        });
      },
    },
  };
}
