import { createHash } from 'node:crypto';
import type { NewFiles } from './new-files.ts';

/**
 * What package.json of a content repository says under `upfront`: which version wrote or upgraded the repository, and
 * the hash of each file's text as that version ships it. A file with this hash was not changed by its people.
 */
export interface Written {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

export function written(version: string, files: NewFiles): Written {
  const paths = [...files.keys()].sort();
  return { version, files: Object.fromEntries(paths.map((path) => [path, textHash(files.get(path) ?? '')])) };
}

/** A short hash of a text, the same whether its lines end as on Windows or not. */
export function textHash(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}
