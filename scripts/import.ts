import { resolve } from 'node:path';
import { Argument, InvalidArgumentError } from 'commander';
import { applyPlan, findUnwritable } from '#import/common/apply-plan.ts';
import { describeFindings, describePlan, describeUnwritten } from '#import/common/describe-plan.ts';
import { readExisting } from '#import/common/read-existing.ts';
import { mapSeverities, type SeverityChoice } from '#import/cstate/map-policy.ts';
import { planImport } from '#import/cstate/plan-import.ts';
import { readSite } from '#import/cstate/read-site.ts';
import { readClock } from '#io/clock.ts';
import { type ContentOptions, command, exit, run, UserError } from '#terminal/command.ts';
import { showProgress } from '#terminal/progress.ts';

interface ImportOptions extends ContentOptions {
  readonly out?: string;
  readonly map?: readonly SeverityChoice[];
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

const program = command('import', 'Reads the history of another status page and writes it as a content root.')
  .addArgument(new Argument('<system>', 'what wrote the history').choices(['cstate']))
  .argument('<dir>', 'folder of the other site', (dir) => resolve(dir))
  .option('--out <dir>', 'content root to write; the same as --root', (dir) => resolve(dir))
  .option('--map <severity=id>', 'severity of Upfront for one of cState, as down=P1; repeatable', addChoice)
  .option('--force', 'write over records of an earlier import that were changed since')
  .option('--dry-run', 'say what would be written, and write nothing');

await run(program, async () => {
  const {
    now = readClock(),
    map = [],
    force = false,
    dryRun = false,
    ...options
  } = program.opts<ImportOptions>();
  const out = options.out ?? (program.getOptionValueSource('root') === 'cli' ? options.root : undefined);
  if (out === undefined) throw new UserError('Say where to write: --out DIR.');
  const progress = showProgress(process.stderr);
  try {
    progress.say('Reading the site');
    const site = await readSite(program.processedArgs[1]);
    const existing = await readExisting(out);
    const severities = mapSeverities(existing.get('config/policy.yml') ?? '', map);
    const plan = planImport(site, existing, { now, severities, force });
    const unwritten = dryRun
      ? findUnwritable(plan, out)
      : await applyPlan(plan, out, (tried, of) => progress.say(`Writing ${tried} of ${of} files`));
    progress.done();
    process.stderr.write(describeFindings(plan.findings));
    process.stderr.write(describeUnwritten(unwritten));
    process.stdout.write(describePlan(plan, out, dryRun, unwritten));
    if (unwritten.length > 0) return exit.problems;
    return plan.findings.some(({ level }) => level === 'error') ? exit.problems : exit.fine;
  } finally {
    progress.done();
  }
});

function addChoice(value: string, before: readonly SeverityChoice[] = []): SeverityChoice[] {
  const [, from, to] = /^([^=]+)=([^=]+)$/u.exec(value) ?? [];
  if (!from || !to) throw new InvalidArgumentError('Write theirs and ours, as down=P1.');
  if (from.trim().toLowerCase() === 'notice') {
    throw new InvalidArgumentError(
      'In cState "notice" is planned work or information: its issues become maintenance and notices, never incidents.',
    );
  }
  return [...before, { from: from.trim().toLowerCase(), to: to.trim() }];
}
