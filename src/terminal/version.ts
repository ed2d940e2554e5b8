import { readFileSync } from 'node:fs';

/** Version of Upfront, from its package.json, which is two folders up from here, bundled or not. */
export function readVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
