import { InvalidArgumentError } from 'commander';
import { githubAccess } from '#github/access.ts';
import { costOf } from '#github/billing/cost.ts';
import { costJson, costText } from '#github/billing/cost-report.ts';
import { githubRuns } from '#github/billing/github-runs.ts';
import { wentWrong } from '#github/github-error.ts';
import { readClock } from '#io/clock.ts';
import { type ContentOptions, command, exit, run, UserError } from '#terminal/command.ts';
import { showProgress } from '#terminal/progress.ts';

interface Options extends ContentOptions {
  readonly days: number;
  readonly plan: number;
  readonly json?: true;
}

const program = command('cost', 'Says how many billed minutes each workflow used, and what would help.')
  .option('--days <number>', 'how many days to look back, at most 90', toDays, 30)
  .option('--plan <minutes>', 'minutes of the plan a month', toMinutes, 2000)
  .option('--json', 'print it as JSON')
  .addHelpText(
    'after',
    `
GITHUB_TOKEN needs the right to read Actions of GITHUB_REPOSITORY. At most 500 requests
are sent; of more runs than that a sample is read, and its error is printed.

Exit codes: 0 printed, 1 a problem with GitHub, 2 wrong usage.`,
  );

await run(program, async () => {
  const { days, plan, json, now = readClock() } = program.opts<Options>();
  const access = githubAccess(process.env);
  if (!access) throw new UserError('GITHUB_TOKEN is not set. Set it and GITHUB_REPOSITORY.');
  const progress = showProgress(process.stderr);
  progress.say('Reading runs and their jobs');
  try {
    const runs = githubRuns(access, (ms) => new Promise((passed) => setTimeout(passed, ms)));
    const cost = await costOf(runs, { days, now, share: Math.random });
    progress.done();
    process.stdout.write(json ? costJson(cost, plan) : costText(cost, plan));
    return exit.fine;
  } catch (error) {
    const said = wentWrong(error);
    if (said === undefined) throw error;
    throw new UserError(`GitHub did not say what ran: ${said}`, exit.problems);
  } finally {
    progress.done();
  }
});

function toDays(value: string): number {
  return whole(value, 90);
}

function toMinutes(value: string): number {
  return whole(value, 10_000_000);
}

function whole(value: string, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${most}.`);
}
