import pc from 'picocolors';
import type { ImportPlan, PlannedFile } from '#import/cstate/plan-import.ts';
import { plural } from '#terminal/problems-report.ts';
import { terminalText } from '#terminal/terminal-text.ts';
import type { Unwritten } from './apply-plan.ts';
import type { Finding } from './finding.ts';

/**
 * A plan in words, for standard output. `dryRun` lists each file that would be written.
 *
 * @param unwritten files of the plan that could not be written, or will not be.
 */
export function describePlan(
  plan: ImportPlan,
  root: string,
  dryRun: boolean,
  unwritten: readonly Unwritten[] = [],
): string {
  const { files, findings, kinds, read } = plan;
  const count = (...actions: PlannedFile['action'][]) =>
    files.filter(({ action }) => actions.includes(action)).length;
  const written = count('create', 'replace') - unwritten.length;
  const left = new Set(unwritten.map(({ path }) => path));
  const lines = dryRun
    ? files
        .filter(({ action, path }) => action !== 'unchanged' && !left.has(path))
        .map(({ action, path }) => `${verbs[action]} ${path}`)
    : [];
  const records = kinds.incident + kinds.maintenance + kinds.notice;
  lines.push(
    `${records} of ${read} issue files ${dryRun ? 'would become' : 'are'} records: ${plural(kinds.incident, 'incident')}, ${plural(kinds.maintenance, 'maintenance')}, ${plural(kinds.notice, 'notice')}.`,
    `${plural(written, 'file')} ${dryRun ? 'to write' : 'written'} in ${root}, ${count('unchanged')} unchanged, ${count('keep')} kept as they were.`,
  );
  const lost = new Set(findings.filter(({ level }) => level === 'error').map(({ file }) => file)).size;
  if (lost > 0)
    lines.push(`${plural(lost, 'file')} could not be read, and ${lost === 1 ? 'is' : 'are'} not imported.`);
  for (const level of ['error', 'warning'] as const) {
    const counts = countByRule(findings.filter((finding) => finding.level === level));
    if (counts.length > 0) lines.push(`${level === 'error' ? 'Errors' : 'Warnings'}: ${counts.join(', ')}.`);
  }
  return `${lines.join('\n')}\n`;
}

const verbs = {
  create: 'would write  ',
  replace: 'would replace',
  keep: 'would keep   ',
  unchanged: '',
} as const satisfies Record<PlannedFile['action'], string>;

/** How many files that could not be written are named; where a disk is full, all others have the same reason. */
const NAMED = 10;

/** Files that could not be written, for standard error. */
export function describeUnwritten(unwritten: readonly Unwritten[]): string {
  if (unwritten.length === 0) return '';
  const lines = unwritten
    .slice(0, NAMED)
    .map(({ path, reason }) => `${pc.red('error')} ${terminalText(path)} cannot be written. ${reason}`);
  const more = unwritten.length - lines.length;
  if (more > 0) lines.push(`${plural(more, 'other file')} cannot be written either.`);
  lines.push('Run the command again for the rest; what is written already stays.');
  return `${lines.join('\n')}\n`;
}

/** Findings, one a line, for standard error. */
export function describeFindings(findings: readonly Finding[]): string {
  return findings
    .map(({ level, file, line, column, rule, message, hint }) => {
      const color = level === 'error' ? pc.red : pc.yellow;
      return `${file}:${line}:${column}  ${color(level)}  ${pc.dim(rule)}  ${message} ${hint}\n`;
    })
    .join('');
}

function countByRule(findings: readonly Finding[]): string[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  return rules.map((rule) => `${findings.filter((finding) => finding.rule === rule).length} ${rule}`);
}
