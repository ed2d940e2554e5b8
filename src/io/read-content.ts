import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Audience } from '#core/audience/visible.ts';
import { type Problem, sortProblems } from '#core/base/problem.ts';
import {
  type ConfigFile,
  configFiles,
  neededConfigFiles,
  optionalConfigFiles,
  type SourceFile,
} from '#core/content/config/parse-config.ts';

/** No record or config file is larger: what is, is no text that somebody wrote by hand. */
const MAX_BYTES = 1024 * 1024;

/** How many files are read at once: far below what a process may hold open, and enough to keep the disk busy. */
const AT_ONCE = 64;

/** Everything an operator wrote, as text; what could not be read is a problem. */
export interface ContentSources {
  readonly config: Readonly<Partial<Record<ConfigFile, SourceFile>>>;
  /** In order of path. */
  readonly records: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads `incidents/` and `config/` of a content root. A file that leaves the root by a symbolic link, is not UTF-8 or
 * is too large is reported, and everything else is read all the same.
 */
export async function readContent(
  root: string,
  { audience }: { audience?: Audience | undefined } = {},
): Promise<ContentSources> {
  const { config, problems } = await readConfig(root, audience);
  const records: SourceFile[] = [];
  const found = await listRecords(root);
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const reading = found.slice(from, from + AT_ONCE);
    const batch = await Promise.all(reading.map((one) => ('rule' in one ? one : readSource(root, one.path))));
    for (const read of batch) {
      if ('rule' in read) problems.push(read);
      else records.push(read);
    }
  }
  return { config, records, problems: sortProblems(problems) };
}

/** Reads `config/` alone; for the public, without what no page of theirs needs. */
export async function readConfig(
  root: string,
  audience: Audience = 'internal',
): Promise<Pick<ContentSources, 'config'> & { problems: Problem[] }> {
  const problems: Problem[] = [];
  const config: Partial<Record<ConfigFile, SourceFile>> = {};
  for (const name of audience === 'public' ? neededConfigFiles : configFiles) {
    const read = await readConfigFile(root, name);
    if ('rule' in read) problems.push(read);
    else config[name] = read;
  }
  return { config, problems };
}

async function readConfigFile(root: string, name: ConfigFile): Promise<SourceFile | Problem> {
  const path = `config/${name}.yml`;
  const exists = await stat(join(root, path)).then(
    () => true,
    () => false,
  );
  if (exists) return readSource(root, path);
  const other = await stat(join(root, `config/${name}.yaml`)).then(
    () => true,
    () => false,
  );
  if (!other && optionalConfigFiles.includes(name)) return { path, text: '' };
  return problem(
    path,
    'missing-file',
    'This file is missing.',
    other
      ? `Rename config/${name}.yaml to ${name}.yml.`
      : 'Copy it from the template; docs/config-reference.md explains it.',
  );
}

type Found = { readonly path: string } | Problem;

async function listRecords(root: string, folder = 'incidents'): Promise<Found[]> {
  const items = await readdir(join(root, folder), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    },
  );
  // Git keeps no empty folder: a site that has had no incident yet has no incidents/ either.
  if (!items) return [];
  const found: Found[] = [];
  for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (item.name.startsWith('.')) continue;
    found.push(...(await lookAt(root, `${folder}/${item.name}`, item)));
  }
  return found;
}

async function lookAt(root: string, path: string, item: Dirent): Promise<Found[]> {
  if (item.isDirectory()) return listRecords(root, path);
  if (item.isSymbolicLink()) {
    const target = await realpath(join(root, path)).catch(() => undefined);
    const folder = await realpath(join(root, 'incidents'));
    const inside =
      target !== undefined && !relative(folder, target).startsWith('..') && relative(folder, target) !== '';
    // A link to a folder could lead in circles; records have no use for one.
    if (!inside || !(await stat(target)).isFile()) {
      const message = target
        ? 'This symbolic link leads out of incidents/ or to a folder.'
        : 'This symbolic link leads nowhere.';
      return [problem(path, 'symlink', message, 'Put the file itself here.')];
    }
  } else if (!item.isFile()) {
    return [problem(path, 'file-name', 'This is no file.', 'Take it out of incidents/.')];
  }
  if (/\.md$/u.test(item.name)) return [{ path }];
  return [
    problem(
      path,
      'file-name',
      'This file is no record: its name does not end in .md.',
      'Rename it to end in .md, or move it out of incidents/.',
    ),
  ];
}

async function readSource(root: string, path: string): Promise<SourceFile | Problem> {
  const full = join(root, path.split('/').join(sep));
  const real = await realpath(full);
  const top = await realpath(root);
  if (relative(top, real).startsWith('..')) {
    return problem(
      path,
      'symlink',
      'This symbolic link leads out of the folder.',
      'Put the file itself here.',
    );
  }
  const { size } = await stat(real);
  if (size > MAX_BYTES) {
    return problem(
      path,
      'file-size',
      `The file has ${Math.ceil(size / 1024)} KiB; at most 1024 KiB are read.`,
      'Cut it down; logs and pictures belong elsewhere, with a link under links:.',
    );
  }
  const bytes = await readFile(real);
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const { line, column } = firstBadByte(bytes);
    return {
      file: path,
      line,
      column,
      rule: 'encoding',
      message: 'The file is not UTF-8 text.',
      hint: 'Save it as UTF-8; most editors have this under "Save with encoding".',
    };
  }
}

/** Where a file stops being UTF-8. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const good = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
  const lines = good.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function problem(file: string, rule: string, message: string, hint: string): Problem {
  return { file, line: 1, column: 1, rule, message, hint };
}
