import { look, startPublishing } from '#github/publishing/look.ts';
import { lookJson, lookText } from '#github/publishing/look-report.ts';
import { lookSettings } from '#github/publishing/look-settings.ts';
import { readClock } from '#io/clock.ts';
import { contentFolder, readInside } from '#io/read-inside.ts';
import { type ContentOptions, command, exit, run, UserError } from '#terminal/command.ts';

interface Options extends ContentOptions {
  readonly dispatch?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

/** Bytes of config/site.yml that are read. */
const LARGEST = 200_000;

const program = command(
  'due',
  'Says whether publishing again would change anything that people see. Reads no record.',
)
  .option('--dispatch', 'start the workflow publish.yml where it would')
  .option('--dry-run', 'with --dispatch: start nothing')
  .option('--json', 'print the answer as JSON')
  .addHelpText(
    'after',
    `
GITHUB_TOKEN needs the right to read Actions of GITHUB_REPOSITORY, with --dispatch to
write them. UPFRONT_URL is the address of the public site; default: url in
config/site.yml. GITHUB_REF names another default branch than main.

Exit codes: 0 answered, 1 GitHub refused to start the workflow, 2 wrong usage.`,
  );

await run(program, async () => {
  const { root, now, dispatch, dryRun, json } = program.opts<Options>();
  const settings = lookSettings(process.env, siteConfig(root));
  if (typeof settings === 'string') throw new UserError(settings);
  // A checkout can be older than what was pushed: the newest push that Actions saw counts.
  const at = { ...settings, head: undefined, now: now ?? readClock(), fetch };
  const found = await look(at);
  process.stdout.write(json ? lookJson(found) : lookText(found));
  if (!dispatch || found.reason === undefined) return exit.fine;
  if (dryRun) {
    process.stderr.write('Not started: --dry-run.\n');
    return exit.fine;
  }
  try {
    await startPublishing(at);
  } catch (error) {
    throw new UserError((error as Error).message, exit.problems);
  }
  process.stderr.write('Started publish.yml.\n');
  return exit.fine;
});

function siteConfig(root: string): string | undefined {
  const read = readInside(contentFolder(root, '.'), 'config/site.yml', LARGEST);
  return 'bytes' in read ? read.bytes.toString('utf8') : undefined;
}
