import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SiteTask } from './site-worker.ts';
import type { Written } from './write-site.ts';

/** Renders a site in a thread of its own, which is given what its audience may see and nothing else. */
export function writeBeside(task: SiteTask): Promise<Written> {
  // By its name in package.json: in the package that is installed it is a file of another name.
  const file = fileURLToPath(import.meta.resolve('./site-worker.ts'));
  const worker = new Worker(file, { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread of a site ended with code ${code}.`)));
  });
}
