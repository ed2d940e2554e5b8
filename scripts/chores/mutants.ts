import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { exit, run, UserError } from '#terminal/command.ts';
import { type MutationReport, type RoomScore, scoreOf } from './mutation-score.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** Rooms of src/core, with the least percentage of changes that their tests must notice. */
const rooms: Readonly<Record<string, number>> = {
  audience: 85,
  'rules/promises': 85,
  'rules/availability': 85,
  'output/flag': 85,
  'base/time': 0,
  'base/yaml': 0,
  'base/markdown': 0,
  'content/config': 0,
  'content/record': 0,
  'rules/metrics': 0,
  'output/badge': 0,
  'output/calendar': 0,
  'output/feed': 0,
  'output/report': 0,
  'output/statuspage': 0,
};

const program = new Command('mutants')
  .description('Changes the core, one small thing at a time, and counts which changes no test notices.')
  .argument('[room...]', `rooms of src/core: ${Object.keys(rooms).join(', ')}`, Object.keys(rooms))
  .option('--list', 'print each change that no test notices')
  .exitOverride();

await run(program, async () => {
  const { list = false } = program.opts<{ list?: boolean }>();
  const scores: RoomScore[] = [];
  for (const room of program.processedArgs[0] as string[]) {
    const least = rooms[room];
    if (least === undefined)
      throw new UserError(`There is no room ${room}. Write one of ${Object.keys(rooms).join(', ')}.`);
    scores.push(scoreOf(room, least, mutate(room)));
  }
  for (const { room, noticed, all, percent, least, missed } of scores) {
    process.stdout.write(
      `${room.padEnd(20)} ${percent.toFixed(1).padStart(5)} %  ${noticed} of ${all}${percent < least ? `, and ${least} % are wanted` : ''}\n`,
    );
    if (list) process.stdout.write(missed.map((line) => `  ${line}\n`).join(''));
  }
  return scores.every(({ percent, least }) => percent >= least) ? exit.fine : exit.problems;
});

function mutate(room: string): MutationReport {
  const files = `src/core/${room}/**/*.ts`;
  const { status } = spawnSync('stryker', ['run', '--mutate', files, '--reporters', 'progress,json'], {
    cwd: top,
    stdio: 'inherit',
  });
  if (status !== 0) throw new UserError(`Stryker failed on ${room}; see above.`, exit.problems);
  return JSON.parse(readFileSync(`${top}.cache/mutants/report.json`, 'utf8')) as MutationReport;
}
