import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EngineFiles } from './document-addresses.ts';

/** A compiled engine, loaded. It knows no content, audience, address or clock. */
export interface Engine {
  /** Of the sources that it was compiled from, with everything that is installed. */
  readonly id: string;
  /** Prints a view by a template (src/engine/compile/print.ts). */
  readonly print: (template: string, view: unknown) => Promise<string>;
  readonly files: EngineFiles;
}

/** Loads the engine that was compiled into a folder (src/engine/compile/compile.ts). */
export async function loadEngine(folder: string): Promise<Engine> {
  const { print } = (await import(pathToFileURL(join(folder, 'engine.mjs')).href)) as Pick<Engine, 'print'>;
  const [script, ...more] = readdirSync(join(folder, '_astro'));
  if (!script || more.length > 0) throw new Error(`${folder} has not one script of the pages.`);
  const path = `_astro/${script}`;
  return {
    id: readFileSync(join(folder, 'id'), 'utf8'),
    print,
    files: {
      embedScript: readFileSync(join(folder, 'embed.js'), 'utf8'),
      shareImage: readFileSync(join(folder, 'share.png')),
      pageScript: { path, content: readFileSync(join(folder, path)) },
    },
  };
}
