import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { UserError } from '#terminal/command.ts';
import { benchIssues, benchRecords, components } from './bench-records.ts';

const scripts = fileURLToPath(new URL('../', import.meta.url));
/** Says at the end of a process how much memory it had at most, in KiB. */
const rss =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("maxRSS "+process.resourceUsage().maxRSS+"\\n"))';

/** The table of the times below: what each column is. */
export const buildHead =
  'records  cState s  cold s   ×  one changed s   ×  nothing changed s  check s  MiB at most';

/**
 * Measures building both sites as an operator does it, each run a process: from nothing, after a change of one record, and
 * after none; then `check` of the unchanged root. cState on Hugo builds its one site from the same texts first.
 *
 * @param cstate a work tree of the theme github:cstate/cstate; without it, or without `hugo`, its column stays empty.
 * @returns a line of the table.
 */
export function benchBuild(root: string, count: number, now: Instant, cstate: string | undefined): string {
  for (const [id, text] of benchRecords(count, now)) writeFileSync(join(root, 'incidents', `${id}.md`), text);
  const theirs = cstate === undefined ? undefined : peer(resolve(cstate), count, now);
  const args = ['--root', root, '--now', toIso(now)];
  // The engine is compiled once for a version, not for a build.
  upfront('build', [...args, '--audience', 'public']);
  rmSync(join(root, 'dist'), { recursive: true });
  rmSync(join(root, '.cache'), { recursive: true });
  const cold = upfront('build', args);
  const changed = join(root, 'incidents', `record-${String(Math.floor(count / 2)).padStart(6, '0')}.md`);
  writeFileSync(changed, readFileSync(changed, 'utf8').replace('Something fails', 'Something is wrong'));
  const one = upfront('build', args);
  const nothing = upfront('build', args);
  const check = upfront('check', args);
  const cells: readonly (readonly [string, number])[] = [
    [String(count), 7],
    [theirs?.toFixed(1) ?? '–', 8],
    [cold.seconds.toFixed(1), 6],
    [ratio(cold.seconds, theirs), 4],
    [one.seconds.toFixed(1), 13],
    [ratio(one.seconds, theirs), 4],
    [nothing.seconds.toFixed(1), 17],
    [check.seconds.toFixed(1), 7],
    [String(Math.round(Math.max(cold.memory, one.memory) / 1024)), 11],
  ];
  return cells.map(([text, width]) => text.padStart(width)).join('  ');
}

/** How many times theirs ours is, so that less is better. */
function ratio(ours: number, theirs: number | undefined): string {
  return theirs === undefined ? '–' : (ours / theirs).toFixed(2);
}

function upfront(name: string, args: readonly string[]): { seconds: number; memory: number } {
  const { seconds, ran } = timed(process.execPath, ['--import', rss, join(scripts, `${name}.ts`), ...args]);
  if (ran.status !== 0) throw new Error(`${name} failed:\n${ran.stderr}`);
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
