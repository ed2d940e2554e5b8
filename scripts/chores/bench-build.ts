import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { locateEngine } from '#engine/locate-engine.ts';
import { UserError } from '#terminal/command.ts';
import { benchIssues, benchRecords, components } from './bench-records.ts';
import { bundleCommands } from './lib/bundle-commands.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
/** Says at the end of a process how much memory it had at most, in KiB. */
const rss =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("maxRSS "+process.resourceUsage().maxRSS+"\\n"))';

/** The table of the times below: what each column is. */
export const buildHead =
  'records  cState s  cold s     ×  one changed s     ×  nothing changed s  check cold s  check s  MiB at most';

/**
 * Makes what an operator installs, as far as building needs it: the commands in one bundle, and the compiled engine.
 *
 * @returns the path of its `upfront`.
 */
export async function installCommands(folder: string): Promise<string> {
  const bin = join(folder, 'package/bin');
  await bundleCommands(bin);
  const engine = await locateEngine(() => {});
  cpSync(engine, join(folder, 'package/engine'), { recursive: true });
  copyFileSync(join(top, 'package.json'), join(folder, 'package.json'));
  return join(bin, 'upfront.js');
}

/**
 * Measures building both sites as an operator does it, each run a process: from nothing, after a change of one record, and
 * after none; and `check`, from nothing and of the unchanged root. cState on Hugo builds its one site from the same texts
 * first.
 *
 * @param program the installed `upfront`.
 * @param cstate a work tree of the theme github:cstate/cstate; without it, or without `hugo`, its column stays empty.
 * @returns a line of the table.
 */
export function benchBuild(
  program: string,
  root: string,
  count: number,
  now: Instant,
  cstate: string | undefined,
): string {
  for (const [id, text] of benchRecords(count, now)) writeFileSync(join(root, 'incidents', `${id}.md`), text);
  const theirs = cstate === undefined ? undefined : peer(resolve(cstate), count, now);
  const args = ['--root', root, '--now', toIso(now)];
  const upfront = (name: string) => measure(program, [name, ...args]);
  const checkCold = upfront('check');
  rmSync(join(root, '.cache'), { recursive: true });
  const cold = upfront('build');
  const changed = join(root, 'incidents', `record-${String(Math.floor(count / 2)).padStart(6, '0')}.md`);
  writeFileSync(changed, readFileSync(changed, 'utf8').replace('Something fails', 'Something is wrong'));
  const one = upfront('build');
  const nothing = upfront('build');
  const check = upfront('check');
  const cells: readonly (readonly [string, number])[] = [
    [String(count), 7],
    [theirs?.toFixed(1) ?? '–', 8],
    [cold.seconds.toFixed(1), 6],
    [ratio(cold.seconds, theirs), 5],
    [one.seconds.toFixed(1), 13],
    [ratio(one.seconds, theirs), 5],
    [nothing.seconds.toFixed(1), 17],
    [checkCold.seconds.toFixed(1), 12],
    [check.seconds.toFixed(1), 7],
    [String(Math.round(Math.max(cold.memory, one.memory) / 1024)), 11],
  ];
  return cells.map(([text, width]) => text.padStart(width)).join('  ');
}

/** How many times theirs ours is, so that less is better. */
function ratio(ours: number, theirs: number | undefined): string {
  return theirs === undefined ? '–' : (ours / theirs).toFixed(3);
}

function measure(program: string, args: readonly string[]): { seconds: number; memory: number } {
  const { seconds, ran } = timed(process.execPath, ['--import', rss, program, ...args]);
  if (ran.status !== 0) throw new Error(`${args[0]} failed:\n${ran.stderr}`);
  const memory = [...ran.stderr.matchAll(/^maxRSS (\d+)$/gmu)].map(([, kib]) => Number(kib));
  return { seconds, memory: Math.max(...memory) };
}

/** Seconds that cState takes for its one site; undefined where Hugo is not installed. */
function peer(theme: string, count: number, now: Instant): number | undefined {
  const root = mkdtempSync(join(tmpdir(), 'upfront-bench-cstate-'));
  try {
    for (const [path, text] of benchIssues(count, now)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    writeFileSync(join(root, 'config.json'), JSON.stringify(theirConfig(theme)));
    const args = ['--source', root, '--themesDir', dirname(theme), '--theme', basename(theme), '--quiet'];
    const { seconds, ran } = timed('hugo', args);
    if ((ran.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
    if (ran.status !== 0) throw new UserError(`Hugo cannot build with ${theme}:\n${ran.stderr}${ran.stdout}`);
    return seconds;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The config of the theme's own example, with our components. */
function theirConfig(theme: string): object {
  const example = parse(readFileSync(join(theme, 'exampleSite/config.yml'), 'utf8')) as { params: object };
  const systems = components.map((name) => ({ name, category: 'All' }));
  const params = { ...example.params, categories: [{ name: 'All' }], systems };
  return { ...example, theme: undefined, timeout: '600s', params };
}

function timed(program: string, args: readonly string[]) {
  const started = process.hrtime.bigint();
  const ran = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, ran };
}
