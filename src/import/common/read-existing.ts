import { readContent } from '#io/read-content.ts';
import type { ExistingFiles } from './existing-root.ts';

/** Reads the files that a content root already has; an empty map where there is none. */
export async function readExisting(root: string): Promise<ExistingFiles> {
  const { config, records, problems } = await readContent(root);
  const files = new Map<string, string | undefined>();
  for (const { path, text } of [...Object.values(config), ...records]) files.set(path, text);
  for (const { file, rule } of problems) {
    if (rule !== 'missing-file') files.set(file, undefined);
  }
  return files;
}
