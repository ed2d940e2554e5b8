import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { parseRecord } from '#core/content/record/parse-record.ts';

/** What the thread is given. */
export interface ParseTask {
  readonly sources: readonly SourceFile[];
  readonly vocabulary: Vocabulary;
  readonly now: Instant;
}

const { sources, vocabulary, now } = workerData as ParseTask;
parentPort?.postMessage(sources.map((source) => parseRecord(source, vocabulary, now)));
