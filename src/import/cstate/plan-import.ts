import { measureMarkdown, type SizeProblem } from '#core/base/markdown/measure-markdown.ts';
import type { Problem } from '#core/base/problem.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { checkFileSize } from '#core/content/record/check-size.ts';
import { type RecordDraft, writeRecord } from '#core/content/record/write-record.ts';
import {
  componentIds,
  type ExistingFiles,
  type ExistingRecord,
  existingRecords,
} from '#import/common/existing-root.ts';
import { type Finding, type Located, warning } from '#import/common/finding.ts';
import { writeConfig } from '#import/common/write-config.ts';
import { giveIds } from './issue-ids.ts';
import { type MappedComponents, mapComponents } from './map-components.ts';
import { mapIssue } from './map-issue.ts';
import { mapSite } from './map-site.ts';
import { ownLinks } from './own-links.ts';
import { type CstateIssue, parseIssue } from './parse-issue.ts';
import { type CstateConfig, parseSite } from './parse-site.ts';
import type { CstateFiles } from './read-site.ts';
import { type MappedSeverity, top } from './reading.ts';

/** A file of the content root, and what to do with it. */
export interface PlannedFile {
  readonly path: string;
  readonly text: string;
  /** `keep`: there is a file with another text, and it is not changed. */
  readonly action: 'create' | 'replace' | 'unchanged' | 'keep';
}

/** What an import will do: data, to be printed, and carried out by `applyPlan`. */
export interface ImportPlan {
  readonly files: readonly PlannedFile[];
  /** In order of file and place. */
  readonly findings: readonly Finding[];
  /** How many issue files were found. */
  readonly read: number;
  /** How many records they become, by kind. */
  readonly kinds: Readonly<Record<'incident' | 'maintenance' | 'notice', number>>;
}

export interface ImportOptions {
  /** What is later has not happened yet. */
  readonly now: Instant;
  /** cState severities that become incidents, by name. */
  readonly severities: ReadonlyMap<string, MappedSeverity>;
  /** Whether records of an earlier import are written over where they differ. */
  readonly force: boolean;
}

/** Plans the import of a cState site into a content root. Pure: the same files give the same plan. */
export function planImport(site: CstateFiles, existing: ExistingFiles, options: ImportOptions): ImportPlan {
  const findings: Finding[] = [...site.findings];
  const config = parseSite(site.config);
  const { site: siteConfig, findings: aboutSite } = mapSite(config);
  const issues = readIssues(site, findings);
  const board = mapBoard(config, issues, existing);
  findings.push(...aboutSite, ...board.findings, ...otherKeys(issues));
  const files = [
    planConfig('config/site.yml', writeConfig(siteConfig), existing, findings),
    planConfig('config/components.yml', writeConfig(board.components), existing, findings),
  ];
  const kinds = { incident: 0, maintenance: 0, notice: 0 };
  const records = existingRecords(existing);
  const named = giveIds(issues, findings);
  const follow = ownLinks(siteConfig.url, named);
  for (const [written, id] of named) {
    const issue = { ...written, body: follow(written.body) };
    const found = records.get(id);
    const context = { ...options, idOf: board.idOf, earlier: found?.imported ? found.instants : [] };
    const mapped = mapIssue(issue, context, findings);
    if (!mapped) continue;
    const large = sizeOf(mapped.record);
    if (large) {
      findings.push(tooLarge({ file: issue.path, ...large, line: issue.bodyLine }));
      continue;
    }
    kinds[mapped.record.kind ?? 'incident'] += 1;
    const path = found?.path ?? `incidents/${mapped.year}/${id}.md`;
    const text = writeRecord(mapped.record);
    const action = recordAction(text, existing.get(path), found, options.force);
    if (action === 'keep') findings.push(keptRecord(issue, path, found));
    files.push({ path, text, action });
  }
  return { files, findings: sortFindings(findings), read: site.issues.length + site.findings.length, kinds };
}

/** The board of the config; if there already is another components.yml, with its ids. */
function mapBoard(
  config: CstateConfig,
  issues: readonly CstateIssue[],
  existing: ExistingFiles,
): MappedComponents {
  const path = 'config/components.yml';
  const board = mapComponents(config, issues, new Map());
  if (!existing.has(path) || existing.get(path) === writeConfig(board.components)) return board;
  const given = componentIds(existing.get(path));
  const adapted = mapComponents(config, issues, given);
  return { ...adapted, findings: [...adapted.findings, ...lackingComponents(adapted.idOf, given)] };
}

/** Issues, without the files that are none. */
function readIssues({ issues }: CstateFiles, findings: Finding[]): CstateIssue[] {
  return issues.flatMap((source) => {
    const large = checkFileSize(source.path, source.text);
    if (large) {
      findings.push(tooLarge(large));
      return [];
    }
    const { issue, findings: found } = parseIssue(source);
    if (!issue) {
      findings.push(...found);
      return [];
    }
    if (issue.section?.value === 'issue') {
      const [size] = measureMarkdown(issue.body).problems;
      if (size) {
        findings.push(tooLarge({ file: issue.path, ...size, line: size.line + issue.bodyLine - 1 }));
        return [];
      }
      findings.push(...found);
      return [issue];
    }
    const message = `cState takes only files with section: issue for issues; this one has ${issue.section?.value ?? 'none'}.`;
    findings.push(warning(issue.path, issue.section ?? top, 'no-issue', message, 'It was not imported.'));
    return [];
  });
}

/** What keeps a record from being read again: HTML may become more marks of Markdown than it was. */
function sizeOf({ timeline }: RecordDraft): SizeProblem | undefined {
  const texts = timeline.flatMap(({ message = '', note = '' }) => [message, note]);
  return measureMarkdown(texts.join('\n\n')).problems[0];
}

function tooLarge(problem: Omit<Problem, 'rule'> & Pick<Finding, 'rule'>): Finding {
  return { ...problem, level: 'error', hint: 'It was not imported. Shorten it and run the import again.' };
}

function planConfig(path: string, text: string, existing: ExistingFiles, findings: Finding[]): PlannedFile {
  if (!existing.has(path)) return { path, text, action: 'create' };
  if (existing.get(path) === text) return { path, text, action: 'unchanged' };
  const message = 'This file is already in the content root, with another text.';
  findings.push(warning(path, top, 'kept', message, 'It was left as it is.'));
  return { path, text, action: 'keep' };
}

function recordAction(
  text: string,
  before: string | undefined,
  found: ExistingRecord | undefined,
  force: boolean,
): PlannedFile['action'] {
  if (!found) return 'create';
  if (before === text) return 'unchanged';
  return force && found.imported ? 'replace' : 'keep';
}

function keptRecord(issue: CstateIssue, path: string, found: ExistingRecord | undefined): Finding {
  const hint = found?.imported
    ? 'It was left as it is. --force writes over it.'
    : 'It was left as it is: no import wrote it, so none writes over it.';
  return warning(issue.path, top, 'kept', `Its record ${path} is already there, with another text.`, hint);
}

/** Components that records need and a components.yml that was kept does not have. */
function lackingComponents(idOf: ReadonlyMap<string, string>, given: ReadonlyMap<string, string>): Finding[] {
  const lines = [...idOf]
    .filter(([name]) => !given.has(name))
    .map(([name, id]) => `{ id: ${id}, name: ${JSON.stringify(name)} }`);
  if (lines.length === 0) return [];
  return [
    {
      level: 'error',
      file: 'config/components.yml',
      ...top,
      rule: 'kept',
      message: `It lacks ${lines.length} component${lines.length === 1 ? '' : 's'} that the records name.`,
      hint: `Add ${lines.join(', ')}.`,
    },
  ];
}

/** One finding per key, at its first place: Upfront has no field for its value. */
function otherKeys(issues: readonly CstateIssue[]): Finding[] {
  const places = new Map<string, { path: string; at: Located<string>; count: number }>();
  for (const { path, otherKeys: keys } of issues) {
    for (const at of keys) {
      const key = at.value.toLowerCase();
      const before = places.get(key);
      if (before) before.count += 1;
      else places.set(key, { path, at, count: 1 });
    }
  }
  return [...places.values()].map(({ path, at, count }) => {
    const message = `Upfront has no place for "${at.value}", which ${count === 1 ? 'one issue has' : `${count} issues have`}.`;
    return warning(path, at, 'other-key', message, 'It was left out.');
  });
}

function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = ({ file, line, column, rule }: Finding) => [file, line, column, rule] as const;
  return findings.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    const index = left.findIndex((part, i) => part !== right[i]);
    return index < 0 ? 0 : (left[index] ?? 0) < (right[index] ?? 0) ? -1 : 1;
  });
}
