import { parentPort } from 'node:worker_threads';
import { loadEngine } from './engine.ts';
import { compiledEngine } from './locate-engine.ts';
import { makeSite, type SiteTask } from './make-site.ts';

// Loaded while the content is still being read elsewhere.
const engine = compiledEngine();
if (engine !== undefined) await loadEngine(engine);

/** The thread sees what one audience may see, and nothing of the other's. */
parentPort?.once('message', (task: SiteTask) => {
  makeSite(task).then(
    (written) => parentPort?.postMessage(written),
    // What fails here fails for whoever waits for the site.
    (error: unknown) => setImmediate(() => Promise.reject(error)),
  );
});
