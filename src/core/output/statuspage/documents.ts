import type { VisibleConfig, VisibleIncident } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { isBegun } from '#core/content/record/status.ts';
import { isOpen } from '#core/content/record/timeline.ts';
import { incidentDocument, maintenanceDocument } from './incident-document.ts';
import type { ComponentDocument, Documents, GroupDocument } from './schema.ts';
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
): Documents {
  const context = statuspageContext(incidents, config, now);
  const { page, board, records } = context;
  const ofKind = (kind: VisibleIncident['kind']) => records.filter(({ incident }) => incident.kind === kind);
  // Cut first: a site has ten thousand records, and a document is made of fifty.
  const incidentList = (list: typeof records) =>
    list.slice(0, LONGEST).map((record) => incidentDocument(record, context));
  const maintenanceList = (list: typeof records) =>
    list.slice(0, LONGEST).map((record) => maintenanceDocument(record, context));

  const all = ofKind('incident');
  const unresolved = all.filter(({ incident, steps }) => isOpen(incident, steps));
  const planned = ofKind('maintenance');
  const upcoming = planned.filter(({ last }) => last.status === 'scheduled');
  const active = planned.filter(({ last }) => isBegun(last.status));
  const components = componentDocuments(context);
  const { indicator, description } = board.overall;
  const status = { indicator, description };
  return {
    'summary.json': {
      page,
      components,
      incidents: incidentList(unresolved),
      // What is going on comes first, so that no number of plans pushes it out.
      scheduled_maintenances: maintenanceList([...active, ...upcoming]),
      status,
    },
    'status.json': { page, status },
    'components.json': { page, components },
    'incidents.json': { page, incidents: incidentList(all) },
    'incidents/unresolved.json': { page, incidents: incidentList(unresolved) },
    'scheduled-maintenances.json': { page, scheduled_maintenances: maintenanceList(planned) },
    'scheduled-maintenances/upcoming.json': { page, scheduled_maintenances: maintenanceList(upcoming) },
    'scheduled-maintenances/active.json': { page, scheduled_maintenances: maintenanceList(active) },
  };
}

/** What is on the board: each group, and after it what it holds. */
function componentDocuments({
  board,
  component,
  page,
}: StatuspageContext): (ComponentDocument | GroupDocument)[] {
  return board.groups.flatMap((group, index) => {
    const held = group.components.flatMap(({ id }) => component.get(id) ?? []);
    const times = (key: 'created_at' | 'updated_at') => held.map((each) => each[key]).toSorted();
    const document: GroupDocument = {
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
