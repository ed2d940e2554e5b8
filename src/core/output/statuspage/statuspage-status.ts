import type { DerivedEvent } from '#core/content/record/moments.ts';
import type { IncidentStatus, MaintenanceStatus } from '#core/content/record/status.ts';
import type { IncidentDocument, MaintenanceDocument } from './schema.ts';

/** Statuspage's word for each status of an incident. A false alarm is resolved, and its impact is none. */
export const incidentStatusOf = {
  detected: 'investigating',
  acknowledged: 'investigating',
  investigating: 'investigating',
  identified: 'identified',
  monitoring: 'monitoring',
  resolved: 'resolved',
  reviewed: 'postmortem',
  dismissed: 'resolved',
} as const satisfies Record<IncidentStatus, IncidentDocument['status']>;

/** Statuspage's word for each status of a maintenance. It has none for one that was cancelled. */
export const maintenanceStatusOf = {
  scheduled: 'scheduled',
  in_progress: 'in_progress',
  verifying: 'verifying',
  completed: 'completed',
  cancelled: 'completed',
} as const satisfies Record<MaintenanceStatus, MaintenanceDocument['status']>;

/** What a window did automatically, in English: the API has no other language. */
export const derivedBody = {
  began: '<p dir="auto">The maintenance began as planned.</p>',
  ended: '<p dir="auto">The maintenance ended as planned.</p>',
  overran: '<p dir="auto">The planned time has passed, and the maintenance continues.</p>',
} as const satisfies Record<DerivedEvent, string>;
