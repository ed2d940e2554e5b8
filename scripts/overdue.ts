import { configuredChannels } from '#channels/configured-channels.ts';
import { isDeclaredPublic } from '#core/audience/public-repository.ts';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactConfigInPublic, redactRecordsInPublic } from '#core/audience/redact-in-public.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import { durationMs, parseDuration } from '#core/base/time/duration.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { stopsSite } from '#core/content/config/stops-site.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import type { FlagAction, WantedFlags } from '#core/output/flag/flag.ts';
import { nextChange } from '#core/output/flag/next-change.ts';
import { planFlags } from '#core/output/flag/plan-flags.ts';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { isLive } from '#core/rules/promises/is-live.ts';
import { githubAccess } from '#github/access.ts';
import { flagWords, repositoryUrl } from '#github/flag-words.ts';
import { bringFlags, planAgainstGithub } from '#github/flags-on-github.ts';
import { foreignLines } from '#github/foreign-report.ts';
import { githubClock } from '#github/github-clock.ts';
import { wentWrong } from '#github/github-error.ts';
import { githubIssues, type Issues } from '#github/issues.ts';
import { outcomesText } from '#github/outcomes-report.ts';
import { type ForeignMark, ownMarks } from '#github/own-marks.ts';
import { writeWorkflowOutput } from '#github/workflow-output.ts';
import { readClock } from '#io/clock.ts';
import { pull } from '#io/git.ts';
import type { Content } from '#io/load-content.ts';
import { type ContentOptions, command, exit, run, UserError } from '#terminal/command.ts';
import { planJson } from '#terminal/flag-plan-json.ts';
import { planText } from '#terminal/flag-plan-report.ts';
import { reportProblems } from '#terminal/print-problems.ts';
import { readRoot } from '#terminal/read-root.ts';
import { type Round, watch } from '#terminal/watch.ts';

interface Options extends ContentOptions {
  readonly dryRun?: true;
  readonly json?: true;
  readonly fail?: true;
  readonly allowPublic?: true;
  readonly watch?: string;
}

/** Exit code of `--fail` where something is overdue. */
const OVERDUE = 3;

const program = command(
  'overdue',
  'Flags overdue deadlines on GitHub, and asks who must act. A second run changes nothing.',
)
  .option('--dry-run', 'print the plan and change nothing')
  .option('--json', 'print the plan as JSON; with --dry-run')
  .option('--watch <length>', 'run for this long (as 50m) while something live is open')
  .option('--fail', `exit with ${OVERDUE} if something is overdue`)
  .option('--allow-public', 'write to a public repository, too, and only what the public may know')
  .addHelpText(
    'after',
    `
GITHUB_TOKEN and GITHUB_REPOSITORY=OWNER/NAME say where the flags are; GITHUB_API_URL
where that is not github.com. Without a token --dry-run assumes that there are no
flags. SLACK_WEBHOOK_URL, WEBHOOK_URL with WEBHOOK_SECRET, and SMTP_URL with
MAIL_FROM and MAIL_TO tell other channels, too. docs/overdue.md has the set-up.

Exit codes: 0 done, 1 a problem in the content, with GitHub or with a channel,
2 wrong usage, ${OVERDUE} with --fail where something is overdue.`,
  );

await run(program, async () => {
  const options = program.opts<Options>();
  const { root, now: asked, dryRun, json } = options;
  if (json && !dryRun) throw new UserError('--json prints a plan. Add --dry-run.');
  if (options.watch !== undefined && (dryRun || asked !== undefined)) {
    throw new UserError('--watch uses the clock and acts. Leave out --dry-run and --now.');
  }
  const access = githubAccess(process.env);
  if (!access && !dryRun) {
    throw new UserError(
      'GITHUB_TOKEN is not set, and flags are written to GitHub. Set it and GITHUB_REPOSITORY, or add --dry-run.',
    );
  }
  const clock = githubClock(readClock);
  const issues = access && githubIssues(access, sleep, undefined, clock.hear);
  if (!issues || dryRun) {
    if (!issues)
      process.stderr.write('GITHUB_TOKEN is not set: the plan assumes that there are no flags yet.\n');
    return printPlan(await readAll(options), issues, options);
  }
  const channels = configuredChannels(process.env, readClock);
  const isNew = onlyOnce();
  const look = async (): Promise<Round> => {
    const all = await readAll(options);
    const { wanted, records, config, now, problems, seen } = all;
    const brought = await bringFlags(wanted, {
      issues,
      marks: ownMarks(config.site.flag_identities ?? [], issues),
      words: flagWords(seen, process.env),
      config,
      now,
      channels,
      issueUrl: (number) => `${repositoryUrl(seen, process.env)}/issues/${number}`,
      isSafe: safety(all),
      allowPublic: all.isPublic,
      clock: clock.now,
      wait: sleep,
      run: process.env.GITHUB_RUN_ID ? `run ${process.env.GITHUB_RUN_ID}` : 'a run outside GitHub Actions',
    });
    const foreign = brought.foreign.filter(isNew);
    const { text, failed } = outcomesText({ ...brought, foreign });
    process.stdout.write(text);
    writeWorkflowOutput(wanted, foreign, seen, process.env, process.stdout);
    const code = failed || problems.length > 0 ? exit.problems : exit.fine;
    return {
      code: code === exit.fine && options.fail && isOverdue(wanted) ? OVERDUE : code,
      next: nextChange(records, seen, now),
      live: records.some((record) => isLive(record, seen, now)),
    };
  };
  if (options.watch === undefined) return (await look()).code;
  const length = parseDuration(options.watch);
  if (!length)
    throw new UserError(
      `"${options.watch}" is not a length of time. Write a whole number and m, h, d or w, as 50m.`,
    );
  return watch({
    length: durationMs(length),
    clock: readClock,
    sleep,
    look: async () => {
      if (!(await pull(root)))
        process.stderr.write('The records could not be pulled. The local copy is read.\n');
      return look();
    },
    handOver: () => handOver(issues),
  });
});

interface All {
  readonly wanted: WantedFlags;
  readonly records: readonly VisibleRecord[];
  /** The config as flags may show it. */
  readonly seen: VisibleConfig;
  /** Whether flags are written for everybody to read. */
  readonly isPublic: boolean;
  readonly config: NonNullable<Content['config']>;
  readonly raw: readonly RawRecord[];
  readonly problems: Content['problems'];
  readonly now: Instant;
}

async function readAll({ root, now: asked, watch: length, allowPublic }: Options): Promise<All> {
  const { config, records: raw, problems, now } = await readRoot({ root, now: asked });
  reportProblems(problems, root, process.env);
  if (!config) throw new UserError('There is no valid config, so nothing can be planned.', exit.problems);
  if (length !== undefined && config.site.clock !== undefined) {
    throw new UserError(
      '--watch waits for the clock, and "clock:" in config/site.yml stops it for a demonstration. Remove that line, or leave out --watch.',
    );
  }
  const isPublic = allowPublic === true || isDeclaredPublic(config.site);
  const records = isPublic ? redactRecordsInPublic(raw, config) : redactRecords(raw, config, 'internal');
  const seen = isPublic ? redactConfigInPublic(config) : redactConfig(config, 'internal');
  return { wanted: wantedFlags(records, seen, now), records, seen, isPublic, config, raw, problems, now };
}

async function printPlan(all: All, issues: Issues | undefined, { json, fail }: Options): Promise<number> {
  const { wanted, seen, records, config, now, problems } = all;
  const isSafe = safety(all);
  const { actions, foreign } = issues
    ? await planAgainstGithub(wanted, {
        issues,
        marks: ownMarks(config.site.flag_identities ?? [], issues),
        words: flagWords(seen, process.env),
        isSafe,
      })
    : { actions: planFlags(wanted, []).filter(isSafe), foreign: [] };
  for (const line of foreignLines(foreign)) process.stderr.write(`${line}\n`);
  process.stdout.write(
    json
      ? planJson(actions, seen)
      : planText(actions, config.oncall?.roles ?? {}, nextChange(records, seen, now)),
  );
  if (problems.length > 0) return exit.problems;
  return fail && isOverdue(wanted) ? OVERDUE : exit.fine;
}

/**
 * While a record has a problem, what it owes is not known: a flag without a record may be that file's and is left alone,
 * and nothing is taken off the digest.
 */
function safety({ problems, raw }: All): (action: FlagAction) => boolean {
  if (!problems.some(stopsSite)) return () => true;
  const known = new Set(raw.map(({ id }) => id));
  return (action) => (action.lane === 'live' ? known.has(action.record) : action.action === 'open');
}

/** Marks of others are named once, also by a run that looks again and again. */
function onlyOnce(): (mark: ForeignMark) => boolean {
  const named = new Set<string>();
  return (mark) => {
    const key = `${mark.what} ${mark.issue} ${mark.author}`;
    return !named.has(key) && named.add(key) !== undefined;
  };
}

function isOverdue({ live, digest }: WantedFlags): boolean {
  return digest.deadlines.length > 0 || live.some(({ deadlines }) => deadlines.length > 0);
}

function sleep(ms: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, ms));
}

async function handOver(issues: Issues): Promise<void> {
  const { GITHUB_WORKFLOW_REF: workflow, GITHUB_REF_NAME: ref = 'main' } = process.env;
  const [, file] = /\/([^/@]+)@/u.exec(workflow ?? '') ?? [];
  if (!file) {
    process.stderr.write('The time is up, and something live is still open: run this again.\n');
    return;
  }
  try {
    await issues.dispatch(file, ref);
  } catch (error) {
    const said = wentWrong(error);
    if (said === undefined) throw error;
    throw new UserError(`Could not hand over to the next run of ${file}: ${said}`, exit.problems);
  }
  process.stdout.write(`Handed over to the next run of ${file}.\n`);
}
