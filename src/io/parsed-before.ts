import { createHash } from 'node:crypto';
import { stopsBuild } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import type { ParsedBefore, ParsedRecord } from '#core/content/record/parse-records.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { type KeptFile, keep, readKept } from './cache-file.ts';

/** A record that was parsed and has no problem. Its path is not part of it. */
interface KeptRecord {
  readonly parsed: ParsedRecord;
  /** The parsing has the same result at every instant from this one on. */
  readonly from: Instant;
}

export interface KeptRecords extends ParsedBefore {
  /** Keeps what this run found or remembered, and nothing else. */
  readonly keep: () => void;
}

/**
 * The records that the last run parsed, by the name and the text of their file. What is kept is all that the internal
 * audience may see, and is kept with its other things.
 *
 * @param file that keeps them; its version is that of the parser.
 */
export function keptRecords(file: KeptFile, vocabulary: Vocabulary): KeptRecords {
  const words = hashOf(JSON.stringify(vocabulary, mapsAsLists));
  const keys = new WeakMap<SourceFile, string>();
  const keyOf = (source: SourceFile) => {
    const name = source.path.slice(source.path.lastIndexOf('/') + 1);
    const key = keys.get(source) ?? hashOf(`${words}\n${name}\n${source.text}`);
    keys.set(source, key);
    return key;
  };
  const last = readKept<KeptRecord>(file);
  const next = new Map<string, KeptRecord>();
  let changes = 0;
  return {
    find: (source, now) => {
      const key = keyOf(source);
      const record = last.get(key);
      if (!record || now < record.from) return undefined;
      next.set(key, record);
      return at(source.path, record.parsed);
    },
    remember: (source, { record, problems }, now) => {
      const key = keyOf(source);
      if (next.has(key) || !record || stopsBuild(problems) || record.snooze) return;
      changes++;
      next.set(key, { parsed: { record, problems }, from: Math.max(now, ...instantsOf(record)) });
    },
    keep: () => {
      if (changes > 0 || next.size !== last.size) keep(file, next);
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function at(file: string, { record, problems }: ParsedRecord): ParsedRecord {
  return {
    ...(record && { record: { ...record, file } }),
    problems: problems.map((problem) => ({ ...problem, file })),
  };
}

/** Entries in the future are checked against the clock. From the last of these instants on, the result does not change. */
function instantsOf({ timeline, started }: RawRecord): Instant[] {
  return [...timeline.map(({ at }) => at), ...(started === undefined ? [] : [started])];
}

function mapsAsLists(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}
