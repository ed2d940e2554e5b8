import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { VisibleConfig, VisibleIncident } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { siteOf } from '#site/model/site.ts';
import { addressesOf } from './addresses.ts';
import type { Engine } from './engine.ts';
import { render } from './render.ts';

/** What one site is made from: all that its audience may see, and nothing more. */
export interface SiteContent {
  readonly config: VisibleConfig;
  readonly incidents: readonly VisibleIncident[];
  readonly now: Instant;
}

/** What was done. */
export interface Written {
  /** How many addresses the site has. */
  readonly pages: number;
  /** How many of them were rendered; the others are those of the last good site. */
  readonly rendered: number;
}

/** Renders a site into a folder that is empty or missing. */
export async function writeSite(content: SiteContent, engine: Engine, folder: string): Promise<Written> {
  const site = siteOf(content);
  const addresses = addressesOf([site], engine.files);
  const made = new Set<string>();
  for (const address of addresses) {
    const path = join(folder, address.path);
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(path, await render(address, engine, site.paths.index));
  }
  return { pages: addresses.length, rendered: addresses.length };
}
