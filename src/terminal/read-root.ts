import type { Audience } from '#core/audience/visible.ts';
import { type Content, loadContent } from '#io/load-content.ts';
import type { ContentOptions } from './command.ts';
import { showProgress } from './progress.ts';

/** Reads the content root of a command, for the internal audience unless told; somebody at a terminal sees that it does, for thousands of records take seconds. */
export async function readRoot(
  { root, now }: ContentOptions,
  audience?: Audience | undefined,
): Promise<Content> {
  const progress = showProgress(process.stderr);
  progress.say('Reading incidents/ and config/');
  try {
    return await loadContent(root, { now, audience });
  } finally {
    progress.done();
  }
}
