import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How something that a run kept for the next one is read. */
export interface KeptFile {
  readonly path: string;
  /** Of everything that the value depends on, beside what its keys say. */
  readonly version: string;
  /** Whether to act as if nothing had been kept. */
  readonly force: boolean;
  /** Says that what was kept is thrown away, and why. */
  readonly warn: (text: string) => void;
}

/** Reads the entries that a run kept. Nothing is believed that is not whole, byte for byte, and of the same version. */
export function readKept<T>({ path, version, force, warn }: KeptFile): Map<string, T> {
  // What a run that was killed has left half-written is not kept either.
  remove(temporaryOf(path));
  if (force) return new Map();
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return new Map();
  }
  const end = text.indexOf('\n');
  const [found, sum] = text.slice(0, end).split(' ');
  const body = text.slice(end + 1);
  const why =
    end < 0 || sum !== sumOf(body) ? 'damaged' : found !== version ? 'of another version' : undefined;
  if (why === undefined) return new Map(JSON.parse(body) as [string, T][]);
  warn(`${path} is ${why}: what it kept is made again.`);
  return new Map();
}

/**
 * Keeps entries for the next run. Killed at any moment, the file is the old one, or the new one, or none. Where it cannot
 * be written, the next run makes them again.
 */
export function keep<T>({ path, version }: KeptFile, entries: ReadonlyMap<string, T>): void {
  const body = JSON.stringify([...entries]);
  const temporary = temporaryOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    // It may be a folder, or a link to a file that is not ours.
    remove(temporary);
    writeFileSync(temporary, `${version} ${sumOf(body)}\n${body}`);
    renameSync(temporary, path);
  } catch {
    remove(temporary);
    remove(path);
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function temporaryOf(path: string): string {
  return `${path}.tmp`;
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
