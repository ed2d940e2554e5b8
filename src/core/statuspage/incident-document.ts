import { absolute, anchorOf, recordPage } from '#core/address.ts';
import type { VisibleEntry, VisibleIncident } from '#core/audience/visible.ts';
import { isDismissed, resolvedAt, type Step, startOf, timelineOf } from '#core/incident/timeline.ts';
import type { AffectedComponent, IncidentDocument, MaintenanceDocument } from './schema.ts';
import { type StatuspageContext, timestamp } from './statuspage-context.ts';
import { derivedBody, incidentStatusOf, maintenanceStatusOf } from './statuspage-status.ts';

/** An incident as Statuspage tells it. */
export function incidentDocument(incident: VisibleIncident, context: StatuspageContext): IncidentDocument {
  const steps = timelineOf(incident, context.now);
  const last = steps.at(-1);
  const severity = context.config.severities.find(({ id }) => id === last?.severity);
  const ended = isDismissed(steps) ? last?.at : resolvedAt(steps);
  const status = (step: Step | undefined) => incidentStatusOf[step?.status as keyof typeof incidentStatusOf];
  return {
    ...common(incident, steps, context),
    status: status(last),
    monitoring_at: nullable(steps.findLast((step) => step.status === 'monitoring' && step.statusChanged)?.at),
    resolved_at: nullable(ended),
    impact: isDismissed(steps) ? 'none' : (severity?.impact ?? 'none'),
    incident_updates: steps
      .map((step, index) => ({
        ...update(incident, step, steps[index - 1], context),
        status: status(step),
      }))
      .reverse(),
  };
}

/** A maintenance as Statuspage tells it. What its window does by itself is an update, too. */
export function maintenanceDocument(
  incident: VisibleIncident,
  context: StatuspageContext,
): MaintenanceDocument {
  const steps = timelineOf(incident, context.now);
  const last = steps.at(-1);
  const status = (step: Step | undefined) =>
    maintenanceStatusOf[step?.status as keyof typeof maintenanceStatusOf];
  const { start, end } = incident.window ?? { start: startOf(incident), end: startOf(incident) };
  return {
    ...common(incident, steps, context),
    status: status(last),
    monitoring_at: null,
    resolved_at: nullable(status(last) === 'completed' ? last?.at : undefined),
    impact: 'maintenance',
    incident_updates: steps
      .map((step, index) => ({
        ...update(incident, step, steps[index - 1], context),
        status: status(step),
      }))
      .reverse(),
    scheduled_for: timestamp(start),
    scheduled_until: timestamp(end),
  };
}

type VisibleStep = Step<VisibleEntry>;

function common(incident: VisibleIncident, steps: readonly VisibleStep[], context: StatuspageContext) {
  const { page, component, config } = context;
  const named = new Set(steps.flatMap(({ components }) => Object.keys(components)));
  const first = incident.timeline[0]?.at ?? 0;
  return {
    id: incident.id,
    name: incident.title,
    created_at: timestamp(first),
    updated_at: timestamp(steps.at(-1)?.at ?? first),
    shortlink: absolute(config.site.url, recordPage(incident.id)),
    started_at: timestamp(startOf(incident)),
    page_id: page.id,
    components: [...named].flatMap((id) => component.get(id) ?? []),
    reminder_intervals: null,
  };
}

function update(
  { id }: VisibleIncident,
  step: VisibleStep,
  before: VisibleStep | undefined,
  context: StatuspageContext,
) {
  const at = timestamp(step.at);
  const affected = affectedComponents(step, before, context);
  return {
    id: `${id}-${anchorOf(step.at)}`,
    body: bodyOf(step),
    incident_id: id,
    created_at: at,
    updated_at: at,
    display_at: at,
    affected_components: affected.length > 0 ? affected : null,
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  };
}

/** Sanitised HTML. Where nothing was said to customers, which the public never sees, the team's note. */
function bodyOf({ entry, derived }: VisibleStep): string {
  const said = entry?.message?.html ?? entry?.internal?.note?.html;
  return [derived && derivedBody[derived], said].filter(Boolean).join('\n');
}

/** Every component that the record has named so far; those that stay as they were are repeated, as Statuspage does. */
function affectedComponents(
  { components }: VisibleStep,
  before: VisibleStep | undefined,
  { config }: StatuspageContext,
): AffectedComponent[] {
  return config.groups.flatMap((group) =>
    group.components.flatMap(({ id, name }) => {
      const state = components[id];
      if (state === undefined) return [];
      return {
        code: id,
        name: `${group.name} - ${name}`,
        old_status: before?.components[id] ?? 'operational',
        new_status: state,
      };
    }),
  );
}

function nullable(at: number | undefined): string | null {
  return at === undefined ? null : timestamp(at);
}
