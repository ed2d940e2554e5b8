import { type RecordKey, recordKeys } from './record-sight.ts';

/** docs/record-reference.md with its last table up to date: every key, the kinds that have it, and who sees it. */
export function withRecordTable(page: string): string {
  const lines = page.split('\n');
  const heading = lines.indexOf('## Who sees what');
  const from = lines.findIndex((line, index) => index > heading && line.startsWith('|'));
  if (heading < 0 || from < 0) throw new Error('docs/record-reference.md has no table of who sees what.');
  const end = lines.findIndex((line, index) => index > from && !line.startsWith('|'));
  return [...lines.slice(0, from), ...tableOf(recordKeys()), ...lines.slice(end)].join('\n');
}

function tableOf(keys: readonly RecordKey[]): string[] {
  return [
    '| key | in | needed | customers see it |',
    '|---|---|---|---|',
    ...keys.map(
      (key) => `| ${nameOf(key.key)} | ${kindsOf(key)} | ${neededIn(key)} | ${seenByCustomers(key)} |`,
    ),
  ];
}

function nameOf(key: string): string {
  if (key === 'review text') return 'the review';
  return key.startsWith('entry ') ? `\`${key.slice(6)}\` of an entry` : `\`${key}\``;
}

function kindsOf({ kinds, key }: RecordKey): string {
  // Markdown below the front matter is a review in any kind of record, but only incidents are reviewed.
  if (key === 'review text') return 'incident';
  return kinds.length === 3 ? 'all' : kinds.join(', ');
}

function neededIn({ key, kinds, requiredIn }: RecordKey): string {
  // Without a kind a record is an incident, which then lacks nothing.
  if (key === 'kind') return 'no';
  return kinds.every((kind) => requiredIn.includes(kind)) ? 'yes' : 'no';
}

/** What customers see of a key, in the words of the table. */
export function seenByCustomers({ sight, sightOnceReviewed }: RecordKey): string {
  if (sight === 'everybody') return 'yes';
  if (sightOnceReviewed === 'everybody') return 'once the review is published';
  return sightOnceReviewed === 'effect' ? 'by its effect' : 'no';
}
