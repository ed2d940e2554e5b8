import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redactBuild } from '#core/audience/redact-build.ts';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import { rememberingRender } from '#core/base/markdown/render-markdown.ts';
import type { RichText } from '#core/base/markdown/rich-text.ts';
import { stopsBuild } from '#core/base/problem.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Config } from '#core/content/config/config.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { parseRecord } from '#core/content/record/parse-record.ts';
import { type Engine, loadEngine } from '#engine/engine.ts';
import { locateEngine } from '#engine/locate-engine.ts';
import { writeSite } from '#engine/write-site.ts';
import { type LimitPattern, limitPatterns, limitRecord } from './limit-patterns.ts';

/** Parts of the largest count that are measured. */
const parts = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1];
const RUNS = 3;
/** No record is larger, so no pattern needs to be tried with more units. */
const MOST = 256 * 1024;

/** Rules that say that a text is too large. */
const limitRules = new Set([
  'file-size',
  'line-length',
  'block-length',
  'too-many-marks',
  'too-many-footnotes',
  'too-many-entries',
]);

interface Bench {
  readonly config: Config;
  readonly vocabulary: Vocabulary;
  readonly now: Instant;
}

/**
 * Measures what the dearest texts cost that the limits let pass: processor seconds of `check`, and of building both sites.
 * Prints a line for each pattern as it is done: the seconds at the limit, and the exponent with which they grow.
 */
export async function benchLimits(bench: Bench, print: (line: string) => void): Promise<void> {
  const engine = await loadEngine(await locateEngine(() => print('Compiling the pages first.')));
  // The first run of anything is slower.
  for (const pattern of limitPatterns.slice(0, 3)) await measure(pattern, 100, bench, engine);
  print('pattern                   units    KiB  check s    exp  build s    exp  refused s');
  for (const pattern of limitPatterns) {
    const most = largest(pattern, bench);
    const counts = parts.map((part) => Math.max(1, Math.floor(most * part)));
    const points: Point[] = [];
    for (const count of counts) points.push(await measure(pattern, count, bench, engine));
    const refused = seconds(() => parse(limitRecord(pattern, MOST), bench));
    print(row(pattern, most, points, refused));
  }
}

interface Point {
  readonly bytes: number;
  readonly check: number;
  /** Undefined where the record has problems: then there is nothing to build. */
  readonly build: number | undefined;
}

function row({ name }: LimitPattern, most: number, points: readonly Point[], refused: number): string {
  const last = points.at(-1) ?? { bytes: 0, check: 0, build: undefined };
  const builds = points.flatMap(({ bytes, build }) => (build === undefined ? [] : [[bytes, build] as const]));
  const checks = points.map(({ bytes, check }) => [bytes, check] as const);
  return [
    name.padEnd(22),
    String(most).padStart(8),
    (last.bytes / 1024).toFixed(0).padStart(5),
    last.check.toFixed(2).padStart(7),
    exponent(checks).padStart(5),
    (last.build?.toFixed(2) ?? '–').padStart(7),
    (builds.length === points.length ? exponent(builds) : '–').padStart(5),
    refused.toFixed(2).padStart(9),
  ].join('  ');
}

/** The slope of a straight line through logarithms of size and time, fitted by least squares. */
function exponent(points: readonly (readonly [bytes: number, seconds: number])[]): string {
  const logs = points.map(([bytes, time]) => [Math.log(bytes), Math.log(Math.max(time, 1e-4))] as const);
  const mean = (of: 0 | 1) => logs.reduce((sum, log) => sum + log[of], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  const below = logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
  return below === 0 ? '–' : (above / below).toFixed(1);
}

/** How many units fit into a record before a limit refuses it. */
function largest(pattern: LimitPattern, bench: Bench): number {
  let [fits, not] = [0, MOST];
  while (not - fits > Math.max(1, fits / 100)) {
    const middle = Math.floor((fits + not) / 2);
    const { problems } = parse(limitRecord(pattern, middle), bench);
    if (problems.some(({ rule }) => limitRules.has(rule))) not = middle;
    else fits = middle;
  }
  return fits;
}

async function measure(pattern: LimitPattern, count: number, bench: Bench, engine: Engine): Promise<Point> {
  const text = limitRecord(pattern, count);
  const check = median(Array.from({ length: RUNS }, () => seconds(() => parse(text, bench))));
  const built: number[] = [];
  if (!stopsBuild(parse(text, bench).problems)) {
    for (let run = 0; run < RUNS; run++) built.push(await secondsOf(() => build(text, bench, engine)));
  }
  return { bytes: text.length, check, build: built.length > 0 ? median(built) : undefined };
}

function parse(text: string, { vocabulary, now }: Bench) {
  return parseRecord({ path: 'incidents/2026-11-23-limit.md', text }, vocabulary, now);
}

async function build(text: string, bench: Bench, engine: Engine): Promise<void> {
  const { config, now } = bench;
  const { record } = parse(text, bench);
  const shared = new Map<string, RichText>();
  const render = rememberingRender({
    find: (key) => shared.get(key),
    remember: (key, html) => {
      shared.set(key, html);
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'upfront-limits-'));
  try {
    for (const audience of ['public', 'internal'] as const) {
      const records = redactRecords(record ? [record] : [], config, audience, render);
      const build = redactBuild({}, audience);
      const content = { config: redactConfig(config, audience), records, now, build, files: '' };
      const place = { out: join(folder, audience), last: join(folder, 'none'), cache: join(folder, 'cache') };
      await writeSite(content, engine, { ...place, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Processor seconds: others on this machine do not count. */
function seconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  return spent(start);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  return spent(start);
}

function spent(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
