import type { VisibleRecord } from '#core/audience/visible.ts';

/** How many incidents had the right severity from the start. */
export interface SeverityAccuracy {
  /** First called what the review says it should have been called, */
  readonly accurate: number;
  /** of those whose review says so. */
  readonly reviewed: number;
}

/** Compares the first call with the review's, of incidents whose review the audience may see; null where there is none. */
export function severityAccuracy(records: readonly VisibleRecord[]): SeverityAccuracy | null {
  const reviewed = records.filter(({ reviewedSeverity }) => reviewedSeverity !== undefined);
  if (reviewed.length === 0) return null;
  const accurate = reviewed.filter(({ severity, reviewedSeverity }) => severity === reviewedSeverity);
  return { accurate: accurate.length, reviewed: reviewed.length };
}
