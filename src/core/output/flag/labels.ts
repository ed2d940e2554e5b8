import { cutText } from '#core/base/cut-text.ts';
import { withoutMarks } from '#core/output/mark/foreign-text.ts';
import type { FlagAction } from './flag.ts';
import type { Label } from './issue.ts';

/** The label that every flag carries, and by which flags are listed. */
export const flagLabel = 'overdue';

/** The label of the digest, besides. */
export const digestLabel = 'after-care';

/** GitHub takes no longer names. */
const LONGEST = 50;

/** The labels of a flag: of a record's, its severity's id, too. */
export function labelsOf(flag: Pick<FlagAction, 'lane'> & { readonly severity?: string | null }): string[] {
  if (flag.lane === 'after-care') return [flagLabel, digestLabel];
  const severity = severityLabel(flag.severity ?? '');
  return severity === '' || labelKey(severity) === labelKey(flagLabel) ? [flagLabel] : [flagLabel, severity];
}

/** A severity's id as a label: a comma would make it two where GitHub lists by label. */
export function severityLabel(severity: string): string {
  return cutText(withoutMarks(severity.replaceAll(',', ' ').trim()), LONGEST, '');
}

/** What GitHub takes for one label has one key: it knows no difference between `P1` and `p1`. */
export function labelKey(label: string): string {
  return label.normalize('NFC').toLowerCase();
}

/** Flags have a striking colour; the other labels do not. */
export function flagLabels(names: readonly string[]): Label[] {
  return names.map((name) =>
    name === flagLabel
      ? { name, color: 'b81a2b', description: 'A promise to the team or to customers is overdue' }
      : { name, color: 'e6e9ee', description: 'Set by Upfront on flags' },
  );
}
