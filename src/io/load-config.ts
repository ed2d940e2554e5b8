import type { Config } from '#core/content/config/config.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { readConfig } from './read-content.ts';

/** What both sites need of a content root's config, without its records; undefined where it has a problem. */
export async function loadConfig(root: string): Promise<Config | undefined> {
  return parseConfig((await readConfig(root, 'public')).config).config;
}
