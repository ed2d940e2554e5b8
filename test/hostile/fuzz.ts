import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { loadEngine } from '#engine/engine.ts';
import { locateEngine } from '#engine/locate-engine.ts';
import { command, exit, run, UserError } from '#terminal/command.ts';
import { type HostileCase, type Kind, keepCase } from './case.ts';
import { generated } from './generate.ts';
import { tryCase } from './laws.ts';

/** More processor time than any case may take: what takes more hangs, or nearly. */
const LONGEST_SECONDS = 5;
/** How many of a kind are tried before the next kind has its turn. */
const TURN = 100;
/** One of so many cases is printed as whole pages. */
const PRINTED = 50;

const program = command(
  'fuzz',
  'Tries hostile inputs until the time is over, and writes each that breaks a law as a case.',
)
  .option('--minutes <number>', 'how long', '5')
  .option('--seed <number>', 'where to begin; default: another place each time');

await run(program, async () => {
  const { minutes, seed: given } = program.opts<{ minutes: string; seed?: string }>();
  const end = Date.now() + Number(minutes) * 60_000;
  let seed = given === undefined ? Date.now() % 1_000_000_000 : Number(given);
  if (!Number.isFinite(end) || !Number.isInteger(seed))
    throw new UserError('--minutes and --seed take numbers.');
  process.stdout.write(`Begins with --seed ${seed}.\n`);
  const engine = await loadEngine(
    await locateEngine(() => process.stdout.write('Compiling the pages first.\n')),
  );
  const counts = new Map<string, number>();
  const found = new Map<string, string>();
  let slowest = 0;

  const lawBroken = async (
    kind: Kind,
    hostile: HostileCase,
    isPrinted: boolean,
  ): Promise<string | undefined> => {
    const start = process.cpuUsage();
    const { broken } = await tryCase(
      kind,
      hostile,
      isPrinted && kind !== 'files' && kind !== 'imports' ? engine : undefined,
    );
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    slowest = Math.max(slowest, seconds);
    if (seconds > LONGEST_SECONDS) return 'It takes too long.';
    return broken[0];
  };

  while (Date.now() < end) {
    for (const { name, kind, any } of generated) {
      let index = 0;
      const property = fc.asyncProperty(any, async (hostile) => {
        const broken = await lawBroken(kind, hostile, index++ % PRINTED === 0);
        counts.set(name, (counts.get(name) ?? 0) + 1);
        if (broken && !found.has(signature(kind, broken))) throw new Error(broken);
      });
      const turn = name === 'dear texts' || kind === 'files' ? TURN / 5 : TURN;
      const result = await fc.check(property, {
        numRuns: turn,
        seed: seed++,
        interruptAfterTimeLimit: Math.max(1, end - Date.now()),
      });
      process.stderr.write(`${name}: ${counts.get(name)} tried\r`);
      const [hostile] = result.counterexample ?? [];
      if (!hostile) continue;
      const law = String((result.errorInstance as Error | undefined)?.message ?? '').split('\n')[0] ?? '';
      const path = keepCase(kind, nameOf(hostile), { ...hostile, what: law });
      found.set(signature(kind, String((result.errorInstance as Error).message)), path);
      process.stdout.write(`${name}: ${law}\n  ${path}\n`);
    }
  }
  const total = [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
  process.stdout.write(
    `Tried ${total}. The slowest took ${slowest.toFixed(1)} s of processor time. ${found.size} broke a law.\n`,
  );
  return found.size === 0 ? exit.fine : exit.problems;
});

/** Two cases that break the same law at the same place of the code are one finding. */
function signature(kind: Kind, broken: string): string {
  const place = /\bat .*\(.*\/((?:src|node_modules)\/[^)]*)\)/u.exec(broken)?.[1];
  return `${kind} ${place ?? broken.replace(/[\d"'].*$/u, '')}`;
}

function nameOf(hostile: HostileCase): string {
  return `found-${createHash('sha256').update(JSON.stringify(hostile)).digest('hex').slice(0, 8)}`;
}
