import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '#import/common/finding.ts';
import { UserError } from '#terminal/command.ts';
import type { SourceText } from './parse-issue.ts';

/** A cState site's files, as text. */
export interface CstateFiles {
  readonly config: SourceText;
  /** In order of path. */
  readonly issues: readonly SourceText[];
  /** Files that could not be read. */
  readonly findings: readonly Finding[];
}

const configNames = ['config.yml', 'config.yaml', 'hugo.yml', 'hugo.yaml'] as const;
const foreignConfigNames = ['config.toml', 'hugo.toml', 'config.json', 'hugo.json'] as const;
const issueFolder = 'content/issues';
/** No issue is larger: what is, is no text that somebody wrote by hand. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads the config and the issue files of a cState site. Symbolic links are not followed; a file that is none, is no UTF-8
 * or is too large is reported, and everything else is read all the same.
 *
 * @param onFile is told how many issue files have been read, of how many.
 * @throws {UserError} where the folder is no cState site.
 */
export async function readSite(
  dir: string,
  onFile?: (read: number, of: number) => void,
): Promise<CstateFiles> {
  const config = await readConfig(dir);
  const findings: Finding[] = [];
  const paths = await listIssues(dir, issueFolder, findings);
  const issues: SourceText[] = [];
  for (const [index, path] of paths.entries()) {
    const read = await readText(dir, path);
    if ('rule' in read) findings.push(read);
    else issues.push(read);
    onFile?.(index + 1, paths.length);
  }
  return { config, issues, findings };
}

async function readConfig(dir: string): Promise<SourceText> {
  const present = async (path: string) =>
    lstat(join(dir, path)).then(
      (found) => found,
      () => undefined,
    );
  const none = `No cState site in ${dir}: looked for the folder ${issueFolder}, and for ${configNames.join(', ')}.`;
  const folder = await present(issueFolder);
  if (!folder?.isDirectory()) throw new UserError(none);
  for (const name of configNames) {
    if (!(await present(name))?.isFile()) continue;
    const read = await readText(dir, name);
    if ('rule' in read) throw new UserError(`${read.file}: ${read.message}`);
    return read;
  }
  for (const name of foreignConfigNames) {
    if (!(await present(name))?.isFile()) continue;
    throw new UserError(
      `${name} is no YAML, and this command reads YAML alone: write its content as config.yml.`,
    );
  }
  throw new UserError(none);
}

async function listIssues(dir: string, folder: string, findings: Finding[]): Promise<string[]> {
  const items = await readdir(join(dir, folder), { withFileTypes: true });
  const paths: string[] = [];
  for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${item.name}`;
    if (item.isDirectory()) paths.push(...(await listIssues(dir, path, findings)));
    else if (item.isSymbolicLink()) {
      findings.push(
        unread(
          path,
          'symlink',
          'This is a symbolic link.',
          'It was not followed, and nothing imported from it.',
        ),
      );
    } else if (/\.(md|markdown)$/iu.test(item.name) && item.isFile()) paths.push(path);
    else if (/\.(html?|org|adoc|asciidoc|rst|pandoc)$/iu.test(item.name)) {
      findings.push(
        unread(
          path,
          'not-markdown',
          'This file is no Markdown.',
          'It was not imported. Write it as Markdown first.',
        ),
      );
    }
  }
  return paths;
}

async function readText(dir: string, path: string): Promise<SourceText | Finding> {
  const full = join(dir, path);
  const { size } = await lstat(full);
  if (size > MAX_BYTES) {
    const message = `The file has ${Math.ceil(size / 1024)} KiB; at most 1024 KiB are read.`;
    return unread(path, 'file-size', message, 'It was not imported.');
  }
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(full)) };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    return reason === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? unread(
          path,
          'encoding',
          'The file is not UTF-8 text.',
          'It was not imported. Save it as UTF-8 first.',
        )
      : unread(path, 'unreadable', `The file cannot be read (${reason}).`, 'It was not imported.');
  }
}

function unread(file: string, rule: string, message: string, hint: string): Finding {
  return { level: 'error', file, line: 1, column: 1, rule, message, hint };
}
