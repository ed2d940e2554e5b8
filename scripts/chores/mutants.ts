import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, Command } from 'commander';
import { exit, run, UserError } from '#terminal/command.ts';
import { type MutationReport, type RoomScore, scoreOf } from './mutation-score.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** A room is a folder of src/core that holds source. */
const rooms = [
  ...new Set(
    readdirSync(join(top, 'src/core'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => dirname(path)),
  ),
].sort();

/** The least percentage of changes that a room's tests must notice; of other rooms the score is only printed. */
const wanted: Readonly<Record<string, number>> = {
  audience: 85,
  'rules/promises': 85,
  'rules/availability': 85,
  'output/flag': 85,
};

const program = new Command('mutants')
  .description('Changes the core, one small thing at a time, and counts which changes no test notices.')
  .addArgument(
    new Argument('[room...]', 'folders of src/core, as rules/promises').default(rooms, 'all of them'),
  )
  .option('--list', 'print each change that no test notices')
  .exitOverride();

await run(program, async () => {
  const { list = false } = program.opts<{ list?: boolean }>();
  const scores: RoomScore[] = [];
  for (const room of program.processedArgs[0] as string[]) {
    if (!rooms.includes(room)) {
      throw new UserError(`There is no room ${room}. Write one of ${rooms.join(', ')}.`);
    }
    scores.push(scoreOf(room, wanted[room] ?? 0, mutate(room)));
  }
  for (const { room, noticed, all, percent, least, missed } of scores) {
    process.stdout.write(
      `${room.padEnd(20)} ${percent.toFixed(1).padStart(5)} %  ${noticed} of ${all}${percent < least ? `, and ${least} % are wanted` : ''}\n`,
    );
    if (list) process.stdout.write(missed.map((line) => `  ${line}\n`).join(''));
  }
  return scores.every(({ percent, least }) => percent >= least) ? exit.fine : exit.problems;
});

/** Tries every change in each run: what Stryker keeps of an earlier run goes stale where a constant has a new test. */
function mutate(room: string): MutationReport {
  const { status } = spawnSync('stryker', ['run', '--mutate', `src/core/${room}/*.ts`], {
    cwd: top,
    env: { ...process.env, ROOM: room },
    stdio: 'inherit',
  });
  if (status !== 0) throw new UserError(`Stryker failed on ${room}; see above.`, exit.problems);
  return JSON.parse(readFileSync(join(top, '.cache/mutants/report.json'), 'utf8')) as MutationReport;
}
