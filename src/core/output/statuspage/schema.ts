import { z } from 'zod';
import { componentStates } from '#core/content/config/component-state.ts';
import { impacts } from '#core/content/config/policy.ts';
import { indicators } from '#core/rules/availability/overall.ts';

// One family for both directions. Statuspage's own documents have gained and lost fields over the years: what some of
// them leave out is optional when reading, and a field that is not described here is passed over. The types of what we
// write, at the end, leave nothing out.

/** With milliseconds; Statuspage writes the offset of the page's zone, we write `Z`. */
const time = z.iso.datetime({ offset: true, precision: 3 });

const pageSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.url(),
  /** An IANA name. */
  time_zone: z.string().exactOptional(),
  updated_at: time,
});

const statusSchema = z.object({ indicator: z.enum(indicators), description: z.string() });

const ofEveryComponent = {
  id: z.string(),
  name: z.string(),
  /** Of a group, the worst of what it holds. */
  status: z.enum(componentStates),
  created_at: time,
  updated_at: time,
  /** Among the groups, or among the components of its group; from 1. */
  position: z.int(),
  description: z.string().nullable(),
  showcase: z.boolean(),
  start_date: z.iso.date().nullable().exactOptional(),
  page_id: z.string(),
  only_show_if_degraded: z.boolean(),
};

const singleSchema = z.object({
  ...ofEveryComponent,
  group: z.literal(false),
  group_id: z.string().nullable(),
});

const groupSchema = z.object({
  ...ofEveryComponent,
  group: z.literal(true),
  group_id: z.null(),
  /** Ids of what it holds. */
  components: z.array(z.string()),
});

const componentSchema = z.discriminatedUnion('group', [singleSchema, groupSchema]);

const affectedComponentSchema = z.object({
  /** A component's id. */
  code: z.string(),
  name: z.string(),
  old_status: z.enum(componentStates),
  new_status: z.enum(componentStates),
});

const incidentStatus = z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']);
const maintenanceStatus = z.enum(['scheduled', 'in_progress', 'verifying', 'completed']);

const updateSchema = <Status extends z.ZodType>(status: Status) =>
  z.object({
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

const ofEveryRecord = {
  id: z.string(),
  name: z.string(),
  created_at: time,
  updated_at: time,
  monitoring_at: time.nullable(),
  resolved_at: time.nullable(),
  shortlink: z.url(),
  started_at: time,
  page_id: z.string(),
  components: z.array(singleSchema),
  reminder_intervals: z.string().nullable().exactOptional(),
};

const incidentSchema = z.object({
  ...ofEveryRecord,
  status: incidentStatus,
  impact: z.enum(impacts),
  /** Newest first. */
  incident_updates: z.array(updateSchema(incidentStatus)),
});

const maintenanceSchema = z.object({
  ...ofEveryRecord,
  status: maintenanceStatus,
  impact: z.enum(['maintenance', ...impacts]),
  /** Newest first. */
  incident_updates: z.array(updateSchema(maintenanceStatus)),
  scheduled_for: time,
  scheduled_until: time,
});

const page = { page: pageSchema };
const incidents = { ...page, incidents: z.array(incidentSchema) };
const maintenances = { ...page, scheduled_maintenances: z.array(maintenanceSchema) };
const components = { ...page, components: z.array(componentSchema) };
const status = { ...page, status: statusSchema };

/** The documents by their address below `api/v2/`. */
export const documentSchemas = {
  'summary.json': z.object({ ...components, ...incidents, ...maintenances, ...status }),
  'status.json': z.object(status),
  'components.json': z.object(components),
  'incidents.json': z.object(incidents),
  'incidents/unresolved.json': z.object(incidents),
  'scheduled-maintenances.json': z.object(maintenances),
  'scheduled-maintenances/upcoming.json': z.object(maintenances),
  'scheduled-maintenances/active.json': z.object(maintenances),
} as const;

export type DocumentPath = keyof typeof documentSchemas;

/** With nothing left out, at any depth: what we write. */
type Complete<T> = T extends readonly (infer Item)[]
  ? Complete<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Complete<T[Key]> }
    : T;

export type Documents = {
  readonly [Path in DocumentPath]: Complete<z.output<(typeof documentSchemas)[Path]>>;
};
export type PageDocument = Complete<z.output<typeof pageSchema>>;
export type ComponentDocument = Complete<z.output<typeof singleSchema>>;
export type GroupDocument = Complete<z.output<typeof groupSchema>>;
export type AffectedComponent = z.output<typeof affectedComponentSchema>;
export type IncidentDocument = Complete<z.output<typeof incidentSchema>>;
export type MaintenanceDocument = Complete<z.output<typeof maintenanceSchema>>;
