import { type Content, loadContent } from '#io/load-content.ts';
import type { ContentOptions } from './command.ts';
import { showProgress } from './progress.ts';

/** Reads the content root of a command; somebody at a terminal sees that it does, for thousands of records take seconds. */
export async function readRoot({ root, now }: ContentOptions): Promise<Content> {
  const progress = showProgress(process.stderr);
  progress.say('Reading incidents/ and config/');
  try {
    return await loadContent(root, { now });
  } finally {
    progress.done();
  }
}
