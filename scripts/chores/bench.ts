import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { nextChange } from '#core/output/flag/next-change.ts';
import { planFlags } from '#core/output/flag/plan-flags.ts';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { loadContent } from '#io/load-content.ts';
import { readConfig } from '#io/read-content.ts';
import { commandWithoutContent, exit, run, UserError } from '#terminal/command.ts';
import { actionsTable } from './bench-actions.ts';
import { benchBuild, buildHead, installCommands } from './bench-build.ts';
import { benchLimits } from './bench-limits.ts';
import { benchRecords } from './bench-records.ts';

const now = Date.UTC(2026, 10, 23, 12);
const house = fileURLToPath(new URL('../../config/', import.meta.url));
const pictures = fileURLToPath(new URL('../../public/', import.meta.url));

/** What is measured, by name; each gets a content root. */
const measures: Readonly<Record<string, (root: string) => Promise<void>>> = {
  overdue: async (root) => {
    const { config, records, problems } = await loadContent(root, { now });
    if (!config || problems.length > 0)
      throw new Error(`The records to measure have ${problems.length} problems.`);
    const visible = redactRecords(records, config, 'internal');
    const seen = redactConfig(config, 'internal');
    planFlags(wantedFlags(visible, seen, now), []);
    nextChange(visible, seen, now);
  },
};

const program = commandWithoutContent(
  'bench',
  'Measures what a command costs as records grow, against a floor that the same run measures: reading the files and parsing their YAML.',
)
  .argument('[what]', 'overdue, build, actions or limits', 'overdue')
  .option('--records <numbers>', 'how many records, with commas between', '1000,10000')
  .option(
    '--cstate <dir>',
    'with build: a checkout of github:cstate/cstate, which Hugo then builds from the same texts',
    process.env.CSTATE || undefined,
  );

await run(program, async () => {
  const [what = 'overdue'] = program.args;
  const { records, cstate } = program.opts<{ records: string; cstate?: string }>();
  if (what === 'actions') {
    process.stdout.write(`${actionsTable()}\n`);
    return exit.fine;
  }
  if (what === 'limits') {
    await benchLimits(await limitBench(), (line) => process.stdout.write(`${line}\n`));
    return exit.fine;
  }
  const measure = measures[what];
  if (!measure && what !== 'build')
    throw new UserError(`"${what}" is not measured. Write overdue, build, actions or limits.`);
  const counts = records.split(',').map(Number);
  if (counts.some((count) => !Number.isInteger(count) || count < 1)) {
    throw new UserError('--records takes whole numbers with commas between, as 1000,10000.');
  }
  const installed = await mkdtemp(join(tmpdir(), 'upfront-bench-package-'));
  try {
    const program = measure ? '' : await installCommands(installed);
    process.stdout.write(measure ? `records  floor s  ${what} s  times the floor\n` : `${buildHead}\n`);
    for (const count of counts) {
      const root = await rootOf(count);
      try {
        const line = measure
          ? await againstFloor(root, count, what, measure)
          : benchBuild(program, root, count, now, cstate);
        process.stdout.write(`${line}\n`);
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    }
  } finally {
    await rm(installed, { recursive: true, force: true });
  }
  return exit.fine;
});

async function againstFloor(
  root: string,
  count: number,
  what: string,
  measure: (root: string) => Promise<void>,
): Promise<string> {
  const floor = await seconds(() => readAndParse(root));
  const taken = await seconds(() => measure(root));
  return `${String(count).padStart(7)}  ${floor.toFixed(2).padStart(7)}  ${taken.toFixed(2).padStart(what.length + 2)}  ${(taken / floor).toFixed(1)}`;
}

/** The config of this repository, with its words. */
async function limitBench() {
  const { config: sources } = await readConfig(join(house, '..'));
  const { config, vocabulary, problems } = parseConfig(sources);
  if (!config) throw new Error(`The config to measure with has ${problems.length} problems.`);
  return { config, vocabulary, now };
}

async function rootOf(count: number): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'upfront-bench-'));
  await mkdir(join(root, 'config'));
  for (const name of await readdir(house)) {
    const text = readFileSync(join(house, name), 'utf8').replace(/^clock:.*$/mu, '');
    await writeFile(join(root, 'config', name), text);
  }
  await cp(pictures, join(root, 'public'), { recursive: true });
  await mkdir(join(root, 'incidents'));
  for (const [id, text] of benchRecords(count, now))
    await writeFile(join(root, 'incidents', `${id}.md`), text);
  return root;
}

async function readAndParse(root: string): Promise<void> {
  for (const name of await readdir(join(root, 'incidents'))) {
    const [, matter = ''] = readFileSync(join(root, 'incidents', name), 'utf8').split('---\n');
    parse(matter);
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}
