import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { VisibleBuild, VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { siteOf } from '#site/model/site.ts';
import { addressesOf } from './addresses.ts';
import { contentHash } from './content-hash.ts';
import type { Engine } from './engine.ts';
import { render } from './render.ts';
import { configHash, inputsHash, viewHash, whatChanged } from './what-changed.ts';

/** What one site is made from: all that its audience may see, and nothing more. */
export interface SiteContent {
  readonly config: VisibleConfig;
  readonly records: readonly VisibleRecord[];
  readonly now: Instant;
  readonly build: VisibleBuild;
  /** The hash of the operator's own files for the audience. */
  readonly files: string;
}

/** Where a site is written to, and what is used again for it. */
export interface SiteFolders {
  /** Folder to write the site to; it is empty. */
  readonly out: string;
  /** Folder of the last good site. */
  readonly last: string;
  /** What this build keeps for the next one, and nothing of another audience. */
  readonly cache: string;
  /** Whether to print every page again. */
  readonly force: boolean;
}

/** What was done. */
export interface Written {
  /** How many pages the site has. */
  readonly pages: number;
  /** How many of them were rendered; the others are those of the last good site. */
  readonly rendered: number;
  /** What the operator should know of the cache. */
  readonly warnings: readonly string[];
}

/**
 * Writes a site into a folder. A page whose view is the one that the last good site was printed from is linked from there;
 * all others, and what no template prints, are made again. A view is not worked out where what it is made from is what it
 * was made from last time.
 */
export async function writeSite(
  content: SiteContent,
  engine: Engine,
  folders: SiteFolders,
): Promise<Written> {
  const { out, last, cache, force } = folders;
  const site = siteOf({ ...content, content: contentHash({ ...content, engine: engine.id }) });
  const base = site.paths.index;
  const warnings: string[] = [];
  const changed = whatChanged(last, {
    path: join(cache, 'pages.json'),
    version: versionOf(engine, base),
    force,
    warn: (text) => warnings.push(text),
  });
  const config = configHash(site.config);
  const addresses = addressesOf([site], engine.files);
  const made = new Set<string>();
  let rendered = 0;
  for (const address of addresses) {
    const path = join(out, address.path);
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    if ('content' in address) {
      writeFileSync(path, address.content());
      continue;
    }
    const inputs = address.inputs && inputsHash(config, address.inputs());
    if (changed.takeOver(address, { inputs }, path)) continue;
    const view = address.view();
    const hashes = { inputs, view: viewHash({ template: address.template, view }) };
    if (changed.takeOver(address, hashes, path)) continue;
    rendered++;
    writeFileSync(path, await render(address, view, engine, base));
    changed.remember(address, hashes, path);
  }
  changed.keep();
  const pages = addresses.filter((address) => 'view' in address).length;
  return { pages, rendered, warnings };
}

/** Beside its view a page depends on the engine, on what this Node knows of languages and zones, and on the site's path. */
function versionOf({ id }: Engine, base: string): string {
  const { icu, cldr, unicode, tz } = process.versions;
  return [id, icu, cldr, unicode, tz, encodeURIComponent(base)].join('/');
}
