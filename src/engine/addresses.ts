import type { Site } from '#site/model/site.ts';
import { type DocumentAddress, documentsOf, type EngineFiles } from './document-addresses.ts';
import { type PageAddress, pagesOf } from './page-addresses.ts';

export type Address = PageAddress | DocumentAddress;

/**
 * Every address of the given sites, each a site of one audience in one language. The files of `public/` and `internal/`
 * are not among them. Nothing is worked out before a view or a content is asked for.
 */
export function addressesOf(sites: readonly Site[], files: EngineFiles): Address[] {
  return sites.flatMap((site) => [...pagesOf(site), ...documentsOf(site, files)]);
}
