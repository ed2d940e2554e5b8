import { appendFileSync } from 'node:fs';
import type { VisibleConfig } from '#core/audience/visible.ts';
import type { WantedFlags } from '#core/output/flag/flag.ts';
import { kindName, roleName } from '#core/output/flag/flag-text.ts';
import { summaryOf } from '#core/output/flag/summary-of.ts';
import { maskSecrets } from '#terminal/mask-secrets.ts';
import { escapeData, escapeProperty } from '#terminal/workflow-command.ts';
import { foreignSummary } from './foreign-report.ts';
import type { ForeignMark } from './own-marks.ts';

/** Writes what is overdue, and what was left alone, into the summary of the job and onto the records' lines, where GitHub Actions runs the command. */
export function writeWorkflowOutput(
  wanted: WantedFlags,
  foreign: readonly ForeignMark[],
  config: VisibleConfig,
  env: NodeJS.ProcessEnv,
  stdout: NodeJS.WritableStream,
): void {
  if (env.GITHUB_ACTIONS !== 'true') return;
  if (env.GITHUB_STEP_SUMMARY) {
    const summary = summaryOf(wanted, config) + foreignSummary(foreign);
    appendFileSync(env.GITHUB_STEP_SUMMARY, maskSecrets(summary, env));
  }
  for (const line of annotationsOf(wanted, config)) stdout.write(`${line}\n`);
}

/** One printed line a record of the live lane. No text of a record reaches it but its path, which is escaped. */
export function annotationsOf({ live }: WantedFlags, config: VisibleConfig): string[] {
  return live
    .filter(({ deadlines }) => deadlines.length > 0)
    .map(({ file, deadlines }) => {
      const owed = deadlines.map((each) => `${kindName(each)} since ${each.due}`).join(', ');
      const asked = deadlines.map(({ responsible }) => roleName(responsible, config));
      const text = `Overdue: ${owed}. Asked: ${[...new Set(asked)].join(', ')}.`;
      return `::warning title=Overdue,file=${escapeProperty(file)},line=1::${escapeData(text)}`;
    });
}
