import { join } from 'node:path';
import type { Audience } from '#core/audience/visible.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { engineId } from '#engine/locate-engine.ts';
import { type Content, loadContent } from '#io/load-content.ts';
import { keptRecords } from '#io/parsed-before.ts';
import { contentFolder, lookInside } from '#io/read-inside.ts';
import type { ContentOptions } from './command.ts';
import { showProgress } from './progress.ts';

/**
 * Reads the content root of a command. Somebody at a terminal sees that it does, for thousands of records take seconds.
 *
 * @param audience who it is read for; default: `internal`.
 * @param options.force parses every record. Otherwise those are taken from the last run whose file and config did not
 * change. What is kept is for the internal audience: what is read for the public alone is parsed each time.
 */
export async function readRoot(
  { root, now }: ContentOptions,
  audience: Audience = 'internal',
  { force = false }: { force?: boolean | undefined } = {},
): Promise<Content> {
  const progress = showProgress(process.stderr);
  progress.say('Reading incidents/ and config/');
  const file = {
    path: join(root, '.cache/internal/records.json'),
    force,
    warn: (text: string) => process.stderr.write(`${text}\n`),
  };
  const recordsOf = (words: Vocabulary) => keptRecords({ ...file, version: engineId() }, words);
  try {
    const keeps = audience === 'internal' && isOwnCache(root);
    return await loadContent(root, { now, audience, beside: true, ...(keeps ? { recordsOf } : {}) });
  } finally {
    progress.done();
  }
}

/** Whether `.cache/internal` is a folder of the content root, or not there yet. A link that leads out is left alone. */
function isOwnCache(root: string): boolean {
  const found = lookInside(contentFolder(root, '.cache'), 'internal');
  return 'fault' in found ? found.fault === 'missing' : found.kind === 'folder';
}
