import type { Problem } from '#core/base/problem.ts';
import type { SourceFile } from '#core/base/source-file.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Vocabulary } from '#core/content/config/vocabulary.ts';
import type { Incident } from './incident.ts';
import { parseRecord } from './parse-record.ts';

/** Parses all records; a record with a problem is left out, and every problem and warning of every record is reported. */
export function parseRecords(
  sources: readonly SourceFile[],
  vocabulary: Vocabulary,
  now: Instant,
): { incidents: Incident[]; problems: Problem[] } {
  const incidents: Incident[] = [];
  const problems: Problem[] = [];
  const fileOfId = new Map<string, string>();
  for (const source of sources) {
    const id = source.path.split('/').at(-1)?.toLowerCase() ?? source.path;
    const other = fileOfId.get(id);
    const result = parseRecord(source, vocabulary, now);
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
    if (result.incident) incidents.push(result.incident);
  }
  return { incidents, problems };
}
