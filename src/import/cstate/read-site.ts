import type { Finding } from '#import/common/finding.ts';
import { fileProblem } from '#io/file-problem.ts';
import { type ListFault, listInside } from '#io/list-inside.ts';
import { MAX_TEXT_BYTES } from '#io/read-content.ts';
import { lookInside, readInside, realFolder } from '#io/read-inside.ts';
import { UserError } from '#terminal/command.ts';
import type { SourceText } from './parse-issue.ts';
import { top } from './reading.ts';

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

/**
 * Reads the config and the issue files of a cState site. What is not really in its folder, is no regular file, no UTF-8
 * or is too large is reported, and everything else is read all the same.
 *
 * @param onFile is told how many issue files have been read, of how many.
 * @throws {UserError} where the folder is no cState site.
 */
export async function readSite(
  dir: string,
  onFile?: (read: number, of: number) => void,
): Promise<CstateFiles> {
  const { config, folder } = readConfig(dir);
  const findings: Finding[] = [];
  const files = listIssues(folder, findings);
  const issues: SourceText[] = [];
  for (const [index, file] of files.entries()) {
    const read = readText(folder, file, `${issueFolder}/`);
    if ('rule' in read) findings.push(read);
    else issues.push(read);
    onFile?.(index + 1, files.length);
  }
  return { config, issues, findings };
}

/** The config, and the real path of the folder of the issues. */
function readConfig(dir: string): { config: SourceText; folder: string } {
  const none = `No cState site in ${dir}: looked for the folder ${issueFolder}, and for ${configNames.join(', ')}.`;
  const site = realFolder(dir);
  const look = (path: string) => (site === undefined ? undefined : lookInside(site, path));
  const issues = look(issueFolder);
  if (site === undefined || !issues || 'fault' in issues || issues.kind !== 'folder')
    throw new UserError(none);
  const isThere = (name: string) => {
    const found = look(name);
    return found !== undefined && !('fault' in found && found.fault === 'missing');
  };
  const name = configNames.find(isThere);
  if (name !== undefined) {
    const read = readText(site, name);
    if ('rule' in read) throw new UserError(`${read.file}: ${read.message}`);
    return { config: read, folder: issues.real };
  }
  const foreign = foreignConfigNames.find(isThere);
  if (foreign === undefined) throw new UserError(none);
  throw new UserError(
    `${foreign} is no YAML, and this command reads YAML alone: write its content as config.yml.`,
  );
}

function listIssues(folder: string, findings: Finding[]): string[] {
  const { files, faults } = listInside(folder, () => true);
  for (const { path, fault } of faults)
    findings.push(unread(path ? `${issueFolder}/${path}` : issueFolder, fault));
  return files.flatMap((file) => {
    if (/\.(md|markdown)$/iu.test(file)) return [file];
    if (/\.(html?|org|adoc|asciidoc|rst|pandoc)$/iu.test(file)) {
      findings.push({
        level: 'error',
        file: `${issueFolder}/${file}`,
        ...top,
        rule: 'not-markdown',
        message: 'This file is no Markdown.',
        hint: 'It was not imported. Write it as Markdown first.',
      });
    }
    return [];
  });
}

/** @param before text in front of the path in messages. */
function readText(folder: string, file: string, before = ''): SourceText | Finding {
  const path = `${before}${file}`;
  const read = readInside(folder, file, MAX_TEXT_BYTES);
  if ('fault' in read) return unread(path, read);
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(read.bytes) };
  } catch {
    return {
      level: 'error',
      file: path,
      ...top,
      rule: 'encoding',
      message: 'The file is not UTF-8 text.',
      hint: 'It was not imported. Save it as UTF-8 first.',
    };
  }
}

/** A file that was not read keeps its rule and message; what to do about it is the other system's matter. */
function unread(file: string, fault: ListFault): Finding {
  return { ...fileProblem(file, fault), level: 'error', hint: 'It was not imported.' };
}
