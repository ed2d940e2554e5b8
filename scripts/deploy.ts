import { appendFileSync } from 'node:fs';
import { z } from 'zod';
import { sitesOf } from '#core/audience/public-repository.ts';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { stopsSite } from '#core/content/config/stops-site.ts';
import { nextChange } from '#core/output/flag/next-change.ts';
import { isLive } from '#core/rules/promises/is-live.ts';
import { buildSites } from '#engine/build-sites.ts';
import { githubAccess } from '#github/access.ts';
import { jsonOf } from '#github/answer.ts';
import { wentWrong } from '#github/github-error.ts';
import { githubIssues, type Issues } from '#github/issues.ts';
import { buildNewest } from '#github/publishing/build-newest.ts';
import { cacheKey } from '#github/publishing/cache-key.ts';
import { closeFailures } from '#github/publishing/failures.ts';
import { sendHeartbeat } from '#github/publishing/heartbeat.ts';
import { branchOf } from '#github/publishing/look-settings.ts';
import { afterUpload } from '#github/publishing/publish-steps.ts';
import { reportRun } from '#github/publishing/report-run.ts';
import { readClock } from '#io/clock.ts';
import { headOf, moveTo, remoteHead } from '#io/git.ts';
import type { Content } from '#io/load-content.ts';
import { contentFolder, readInside } from '#io/read-inside.ts';
import { writeInside } from '#io/write-inside.ts';
import { type ContentOptions, command, exit, run, UserError } from '#terminal/command.ts';
import { readRoot } from '#terminal/read-root.ts';

/** Bytes of a built.json that are read. */
const LONGEST = 10_000;

const builtSchema = z
  .string()
  .transform((text) => jsonOf({ text })?.value)
  .pipe(z.object({ next_change: z.iso.datetime().nullable() }));

interface Options extends ContentOptions {
  readonly done?: string;
}

const program = command(
  'deploy',
  'Builds the newest commit of the default branch, and tells what comes after. For workflows.',
)
  .option('--done <commit>', 'after the upload of this commit: start one more run where the branch moved')
  .addHelpText(
    'after',
    `
In GitHub Actions it sets two outputs: "commit" is what was built, "key" is the name of
a cache entry that says when to look again. Where the content has problems, it opens an
issue with them; --done closes it. GITHUB_TOKEN writes Issues and Actions. HEARTBEAT_URL
is asked once after each good run. docs/hosting.md has the workflow.

Exit codes: 0 done, 1 a problem in the content or with GitHub, 2 wrong usage.`,
  );

await run(program, async () => {
  const { root, done } = program.opts<Options>();
  const access = githubAccess(process.env);
  if (!access) throw new UserError('GITHUB_TOKEN is not set. Set it and GITHUB_REPOSITORY.');
  const issues = githubIssues(access, (ms) => new Promise((passed) => setTimeout(passed, ms)));
  try {
    return await (done === undefined ? build(root, issues) : finish(root, issues, done));
  } catch (error) {
    const said = wentWrong(error);
    if (said === undefined) throw error;
    throw new UserError(`GitHub did not do what was asked: ${said}`, exit.problems);
  }
});

async function build(root: string, issues: Issues): Promise<number> {
  const branch = branchOf(process.env);
  let content: Content | undefined;
  try {
    const commit = await buildNewest({
      head: () => headOf(root),
      newest: () => remoteHead(root, branch),
      move: () => moveTo(root, branch),
      build: async () => {
        content = await readRoot({ root }, 'internal');
        await buildSites(root, content, sitesOf(content.site));
      },
      say: (line) => void process.stderr.write(`${line}\n`),
    });
    output('commit', commit);
    // What keeps no site from being built is reported all the same.
    if (content && content.problems.length > 0) await reportRun(root, issues, content, commit);
    return exit.fine;
  } catch (error) {
    const commit = await headOf(root);
    const problems = content?.problems.some(stopsSite) ? content : undefined;
    await reportRun(root, issues, problems, commit, error instanceof Error ? error.message : String(error));
    await leave(root, content, commit, readClock());
    throw error;
  }
}

async function finish(root: string, issues: Issues, commit: string): Promise<number> {
  const branch = branchOf(process.env);
  const head = await remoteHead(root, branch).catch(() => commit);
  if (afterUpload(commit, head) === 'dispatch') {
    await issues.dispatch('publish.yml', branch);
    process.stdout.write(
      `The branch moved to ${head.slice(0, 7)} during the upload: started one more run.\n`,
    );
  }
  const content = await readRoot({ root }, 'internal');
  if (content.problems.length === 0) {
    for (const number of await closeFailures(issues, content.config?.site.flag_identities)) {
      process.stdout.write(`Closed #${number}: publishing works again.\n`);
    }
  }
  await leave(root, content, commit, undefined);
  if (needsWatch(content)) {
    // Where one is running, this one waits in its group: GitHub keeps one.
    await issues.dispatch('watch.yml', branch);
    process.stdout.write('Something live is open: started watch.yml.\n');
  }
  const failure = await sendHeartbeat(process.env.HEARTBEAT_URL, fetch);
  if (failure !== undefined) process.stderr.write(`${failure}\n`);
  process.stdout.write(`Published ${commit.slice(0, 7)}.\n`);
  return exit.fine;
}

/** Leaves the key for the next run: when something changes, what was published, whether it failed. */
async function leave(
  root: string,
  content: Content | undefined,
  commit: string,
  failed: Instant | undefined,
): Promise<void> {
  const number = Number(process.env.GITHUB_RUN_ID ?? 0) * 100 + Number(process.env.GITHUB_RUN_ATTEMPT ?? 1);
  output('key', cacheKey({ commit, next: content && nextOf(root, content), failed }, number));
  // What the cache holds is empty: its key says everything.
  const fault = await writeInside(root, '.cache/upfront-next', '');
  if (fault) process.stderr.write('.cache leads out of the content root: nothing was written there.\n');
}

/** The next instant at which pages of either site or flags change, as the team sees them. */
function nextOf(root: string, { config, records, now }: Content): Instant | undefined {
  const flags =
    config && nextChange(redactRecords(records, config, 'internal'), redactConfig(config, 'internal'), now);
  const pages = (['public', 'internal'] as const).map((audience) => nextInSite(root, audience));
  const known = [flags, ...pages].filter((each) => each !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** What a built site says of itself; undefined where there is none, or a file that no build wrote. */
function nextInSite(root: string, audience: Audience): Instant | undefined {
  const read = readInside(contentFolder(root, `dist/${audience}`), 'built.json', LONGEST);
  if (!('bytes' in read)) return undefined;
  const at = builtSchema.safeParse(read.bytes.toString('utf8')).data?.next_change;
  return at == null ? undefined : Date.parse(at);
}

/** Whether a job has to stay: something live is open, and nothing outside looks. */
function needsWatch({ config, records, now }: Content): boolean {
  if (!config || config.site.tick !== undefined || config.site.watch === 'off') return false;
  const seen = redactConfig(config, 'internal');
  return redactRecords(records, config, 'internal').some((record) => isLive(record, seen, now));
}

/** An output of the step. Values are commits and keys: no line break is in them. */
function output(name: 'commit' | 'key', value: string): void {
  const { GITHUB_OUTPUT } = process.env;
  if (GITHUB_OUTPUT) appendFileSync(GITHUB_OUTPUT, `${name}=${value}\n`);
  else process.stdout.write(`${name}=${value}\n`);
}
