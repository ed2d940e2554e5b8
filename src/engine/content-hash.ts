import { createHash } from 'node:crypto';
import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';

/** Everything that an audience may see of a site, whenever it is built. */
export interface ContentParts {
  readonly config: VisibleConfig;
  readonly records: readonly VisibleRecord[];
  /** The hash of the operator's own files for this audience (`publicFilesHash`). */
  readonly files: string;
  /** The version of Upfront (`engineId`). */
  readonly engine: string;
}

/**
 * The hash of all that an audience may see. Two builds of one content have the same one, at any instant; what the audience
 * may not see does not move it.
 */
export function contentHash({ config, records, files, engine }: ContentParts): string {
  const hash = createHash('sha256').update(JSON.stringify([engine, files, config]));
  for (const record of records) hash.update('\n').update(JSON.stringify(record));
  return hash.digest('base64url');
}
