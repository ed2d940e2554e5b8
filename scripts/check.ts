import { Option } from 'commander';
import pc from 'picocolors';
import {
  demonstrationLine,
  isDeclaredPublic,
  isDemonstration,
  type RepositoryVisibility,
  undeclaredPublic,
} from '#core/audience/public-repository.ts';
import { byLevel, type Problem, sortProblems } from '#core/base/problem.ts';
import { githubAccess } from '#github/access.ts';
import { githubIssues } from '#github/issues.ts';
import { visibilityInEvent } from '#github/repository-visibility.ts';
import type { Content } from '#io/load-content.ts';
import { type ContentOptions, command, exit, run } from '#terminal/command.ts';
import { printProblems } from '#terminal/print-problems.ts';
import { type ProblemFormat, plural, problemFormats } from '#terminal/problems-report.ts';
import { readRoot } from '#terminal/read-root.ts';
import { escapeData } from '#terminal/workflow-command.ts';

const program = command(
  'check',
  'Reports every problem and warning in records and config, with what to write instead.',
)
  .addOption(new Option('--format <format>', 'how to print them').choices(problemFormats).default('text'))
  .option('--strict', 'exit with 1 on warnings, too')
  .option('--all', 'print every one as text, not the first ten of a rule');

type CheckOptions = ContentOptions & { format: ProblemFormat; strict?: boolean; all?: boolean };

await run(program, async () => {
  const { root, now, format, strict, all: unfolded } = program.opts<CheckOptions>();
  const content = await readRoot({ root, now });
  const { found, line } = await inPublic(content);
  const all = sortProblems([...content.problems, ...content.warnings, ...found]);
  const { problems, warnings } = byLevel(all);
  if (format !== 'text' || all.length > 0) {
    printProblems(all, root, format, process.stdout, { all: unfolded });
  }
  if (line !== undefined) printLine(line, format);
  if (problems.length > 0 || (strict && warnings.length > 0)) return exit.problems;
  if (format === 'text') {
    const fine = warnings.length > 0 ? 'can be built' : 'are fine';
    process.stdout.write(
      `${pc.green('✓')} ${plural(content.records.length, 'record')} and the config ${fine}.\n`,
    );
  }
  return exit.fine;
});

/** What there is to say of a repository that everybody can read, besides what site.yml makes of it. */
async function inPublic({
  site,
  openTexts,
}: Content): Promise<{ readonly found: Problem[]; readonly line?: string | undefined }> {
  if (!site) return { found: [] };
  if (isDemonstration(site)) {
    const isPublic = isDeclaredPublic(site) || (await visibility()) === 'public';
    return { found: [], line: isPublic ? demonstrationLine(openTexts()) : undefined };
  }
  if (isDeclaredPublic(site) || (await visibility()) !== 'public') return { found: [] };
  return { found: [undeclaredPublic(openTexts())] };
}

/** Who can read the repository: as the workflow's event says, else as GitHub answers; undefined where nobody knows. */
async function visibility(): Promise<RepositoryVisibility | undefined> {
  const inEvent = visibilityInEvent(process.env);
  if (inEvent || process.env.GITHUB_ACTIONS !== 'true') return inEvent;
  const access = githubAccess(process.env);
  if (!access) return undefined;
  const { isPrivate, where } = githubIssues(access, sleep);
  try {
    return (await isPrivate()) ? 'private' : 'public';
  } catch {
    process.stderr.write(`It is not known whether ${where} is public: GitHub did not say.\n`);
    return undefined;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, ms));
}

/** One line for people, which is neither a problem nor a warning. */
function printLine(line: string, format: ProblemFormat): void {
  if (format === 'github') process.stdout.write(`::notice title=public-repository::${escapeData(line)}\n`);
  else (format === 'json' ? process.stderr : process.stdout).write(`${line}\n`);
}
