import type { FlagAction } from './flag.ts';

/** The label that every flag carries, and by which flags are listed. */
export const flagLabel = 'overdue';

/** The label of the digest, besides. */
export const digestLabel = 'after-care';

/** GitHub takes no longer names. */
const LONGEST = 50;

/** The labels of a flag: of a record's, its severity's id, too. */
export function labelsOf(flag: Pick<FlagAction, 'lane'> & { readonly severity?: string | null }): string[] {
  if (flag.lane === 'after-care') return [flagLabel, digestLabel];
  return flag.severity ? [flagLabel, severityLabel(flag.severity)] : [flagLabel];
}

/** A severity's id as a label: a comma would make it two where GitHub lists by label. */
export function severityLabel(severity: string): string {
  return Array.from(severity.replaceAll(',', ' ')).slice(0, LONGEST).join('');
}
