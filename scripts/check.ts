import { Option } from 'commander';
import pc from 'picocolors';
import { sortProblems } from '#core/base/problem.ts';
import { type ContentOptions, command, exit, run } from '#terminal/command.ts';
import { printProblems } from '#terminal/print-problems.ts';
import { type ProblemFormat, plural, problemFormats } from '#terminal/problems-report.ts';
import { readRoot } from '#terminal/read-root.ts';

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
  const { records, problems, warnings } = await readRoot({ root, now });
  const all = sortProblems([...problems, ...warnings]);
  if (format !== 'text' || all.length > 0) {
    printProblems(all, root, format, process.stdout, { all: unfolded });
  }
  if (problems.length > 0 || (strict && warnings.length > 0)) return exit.problems;
  if (format === 'text') {
    const fine = warnings.length > 0 ? 'can be built' : 'are fine';
    process.stdout.write(`${pc.green('✓')} ${plural(records.length, 'record')} and the config ${fine}.\n`);
  }
  return exit.fine;
});
