import type { Config } from '#core/config/config.ts';
import { parseConfig } from '#core/config/parse-config.ts';
import { readConfig } from './read-content.ts';

/** The config of a content root without its records; undefined where a config file has a problem. */
export async function loadConfig(root: string): Promise<Config | undefined> {
  return parseConfig((await readConfig(root)).config).config;
}
