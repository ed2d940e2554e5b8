import { z } from 'zod';
import { componentStates } from '#core/config/component-state.ts';
import { impacts } from '#core/config/policy.ts';
import { indicators } from '#core/status/overall.ts';

// Statuspage's own documents have lost and gained fields over the years, so what some of them leave out is optional, and
// a field that is not described here is no fault. Ours have every field below.

const time = z.iso.datetime({ offset: true });

export const pageSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  url: z.url(),
  /** An IANA name. */
  time_zone: z.string().optional(),
  updated_at: time,
});

export const statusSchema = z.looseObject({ indicator: z.enum(indicators), description: z.string() });

export const componentSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(componentStates),
  created_at: time,
  updated_at: time,
  position: z.int(),
  description: z.string().nullable(),
  showcase: z.boolean(),
  start_date: z.iso.date().nullable().optional(),
  group_id: z.string().nullable(),
  page_id: z.string(),
  group: z.boolean(),
  only_show_if_degraded: z.boolean(),
  /** Ids of what a group holds; groups alone have it. */
  components: z.array(z.string()).optional(),
});

export const affectedComponentSchema = z.looseObject({
  code: z.string(),
  name: z.string(),
  old_status: z.enum(componentStates),
  new_status: z.enum(componentStates),
});

/** Statuses of an incident, and those of a maintenance. */
export const incidentStatuses = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
] as const;
export const maintenanceStatuses = ['scheduled', 'in_progress', 'verifying', 'completed'] as const;

const updateSchema = <Status extends z.ZodType>(status: Status) =>
  z.looseObject({
    id: z.string(),
    status,
    /** HTML. */
    body: z.string(),
    incident_id: z.string(),
    created_at: time,
    updated_at: time,
    display_at: time,
    affected_components: z.array(affectedComponentSchema).nullable(),
    deliver_notifications: z.boolean(),
    custom_tweet: z.string().nullable(),
    tweet_id: z.string().nullable(),
  });

const common = {
  id: z.string(),
  name: z.string(),
  created_at: time,
  updated_at: time,
  monitoring_at: time.nullable(),
  resolved_at: time.nullable(),
  shortlink: z.url(),
  started_at: time,
  page_id: z.string(),
  components: z.array(componentSchema),
  reminder_intervals: z.string().nullable().optional(),
};

export const incidentSchema = z.looseObject({
  ...common,
  status: z.enum(incidentStatuses),
  impact: z.enum(impacts),
  /** Newest first. */
  incident_updates: z.array(updateSchema(z.enum(incidentStatuses))),
});

export const maintenanceSchema = z.looseObject({
  ...common,
  status: z.enum(maintenanceStatuses),
  impact: z.enum(['maintenance', ...impacts]),
  incident_updates: z.array(updateSchema(z.enum(maintenanceStatuses))),
  scheduled_for: time,
  scheduled_until: time,
});

const incidents = { page: pageSchema, incidents: z.array(incidentSchema) };
const maintenances = { page: pageSchema, scheduled_maintenances: z.array(maintenanceSchema) };

/** The documents by their address below `api/v2/`. */
export const documentSchemas = {
  'summary.json': z.looseObject({
    ...incidents,
    ...maintenances,
    components: z.array(componentSchema),
    status: statusSchema,
  }),
  'status.json': z.looseObject({ page: pageSchema, status: statusSchema }),
  'components.json': z.looseObject({ page: pageSchema, components: z.array(componentSchema) }),
  'incidents.json': z.looseObject(incidents),
  'incidents/unresolved.json': z.looseObject(incidents),
  'scheduled-maintenances.json': z.looseObject(maintenances),
  'scheduled-maintenances/upcoming.json': z.looseObject(maintenances),
  'scheduled-maintenances/active.json': z.looseObject(maintenances),
} as const;

export type DocumentPath = keyof typeof documentSchemas;
export type PageDocument = z.output<typeof pageSchema>;
export type ComponentDocument = z.output<typeof componentSchema>;
export type AffectedComponent = z.output<typeof affectedComponentSchema>;
export type IncidentDocument = z.output<typeof incidentSchema>;
export type MaintenanceDocument = z.output<typeof maintenanceSchema>;
