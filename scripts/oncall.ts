import { InvalidArgumentError } from 'commander';
import type { Instant } from '#core/base/time/instant.ts';
import { type ContentOptions, command, exit, run, toInstant, UserError } from '#terminal/command.ts';
import { onCallJson, onCallText } from '#terminal/on-call-report.ts';
import { printProblems } from '#terminal/print-problems.ts';
import { readRoot } from '#terminal/read-root.ts';

interface Options extends ContentOptions {
  readonly at?: Instant;
  readonly weeks: number;
  readonly json?: true;
}

/** More weeks than anybody plans. */
const LONGEST = 260;

const program = command('oncall', 'Prints who is on call now and in the coming weeks.')
  .option('--at <instant>', 'who is on call at this instant; default: now', toInstant)
  .option('--weeks <number>', 'how many weeks to print', toWeeks, 8)
  .option('--json', 'print it as JSON');

await run(program, async () => {
  const { root, now: asked, at, weeks, json } = program.opts<Options>();
  const { config, problems, now } = await readRoot({ root, now: asked });
  const own = problems.filter(({ file }) => file === '.' || file.startsWith('config'));
  if (own.length > 0) printProblems(own, root, 'text', process.stderr);
  if (!config?.oncall)
    throw new UserError('There is no valid config, so it is unknown who is on call.', exit.problems);
  const question = { oncall: config.oncall, zone: config.site.time_zone, at: at ?? now, weeks };
  process.stdout.write(json ? onCallJson(question) : onCallText(question));
  return own.length > 0 ? exit.problems : exit.fine;
});

function toWeeks(value: string): number {
  const weeks = Number(value);
  if (Number.isInteger(weeks) && weeks >= 1 && weeks <= LONGEST) return weeks;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${LONGEST}.`);
}
