import type { VisibleConfig, VisibleIncident } from '#core/audience/visible.ts';
import type { Instant } from '#core/time/instant.ts';
import { incidentDocument, maintenanceDocument } from './incident-document.ts';
import type { ComponentDocument, DocumentPath, IncidentDocument, MaintenanceDocument } from './schema.ts';
import { groupId, type StatuspageContext, statuspageContext, timestamp } from './statuspage-context.ts';

/** Statuspage lists the newest fifty. */
const LONGEST = 50;

/**
 * The documents of Statuspage's public API, version 2, by their address below `api/v2/`. They say what the audience may
 * see at `now`, in English whatever the site's language; notices have no place in them.
 */
export function statuspageDocuments(
  incidents: readonly VisibleIncident[],
  config: VisibleConfig,
  now: Instant,
): Readonly<Record<DocumentPath, object>> {
  const context = statuspageContext(incidents, config, now);
  const { page, board } = context;
  const ofKind = (kind: VisibleIncident['kind']) => incidents.filter((incident) => incident.kind === kind);
  const all = newest(ofKind('incident').map((incident) => incidentDocument(incident, context)));
  const planned = newest(ofKind('maintenance').map((incident) => maintenanceDocument(incident, context)));
  const unresolved = all.filter(isUnresolved);
  const upcoming = planned.filter(({ status }) => status === 'scheduled');
  const active = planned.filter(({ status }) => status === 'in_progress' || status === 'verifying');
  const { indicator, description } = board.overall;
  const status = { indicator, description };
  const components = componentDocuments(context);
  return {
    'summary.json': {
      page,
      components,
      incidents: unresolved,
      scheduled_maintenances: newest([...upcoming, ...active]),
      status,
    },
    'status.json': { page, status },
    'components.json': { page, components },
    'incidents.json': { page, incidents: all.slice(0, LONGEST) },
    'incidents/unresolved.json': { page, incidents: unresolved.slice(0, LONGEST) },
    'scheduled-maintenances.json': { page, scheduled_maintenances: planned.slice(0, LONGEST) },
    'scheduled-maintenances/upcoming.json': { page, scheduled_maintenances: upcoming.slice(0, LONGEST) },
    'scheduled-maintenances/active.json': { page, scheduled_maintenances: active.slice(0, LONGEST) },
  };
}

/** What is on the board: each group, and after it what it holds. */
function componentDocuments({ board, component, page }: StatuspageContext): ComponentDocument[] {
  return board.groups.flatMap((group, index) => {
    const held = group.components.flatMap(({ id }) => component.get(id) ?? []);
    const times = (key: 'created_at' | 'updated_at') => held.map((each) => each[key]).toSorted();
    const document: ComponentDocument = {
      id: groupId(group.id),
      name: group.name,
      status: group.state,
      created_at: times('created_at')[0] ?? timestamp(0),
      updated_at: times('updated_at').at(-1) ?? timestamp(0),
      position: index + 1,
      description: group.description ?? null,
      showcase: false,
      start_date: null,
      group_id: null,
      page_id: page.id,
      group: true,
      only_show_if_degraded: false,
      components: held.map(({ id }) => id),
    };
    return [document, ...held];
  });
}

function isUnresolved({ status }: IncidentDocument): boolean {
  return status !== 'resolved' && status !== 'postmortem';
}

function newest<T extends IncidentDocument | MaintenanceDocument>(documents: readonly T[]): T[] {
  return documents.toSorted((a, b) =>
    a.created_at === b.created_at ? (a.id < b.id ? -1 : 1) : a.created_at < b.created_at ? 1 : -1,
  );
}
