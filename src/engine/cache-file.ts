import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What was found where a build keeps something for the next one. */
export type Kept =
  | { readonly value: unknown }
  | { readonly missing: 'none' | 'of another version' | 'damaged' };

/**
 * Reads what a build kept. Nothing is believed that is not whole, byte for byte, and of the same version.
 *
 * @param version of everything that the value depends on, beside what its keys say.
 */
export function readKept(path: string, version: string): Kept {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { missing: 'none' };
  }
  const end = text.indexOf('\n');
  const [found, sum] = text.slice(0, end).split(' ');
  const body = text.slice(end + 1);
  if (end < 0 || sum !== sumOf(body)) return { missing: 'damaged' };
  if (found !== version) return { missing: 'of another version' };
  return { value: JSON.parse(body) };
}

/** Keeps a value for the next build. Killed at any moment, the file is the old one, or the new one, or none. */
export function keep(path: string, version: string, value: unknown): void {
  const body = JSON.stringify(value);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, `${version} ${sumOf(body)}\n${body}`);
  renameSync(temporary, path);
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
