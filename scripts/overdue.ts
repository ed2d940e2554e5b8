import { redactConfig } from '#core/audience/redact-config.ts';
import { redactIncidents } from '#core/audience/redact-incident.ts';
import type { Flag, FlagAction } from '#core/flag/flag.ts';
import { nextChange } from '#core/flag/next-change.ts';
import { planFlags } from '#core/flag/plan-flags.ts';
import { wantedFlags } from '#core/flag/wanted-flags.ts';
import type { Incident } from '#core/incident/incident.ts';
import { type ContentOptions, command, exit, run, UserError } from './lib/command.ts';
import { planJson } from './lib/flag-plan-json.ts';
import { planText } from './lib/flag-plan-report.ts';
import { githubAccess, readOpenFlags } from './lib/github-flags.ts';
import { printProblems } from './lib/print-problems.ts';
import { readRoot } from './lib/read-root.ts';

const program = command(
  'overdue',
  'Says which flags to open, update and close on GitHub, for which overdue deadlines, and whose turn it is.',
)
  .option('--dry-run', 'print the plan and change nothing (this version does nothing else)')
  .option('--json', 'print the plan as JSON')
  .addHelpText(
    'after',
    `
With GITHUB_TOKEN and GITHUB_REPOSITORY=OWNER/NAME set, the flags that are open
are read from GitHub, or from GITHUB_API_URL. Without a token the plan assumes
that there are none.

Exit codes: 0 planned, 1 a problem in the content or with GitHub, 2 wrong usage.`,
  );

await run(program, async () => {
  const { root, now: asked, dryRun, json } = program.opts<ContentOptions & { dryRun?: true; json?: true }>();
  if (!dryRun)
    throw new UserError('This version plans flags and writes none. Add --dry-run to see the plan.');
  const github = githubAccess(process.env);
  const { config, incidents, problems, now } = await readRoot({ root, now: asked });
  if (problems.length > 0) printProblems(problems, root, 'text', process.stderr);
  if (!config) throw new UserError('Without a config nothing can be planned.', exit.problems);
  if (!github)
    process.stderr.write('GITHUB_TOKEN is not set: the plan assumes that there are no flags yet.\n');
  const flags = github ? await readOpenFlags(github) : [];
  const seen = redactIncidents(incidents, config, 'internal');
  const policy = redactConfig(config, 'internal');
  const known = problems.length > 0 ? flagsOf(incidents, flags) : flags;
  const planned = planFlags(wantedFlags(seen, policy, now), known);
  const actions = problems.length > 0 ? planned.filter(isSafe) : planned;
  process.stdout.write(
    json ? planJson(actions, policy) : planText(actions, config.oncall.roles, nextChange(seen, policy, now)),
  );
  return problems.length > 0 ? exit.problems : exit.fine;
});

/** While a file has a problem, a flag without a record may be that file's: it is left alone. */
function flagsOf(incidents: readonly Incident[], flags: readonly Flag[]): Flag[] {
  const known = new Set(incidents.map(({ id }) => id));
  return flags.filter((flag) => flag.lane === 'after-care' || known.has(flag.record));
}

/** While a file has a problem, what it owes is not known, and nothing is taken off the digest. */
function isSafe({ lane, action }: FlagAction): boolean {
  return lane === 'live' || action === 'open';
}
