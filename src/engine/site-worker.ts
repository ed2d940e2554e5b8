import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine } from './engine.ts';
import { type SiteContent, type SiteFolders, writeSite } from './write-site.ts';

/** What the thread is given. It sees what one audience may see, and nothing of the other's. */
export interface SiteTask {
  readonly content: SiteContent;
  /** Folder of the compiled engine. */
  readonly engine: string;
  readonly folders: SiteFolders;
}

const { content, engine, folders } = workerData as SiteTask;
parentPort?.postMessage(await writeSite(content, await loadEngine(engine), folders));
