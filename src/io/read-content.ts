import { readdirSync } from 'node:fs';
import type { Audience } from '#core/audience/visible.ts';
import { type Problem, sortProblems } from '#core/base/problem.ts';
import type { Rule } from '#core/base/rule.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import {
  type ConfigFile,
  configFiles,
  neededConfigFiles,
  optionalConfigFiles,
} from '#core/content/config/config-files.ts';
import { fileProblem } from './file-problem.ts';
import { listInside } from './list-inside.ts';
import { attempt, contentFolder, lookInside, readInside, realFolder } from './read-inside.ts';

/** No record or config file is larger: what is, is no text that somebody wrote by hand. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** The folders of a content root, by the names that they must have to the letter. */
const folders = ['incidents', 'config', 'public', 'internal', 'pages'] as const;

/** Everything an operator wrote, as text; what could not be read is a problem. */
export interface ContentSources {
  readonly config: Readonly<Partial<Record<ConfigFile, SourceFile>>>;
  /** In order of path. */
  readonly records: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads `incidents/` and `config/` of a content root. A file that is not really in its folder, is no regular file, no
 * UTF-8 text or too large is reported, and everything else is read all the same.
 */
export async function readContent(
  root: string,
  { audience }: { audience?: Audience | undefined } = {},
): Promise<ContentSources> {
  const { config, problems } = await readConfig(root, audience);
  problems.push(...misspeltFolders(root));
  const records: SourceFile[] = [];
  for (const read of readRecords(root)) {
    if ('rule' in read) problems.push(read);
    else records.push(read);
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
  if (!realFolder(root)) {
    const hint = 'Write --root and the folder that holds incidents/ and config/.';
    return { config, problems: [problem('.', 'missing-file', 'There is no content root here.', hint)] };
  }
  const folder = lookInside(contentFolder(root, 'config'), '');
  if ('fault' in folder && folder.fault !== 'missing') {
    return { config, problems: [fileProblem('config', folder)] };
  }
  for (const name of audience === 'public' ? neededConfigFiles : configFiles) {
    const read = readConfigFile(root, name);
    if ('rule' in read) problems.push(read);
    else config[name] = read;
  }
  return { config, problems };
}

function readConfigFile(root: string, name: ConfigFile): SourceFile | Problem {
  const path = `config/${name}.yml`;
  const read = readText(root, path);
  if (!('rule' in read) || read.rule !== 'missing-file') return read;
  const items = attempt(() => readdirSync(contentFolder(root, 'config')));
  const other = Array.isArray(items) && items.find((item) => isCalled(item, [`${name}.yml`, `${name}.yaml`]));
  if (other) return { ...read, hint: `Rename config/${other} to ${name}.yml.` };
  return optionalConfigFiles.includes(name) ? { path, text: '' } : read;
}

function isCalled(item: string, names: readonly string[]): boolean {
  return names.includes(item.toLowerCase());
}

function* readRecords(root: string): Generator<SourceFile | Problem> {
  const isHidden = (path: string) => path.slice(path.lastIndexOf('/') + 1).startsWith('.');
  const { files, faults } = listInside(contentFolder(root, 'incidents'), (path) => !isHidden(path));
  for (const { path, fault } of faults) yield fileProblem(path ? `incidents/${path}` : 'incidents', fault);
  for (const file of files) {
    const path = `incidents/${file}`;
    if (file.endsWith('.md')) yield readText(root, path);
    else {
      yield problem(
        path,
        'file-name',
        'This file is not a record: its name does not end in .md.',
        'Rename it to end in .md, or move it out of incidents/.',
      );
    }
  }
}

/** A folder whose name differs in its letters' case alone: some file systems would read it, and others not find it. */
function misspeltFolders(root: string): Problem[] {
  const items = attempt(() => readdirSync(root));
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => {
    const name = folders.find((folder) => item !== folder && item.toLowerCase() === folder);
    if (!name) return [];
    return [problem(item, 'file-name', `This is not read: the name is ${name}.`, `Rename it to ${name}.`)];
  });
}

/** Reads a text of a content root, as `config/site.yml`; nothing outside of the folder that its path begins with. */
export function readText(root: string, path: string): SourceFile | Problem {
  const [folder = '', ...rest] = path.split('/');
  const read = readInside(contentFolder(root, folder), rest.join('/'), MAX_TEXT_BYTES);
  if ('fault' in read) return fileProblem(path, read);
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read.bytes) };
  } catch {
    return {
      file: path,
      ...firstBadByte(read.bytes),
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

function problem(file: string, rule: Rule, message: string, hint: string): Problem {
  return { file, line: 1, column: 1, rule, message, hint };
}
