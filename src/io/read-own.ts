import type { Problem } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import type { OwnSources } from '#core/content/own/parse-own.ts';
import { fileProblem } from './file-problem.ts';
import { listInside } from './list-inside.ts';
import { readText } from './read-content.ts';
import { contentFolder } from './read-inside.ts';

/** Reads `style.css`, `config/strings/*.json` and `pages/*.md` of a content root. Each may be missing. */
export function readOwn(root: string): { sources: OwnSources; problems: Problem[] } {
  const problems: Problem[] = [];
  const keep = (read: SourceFile | Problem): SourceFile[] => {
    if (!('rule' in read)) return [read];
    if (read.rule !== 'missing-file') problems.push(read);
    return [];
  };
  const all = (folder: string, takes: RegExp): SourceFile[] => {
    const { files, faults } = listInside(contentFolder(root, folder), (path) => takes.test(path));
    problems.push(
      ...faults.map(({ path, fault }) => fileProblem(path ? `${folder}/${path}` : folder, fault)),
    );
    return files.flatMap((path) => keep(readText(root, `${folder}/${path}`)));
  };
  const [style] = keep(readText(root, 'style.css'));
  const strings = all('config', /^strings(\/[^/.][^/]*)?$/u);
  const pages = all('pages', /^[^/.][^/]*$/u);
  return { sources: { style, strings, pages }, problems };
}
