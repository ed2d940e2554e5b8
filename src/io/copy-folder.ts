import { cp, stat } from 'node:fs/promises';

/** Copies all that a folder holds into another; does nothing where the first does not exist. */
export async function copyFolder(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => undefined);
  if (found?.isDirectory()) await cp(from, to, { recursive: true, dereference: true });
}
