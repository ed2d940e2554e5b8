import type { VisibleEntry } from '#core/audience/visible.ts';
import { own } from '#core/base/own.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { absolute, anchorOf, recordPage } from '#core/content/address.ts';
import { windowOf } from '#core/content/record/maintenance-time.ts';
import { type IncidentStatus, isEnded, type MaintenanceStatus } from '#core/content/record/status.ts';
import { isDismissed, type Step, startOf } from '#core/content/record/timeline.ts';
import type { AffectedComponent, IncidentDocument, MaintenanceDocument } from './schema.ts';
import {
  firstHeard,
  type StatuspageContext,
  type StatuspageRecord,
  timestamp,
} from './statuspage-context.ts';
import { derivedBody, incidentStatusOf, maintenanceStatusOf } from './statuspage-status.ts';

/** An incident as Statuspage tells it. */
export function incidentDocument(record: StatuspageRecord, context: StatuspageContext): IncidentDocument {
  const { steps, last } = record;
  const severity = context.config.severities.find(({ id }) => id === last.severity);
  // An incident has the statuses of its kind alone: check-kind.ts.
  const statusOf = ({ status }: Step) => incidentStatusOf[status as IncidentStatus];
  const monitoring = steps.findLast(({ status, statusChanged }) => status === 'monitoring' && statusChanged);
  return {
    ...common(record, context),
    status: statusOf(last),
    monitoring_at: nullable(monitoring?.at),
    impact: isDismissed(steps) ? 'none' : (severity?.impact ?? 'none'),
    incident_updates: updates(record, context, statusOf),
  };
}

/** A maintenance in the form of Statuspage. An automatic beginning or end of its window is also an update. */
export function maintenanceDocument(
  record: StatuspageRecord,
  context: StatuspageContext,
): MaintenanceDocument {
  const { visible, last } = record;
  const statusOf = ({ status }: Step) => maintenanceStatusOf[status as MaintenanceStatus];
  const { start = startOf(visible), end = startOf(visible) } = windowOf(visible) ?? {};
  return {
    ...common(record, context),
    status: statusOf(last),
    monitoring_at: null,
    impact: 'maintenance',
    incident_updates: updates(record, context, statusOf),
    scheduled_for: timestamp(start),
    scheduled_until: timestamp(end),
  };
}

function common({ visible, steps, last }: StatuspageRecord, { page, component, config }: StatuspageContext) {
  return {
    id: visible.id,
    name: visible.title,
    created_at: timestamp(firstHeard(visible)),
    updated_at: timestamp(last.at),
    resolved_at: nullable(endOf(steps)),
    shortlink: absolute(config.site.url, recordPage(visible.id)),
    started_at: timestamp(startOf(visible)),
    page_id: page.id,
    components: Object.keys(last.components).flatMap((id) => component.get(id) ?? []),
    reminder_intervals: null,
  };
}

/** When a record came to its end for good: the first step after the last at which something still went on. */
function endOf(steps: readonly Step[]): Instant | undefined {
  return steps[steps.findLastIndex(({ status }) => !isEnded(status)) + 1]?.at;
}

/** One update a step, newest first. */
function updates<Status>(
  { visible, steps }: StatuspageRecord,
  { config }: StatuspageContext,
  statusOf: (step: Step) => Status,
) {
  return steps
    .map((step, index) => {
      const at = timestamp(step.at);
      const affected = affectedComponents(step, steps[index - 1], config.groups);
      return {
        id: `${visible.id}-${anchorOf(step.at)}`,
        status: statusOf(step),
        body: bodyOf(step),
        incident_id: visible.id,
        created_at: at,
        updated_at: at,
        display_at: at,
        affected_components: affected.length > 0 ? affected : null,
        deliver_notifications: true,
        custom_tweet: null,
        tweet_id: null,
      };
    })
    .reverse();
}

/** Sanitised HTML. Where nothing was said to customers, which the public never sees, the team's note. */
function bodyOf({ entry, derived }: Step<VisibleEntry>): string {
  const said = entry?.message?.html ?? entry?.internal?.note?.html;
  return [derived && derivedBody[derived], said].filter(Boolean).join('\n');
}

/** Every component that the record has named so far; those that stay as they were are repeated, as Statuspage does. */
function affectedComponents(
  { components }: Step,
  before: Step | undefined,
  groups: StatuspageContext['config']['groups'],
): AffectedComponent[] {
  return groups.flatMap((group) =>
    group.components.flatMap(({ id, name }) => {
      const state = own(components, id);
      if (state === undefined) return [];
      return {
        code: id,
        name: `${group.name} - ${name}`,
        old_status: own(before?.components ?? {}, id) ?? 'operational',
        new_status: state,
      };
    }),
  );
}

function nullable(at: Instant | undefined): string | null {
  return at === undefined ? null : timestamp(at);
}
