import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactIncidents } from '#core/audience/redact-incident.ts';
import type { Problem } from '#core/base/problem.ts';
import { stopsSite } from '#core/content/config/stops-site.ts';
import { loadContent } from '#io/load-content.ts';
import type { Environment } from './environment.ts';
import { CONFIG, NOW, recordKey } from './store-key.ts';

/**
 * Reads a content root for one audience into Astro's store: the config, the instant to build for, and each record under
 * its id. Fails with the list of all problems where the content has any.
 */
export function contentLoader({ root, audience, now }: Environment): Loader {
  return {
    name: 'upfront',
    load: async ({ store, watcher, logger }) => {
      const fill = async () => {
        const content = await loadContent(root, { now, audience });
        const { config, problems } = content;
        if (!config || problems.some(stopsSite)) throw new Error(describe(problems));
        if (problems.length > 0) logger.warn(describe(problems));
        const seen = new Set<string>();
        const set = (id: string, data: object) => {
          seen.add(id);
          const digest = createHash('sha256').update(JSON.stringify(data)).digest('base64url');
          store.set({ id, data: { ...data }, digest });
        };
        set(CONFIG, redactConfig(config, audience));
        set(NOW, { now: content.now });
        for (const incident of redactIncidents(content.incidents, config, audience)) {
          set(recordKey(incident.id), incident);
        }
        for (const id of store.keys()) if (!seen.has(id)) store.delete(id);
      };
      await fill();

      const folders = [join(root, 'incidents'), join(root, 'config')];
      watcher?.add(folders);
      const refill = (path: string) => {
        if (!folders.some((folder) => path.startsWith(folder))) return;
        // While somebody types, a file has problems: say them, and keep showing the last good state.
        fill().catch((error: unknown) => logger.error(String(error)));
      };
      for (const event of ['add', 'change', 'unlink'] as const) watcher?.on(event, refill);
    },
  };
}

function describe(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ file, line, column, rule, message, hint }) => `${file}:${line}:${column}  ${rule}  ${message} ${hint}`,
  );
  return ['The content has problems:', ...lines].join('\n');
}
