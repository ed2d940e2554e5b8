import { copyPublicFiles } from '#io/public-files.ts';
import { loadEngine } from './engine.ts';
import { cacheFolder, emptyStaging, placeSite, type SitePlace, siteFolder } from './site-place.ts';
import { type SiteContent, type Written, writeSite } from './write-site.ts';

/** A site to make. It holds what its audience may see, and nothing of another's. */
export interface SiteTask {
  readonly content: SiteContent;
  readonly place: SitePlace;
  /** Folder of the compiled engine. */
  readonly engine: string;
  /** Whether to print every page again. */
  readonly force: boolean;
}

/** Builds one site beside the last good one, and puts it in its place once it is whole. */
export async function makeSite({ content, place, engine, force }: SiteTask): Promise<Written> {
  const out = emptyStaging(place);
  const folders = { out, last: siteFolder(place), cache: cacheFolder(place), force };
  const written = await writeSite(content, await loadEngine(engine), folders);
  await copyPublicFiles(place.root, place.audience, out);
  placeSite(out, place);
  return written;
}
