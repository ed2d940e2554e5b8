import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Why a file of a folder is not read. Nothing in it says where a link leads. */
export type FileFault =
  | { readonly fault: 'missing' | 'dangling' | 'circle' | 'outside' | 'changing' }
  /** It is not a regular file: reading it could block or never end. */
  | { readonly fault: 'kind'; readonly kind: FileKind }
  | { readonly fault: 'size'; readonly size: number; readonly limit: number }
  /** `code` is the system's, as `EACCES`. */
  | { readonly fault: 'unreadable'; readonly code: string };

export type FileKind = 'folder' | 'pipe' | 'socket' | 'device' | 'file';

/** The system's own number for a path that is a symbolic link; Windows has none. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;

/** How many times to try a file that was replaced between checking and opening, as editors do when they save. */
const TRIES = 3;

/**
 * Reads a file below a folder. Every link on the way may be followed; what counts is where the opened file really is, and
 * outside of the folder not one byte is read. Only regular files are read, so that a pipe or a device cannot stop the
 * program.
 *
 * @param top real path of the folder: `contentFolder` or `realFolder` gives it.
 * @param path from the folder, with `/`.
 * @param limit most bytes that are read.
 */
export function readInside(top: string, path: string, limit: number): { readonly bytes: Buffer } | FileFault {
  let result: { readonly bytes: Buffer } | FileFault = { fault: 'changing' };
  for (let tries = 0; tries < TRIES && 'fault' in result && result.fault === 'changing'; tries += 1) {
    result = attempt(() => readOnce(top, path, limit));
  }
  return result;
}

/** What is at a path below a folder: `file` and `folder` are inside, regardless of the links that lead there. */
export function lookInside(
  top: string,
  path: string,
): { readonly kind: 'file' | 'folder'; readonly real: string; readonly stats: Stats } | FileFault {
  return attempt(() => {
    const real = locate(top, path);
    if (typeof real !== 'string') return real;
    const stats = lstatSync(real);
    const kind = kindOf(stats);
    return kind === 'file' || kind === 'folder' ? { kind, real, stats } : { fault: 'kind', kind };
  });
}

/** The real path of a folder, which may be reached by links itself; undefined where there is none. */
export function realFolder(path: string): string | undefined {
  try {
    const real = realpathSync.native(path);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The real path that a folder of a content root has to have, for `readInside`. The root itself may be a link; a link in
 * place of the folder leads out of it.
 */
export function contentFolder(root: string, name: string): string {
  return join(realFolder(root) ?? root, name);
}

function readOnce(top: string, path: string, limit: number): { readonly bytes: Buffer } | FileFault {
  const found = lookInside(top, path);
  if ('fault' in found) return found;
  if (found.kind !== 'file') return { fault: 'kind', kind: found.kind };
  // Without waiting: somebody may have put a pipe here since we looked.
  const file = openSync(found.real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { fault: 'kind', kind: kindOf(stats) };
    if (!isOpenedFrom(file, stats, found.real)) return { fault: 'changing' };
    if (stats.size > limit) return { fault: 'size', size: stats.size, limit };
    return readAll(file, stats.size, limit);
  } finally {
    closeSync(file);
  }
}

/** The real path of what `path` names, if it is inside. */
function locate(top: string, path: string): string | FileFault {
  const full = join(top, path);
  try {
    const real = realpathSync.native(full);
    return isInside(top, real) ? real : { fault: 'outside' };
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) throw error;
    return isThere(full) ? { fault: 'dangling' } : { fault: 'missing' };
  }
}

function isInside(top: string, real: string): boolean {
  const way = relative(top, real);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether an opened file is the one at `real`, and not what a link that somebody put there in between led to. Linux says
 * where an opened file is; elsewhere the path still has to lead to the same file, by no link.
 */
function isOpenedFrom(file: number, opened: Stats, real: string): boolean {
  try {
    return readlinkSync(`/proc/self/fd/${file}`) === real;
  } catch {
    const now = lstatSync(real);
    return now.ino === opened.ino && now.dev === opened.dev && realpathSync.native(real) === real;
  }
}

/** Reads to the end, even where the file has grown since its size was asked for, but never past the limit. */
function readAll(file: number, size: number, limit: number): { readonly bytes: Buffer } | FileFault {
  let bytes = Buffer.allocUnsafe(Math.min(size, limit) + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    if (read === 0) return { bytes: bytes.subarray(0, length) };
    length += read;
    if (length > limit) return { fault: 'size', size: Math.max(length, fstatSync(file).size), limit };
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(length)]);
  }
}

function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  if (stats.isSocket()) return 'socket';
  return 'device';
}

/** Turns what the system refuses into a fault. */
export function attempt<T>(work: () => T | FileFault): T | FileFault {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'ELOOP') return { fault: 'circle' };
    if (code === 'ENOENT' || code === 'ENOTDIR') return { fault: 'changing' };
    return { fault: 'unreadable', code };
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
