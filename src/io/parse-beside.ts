import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { parseRecord } from '#core/content/record/parse-record.ts';
import type { ParsedBefore, ParsedRecord } from '#core/content/record/parse-records.ts';
import type { ParseTask } from './parse-worker.ts';

/** From how many records on a second thread saves more time than it takes to start. */
const MANY = 1000;

/**
 * Parses records on two threads, where there are many that nothing was kept of.
 *
 * @param before the records that were parsed before, where something was kept.
 * @returns what `before` finds, and what was parsed here.
 */
export async function parseBeside(
  sources: readonly SourceFile[],
  vocabulary: Vocabulary,
  now: Instant,
  before: ParsedBefore | undefined,
): Promise<ParsedBefore | undefined> {
  const found = new Map<SourceFile, ParsedRecord>();
  const unknown: SourceFile[] = [];
  for (const source of sources) {
    const parsed = before?.find(source, now);
    if (parsed) found.set(source, parsed);
    else unknown.push(source);
  }
  if (unknown.length >= MANY) {
    const half = Math.floor(unknown.length / 2);
    const theirs = inThread({ sources: unknown.slice(half), vocabulary, now });
    for (const source of unknown.slice(0, half)) found.set(source, parseRecord(source, vocabulary, now));
    for (const [index, parsed] of (await theirs).entries()) {
      const source = unknown[half + index];
      if (source) found.set(source, parsed);
    }
  }
  return {
    find: (source) => found.get(source),
    remember: (source, parsed) => before?.remember(source, parsed, now),
  };
}

function inThread(task: ParseTask): Promise<ParsedRecord[]> {
  // By its name in package.json: in the package that is installed it is a file of another name.
  const file = fileURLToPath(import.meta.resolve('./parse-worker.ts'));
  const worker = new Worker(file, { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread of a parser ended with code ${code}.`)));
  });
}
