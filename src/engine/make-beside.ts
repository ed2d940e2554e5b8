import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SiteTask } from './make-site.ts';
import type { Written } from './write-site.ts';

/** A thread that makes one site beside this one. It is given what the audience of that site may see and nothing else. */
export type SiteThread = (task: SiteTask) => Promise<Written>;

/** Starts a thread, which loads what it needs while there is something else to do here. It keeps no process alive. */
export function siteThread(): SiteThread {
  // By its name in package.json: in the package that is installed it is a file of another name.
  const worker = new Worker(fileURLToPath(import.meta.resolve('./site-worker.ts')));
  const made = new Promise<Written>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread of a site ended with code ${code}.`)));
  });
  // A failure counts once somebody waits for the site.
  made.catch(() => {});
  worker.unref();
  return (task) => {
    worker.ref();
    worker.postMessage(task);
    return made;
  };
}
