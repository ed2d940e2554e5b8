/** What a record is about. */
export const kinds = ['incident', 'maintenance', 'notice'] as const;
export type Kind = (typeof kinds)[number];

export const incidentStatuses = [
  'detected',
  'acknowledged',
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'reviewed',
  'dismissed',
] as const;

export const maintenanceStatuses = [
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
  'cancelled',
] as const;

export type IncidentStatus = (typeof incidentStatuses)[number];
export type MaintenanceStatus = (typeof maintenanceStatuses)[number];
export type Status = IncidentStatus | MaintenanceStatus;
/** What a step can be in: a status, or `posted`, which is all that a notice ever is. */
export type StepStatus = Status | 'posted';

/** Statuses an entry may carry, by kind of record. A notice has none: it ends by its `until`. */
export const statusesOf = {
  incident: incidentStatuses,
  maintenance: maintenanceStatuses,
  notice: [],
} as const satisfies Record<Kind, readonly Status[]>;

/** Statuses under which nothing is going on any more. */
const ended: ReadonlySet<StepStatus> = new Set([
  'resolved',
  'reviewed',
  'dismissed',
  'completed',
  'cancelled',
]);

/** Statuses that say that work on a maintenance has begun, in an engineer's own words. */
const begun: ReadonlySet<StepStatus> = new Set(['in_progress', 'verifying']);

export function isEnded(status: StepStatus): boolean {
  return ended.has(status);
}

export function isBegun(status: StepStatus): boolean {
  return begun.has(status);
}
