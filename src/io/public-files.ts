import { createHash } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Audience } from '#core/audience/visible.ts';
import type { Problem } from '#core/base/problem.ts';
import { type SiteIds, takenBy } from '#core/output/reserved-address.ts';
import { fileProblem } from './file-problem.ts';
import { listInside } from './list-inside.ts';
import { attempt, contentFolder, type FileFault, lookInside, readInside } from './read-inside.ts';

/** No file is larger: Cloudflare Pages, the strictest of the hosts that docs/hosting.md describes, takes no larger one. */
const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** `public/` is copied to both sites, `internal/` to the internal one. */
type PublicFolder = 'public' | 'internal';

/** A file of an operator's own that a site is to have. */
export interface PublicFile {
  /** From the site's root, with `/`. */
  readonly path: string;
  /** The folder of the content root that holds it. */
  readonly folder: PublicFolder;
}

/**
 * The files of public/ and, for the team, of internal/, in order of path; one of internal/ goes before one of public/ with
 * the same path. What cannot be published safely is left out: `checkPublicFiles` says why.
 */
export function listPublicFiles(root: string, audience: Audience): PublicFile[] {
  const files = new Map<string, PublicFile>();
  for (const folder of foldersFor(audience)) {
    for (const path of list(root, folder).files) {
      // What lets crawlers in on the public site would let them in on the internal one, too.
      if (audience === 'internal' && folder === 'public' && path === 'robots.txt') continue;
      files.set(path, { path, folder });
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Every problem of the folders that an audience's site is given: files that are not read, and files in the place of what
 * Upfront makes.
 */
export function checkPublicFiles(root: string, audience: Audience, ids: SiteIds): Problem[] {
  const folders = foldersFor(audience);
  const lists = new Map(folders.map((folder) => [folder, list(root, folder)] as const));
  const inFolders = folders.flatMap((folder) => {
    const { files, problems } = lists.get(folder) ?? none;
    const taken = files.flatMap((path) => {
      const what = takenBy(path, ids);
      return what === undefined ? [] : [takenProblem(`${folder}/${path}`, path, what)];
    });
    return [...problems, ...taken];
  });
  return [...inFolders, ...clashes(lists.get('public') ?? none, lists.get('internal') ?? none)];
}

/** A file of one folder and a folder of the other cannot have one name on the internal site, which is given both. */
function clashes(inPublic: Listed, inInternal: Listed): Problem[] {
  const publicFiles = new Set(inPublic.files);
  const publicFolders = new Set(inPublic.files.flatMap(foldersOf));
  return inInternal.files.flatMap((path) => {
    const above = foldersOf(path).find((folder) => publicFiles.has(folder));
    if (above === undefined && !publicFolders.has(path)) return [];
    const place = { file: `internal/${path}`, line: 1, column: 1, rule: 'taken-address' } as const;
    const other = `public/${above ?? path}`;
    const message = `This file and the ${above === undefined ? 'folder' : 'file'} ${other} need one place on the internal site.`;
    return [{ ...place, message, hint: 'Give one of the two another name.' }];
  });
}

/** The folders that hold a file, as `a` and `a/b` of `a/b/c.txt`. */
function foldersOf(path: string): string[] {
  return [...path.matchAll(/\//gu)].map(({ index }) => path.slice(0, index));
}

/**
 * The bytes of one of the files. It is checked again: even if it has changed since it was listed, nothing from outside
 * of its folder is read.
 */
export function readPublicFile(
  root: string,
  { folder, path }: PublicFile,
): { readonly bytes: Buffer } | Problem {
  const read = readInside(contentFolder(root, folder), path, MAX_FILE_BYTES);
  return 'fault' in read ? fileProblem(`${folder}/${path}`, read) : read;
}

/** The hash of the names and bytes of all files that an audience is given. */
export function publicFilesHash(root: string, audience: Audience): string {
  const hash = createHash('sha256');
  for (const file of listPublicFiles(root, audience)) {
    const read = readPublicFile(root, file);
    hash.update(JSON.stringify([file.path, 'bytes' in read ? read.bytes.length : -1]));
    if ('bytes' in read) hash.update(read.bytes);
  }
  return hash.digest('base64url');
}

/**
 * Copies the files for an audience into a folder.
 *
 * @throws Error where one cannot be read any more.
 */
export async function copyPublicFiles(root: string, audience: Audience, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of listPublicFiles(root, audience)) {
    const read = readPublicFile(root, file);
    if ('rule' in read) throw new Error(`${read.file}: ${read.message} ${read.hint}`);
    await mkdir(dirname(join(to, file.path)), { recursive: true });
    await writeFile(join(to, file.path), read.bytes);
  }
}

function foldersFor(audience: Audience): readonly PublicFolder[] {
  return audience === 'internal' ? ['public', 'internal'] : ['public'];
}

interface Listed {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

const none: Listed = { files: [], problems: [] };

function list(root: string, folder: PublicFolder): Listed {
  const top = contentFolder(root, folder);
  const { files, faults } = listInside(top, isPublished);
  const problems = faults.map(({ path, fault }) => fileProblem(path ? `${folder}/${path}` : folder, fault));
  const readable = files.filter((path) => {
    const fault = faultOf(top, path);
    if (fault) problems.push(fileProblem(`${folder}/${path}`, fault));
    return !fault;
  });
  return { files: readable, problems };
}

/** What will keep a file from being copied. */
function faultOf(top: string, path: string): FileFault | undefined {
  const found = lookInside(top, path);
  if ('fault' in found) return found;
  const { size } = found.stats;
  if (size > MAX_FILE_BYTES) return { fault: 'size', size, limit: MAX_FILE_BYTES };
  return attempt(() => accessSync(found.real, constants.R_OK) ?? undefined);
}

/** Hidden files are an editor's, Git's or the system's, but for those that hosts and clients ask for. */
function isPublished(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !name.startsWith('.') || path === '.well-known' || path === '.nojekyll';
}

function takenProblem(file: string, address: string, what: string): Problem {
  const place = { file, line: 1, column: 1, rule: 'taken-address' } as const;
  const message = `This file would take the place of ${what}, at the address ${address}.`;
  if (address.toLowerCase() === '_headers') {
    const hint =
      'Write your headers into config/site.yml, as headers: { Strict-Transport-Security: max-age=31536000 }, and remove this file.';
    return { ...place, message, hint };
  }
  return {
    ...place,
    message,
    hint: 'Give it another name. docs/customise.md lists the files that you may replace.',
  };
}
