import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readInside, realFolder } from './read-inside.ts';

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

/** What a run keeps of 10,000 records has a tenth of this; a longer text would not fit into a string of JavaScript. */
const MAX_BYTES = 400 * 1024 * 1024;

/** Reads the entries that a run kept. Nothing is believed that is not whole, byte for byte, and of the same version. */
export function readKept<T>({ path, version, force, warn }: KeptFile): Map<string, T> {
  // What a run that was killed has left half-written is not kept either.
  remove(temporaryOf(path));
  if (force) return new Map();
  const folder = realFolder(dirname(path));
  const read = folder === undefined ? undefined : readInside(folder, basename(path), MAX_BYTES);
  // A link out of the folder, a pipe or a device is not what a run kept.
  if (read === undefined || 'fault' in read) return new Map();
  const text = read.bytes.toString('utf8');
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
