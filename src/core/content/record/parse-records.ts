import type { Problem } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import { parseRecord } from './parse-record.ts';
import type { RawRecord } from './record.ts';

export interface ParsedRecord {
  readonly record?: RawRecord;
  readonly problems: readonly Problem[];
}

/** Records that were parsed before, with the same words of the config. */
export interface ParsedBefore {
  /** What `parseRecord` would return; undefined where that is not certain. */
  readonly find: (source: SourceFile, now: Instant) => ParsedRecord | undefined;
  readonly remember: (source: SourceFile, parsed: ParsedRecord, now: Instant) => void;
}

/** Parses all records; a record with a problem is left out, and every problem and warning of every record is reported. */
export function parseRecords(
  sources: readonly SourceFile[],
  vocabulary: Vocabulary,
  now: Instant,
  before?: ParsedBefore | undefined,
): { records: RawRecord[]; problems: Problem[] } {
  const records: RawRecord[] = [];
  const problems: Problem[] = [];
  const fileOfId = new Map<string, string>();
  for (const source of sources) {
    const id = source.path.split('/').at(-1)?.toLowerCase() ?? source.path;
    const other = fileOfId.get(id);
    const result = before?.find(source, now) ?? parseRecord(source, vocabulary, now);
    before?.remember(source, result, now);
    problems.push(...result.problems);
    if (other !== undefined) {
      problems.push({
        file: source.path,
        line: 1,
        column: 1,
        rule: 'duplicate-id',
        message: `Another record has the same id: ${other}.`,
        hint: 'Rename this file; an id is an address, and each address has one record.',
      });
      continue;
    }
    fileOfId.set(id, source.path);
    if (result.record) records.push(result.record);
  }
  return { records, problems };
}
