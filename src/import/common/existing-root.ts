import { parse } from 'yaml';
import { type Instant, parseTimestamp } from '#core/base/time/instant.ts';
import { fileName } from './file-name.ts';

/** The files of a content root, by path from it, with `/`; undefined where a file cannot be read as text. */
export type ExistingFiles = ReadonlyMap<string, string | undefined>;

/** A record in it, as far as an import needs to know it. */
export interface ExistingRecord {
  readonly path: string;
  /** Whether an earlier import wrote it. */
  readonly imported: boolean;
  /** Of its entries, in order. */
  readonly instants: readonly Instant[];
}

/** The records of a content root by id. */
export function existingRecords(existing: ExistingFiles): ReadonlyMap<string, ExistingRecord> {
  const records = new Map<string, ExistingRecord>();
  for (const [path, text] of existing) {
    if (!path.startsWith('incidents/')) continue;
    const front = dataOf(/^---\n(.*?)^---$/msu.exec(text ?? '')?.[1] ?? '') as {
      source?: unknown;
      timeline?: { at?: unknown }[];
    };
    const entries = Array.isArray(front?.timeline) ? front.timeline : [];
    const instants = entries.flatMap((entry) => {
      const read = parseTimestamp(String(entry?.at ?? ''));
      return 'instant' in read ? [read.instant] : [];
    });
    records.set(fileName(path), { path, imported: front?.source === 'cstate', instants: instants.sort() });
  }
  return records;
}

/** Component ids by name, of a `config/components.yml` in it. */
export function componentIds(text: string | undefined): ReadonlyMap<string, string> {
  const data = dataOf(text ?? '') as { groups?: { components?: { id?: unknown; name?: unknown }[] }[] };
  const groups = Array.isArray(data?.groups) ? data.groups : [];
  const components = groups.flatMap((group) => (Array.isArray(group?.components) ? group.components : []));
  return new Map(components.map((component) => [String(component?.name), String(component?.id)]));
}

/** YAML as data; undefined where it cannot be read, which `npm run check` says better. */
function dataOf(yaml: string): unknown {
  try {
    return parse(yaml, { schema: 'failsafe', logLevel: 'silent' });
  } catch {
    return undefined;
  }
}
