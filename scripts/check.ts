import { Option } from 'commander';
import pc from 'picocolors';
import { type ContentOptions, command, exit, run } from './lib/command.ts';
import { printProblems } from './lib/print-problems.ts';
import { type ProblemFormat, plural, problemFormats } from './lib/problems-report.ts';
import { readRoot } from './lib/read-root.ts';

const program = command(
  'check',
  'Reports every problem in records and config, with what to write instead.',
).addOption(new Option('--format <format>', 'how to print problems').choices(problemFormats).default('text'));

await run(program, async () => {
  const { root, now, format } = program.opts<ContentOptions & { format: ProblemFormat }>();
  const { incidents, problems } = await readRoot({ root, now });
  if (format !== 'text' || problems.length > 0) printProblems(problems, root, format, process.stdout);
  if (problems.length > 0) return exit.problems;
  if (format === 'text')
    process.stdout.write(`${pc.green('✓')} ${plural(incidents.length, 'record')} and the config are fine.\n`);
  return exit.fine;
});
