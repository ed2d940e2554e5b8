import type { VisibleConfig, VisibleRecord } from '#core/audience/visible.ts';
import { bounded } from '#core/base/bounded.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { windowOf } from '#core/content/record/maintenance-time.ts';
import { isBegun } from '#core/content/record/status.ts';
import { isOpen } from '#core/content/record/timeline.ts';
import { incidentDocument, maintenanceDocument } from './incident-document.ts';
import type { ComponentDocument, Documents, GroupDocument } from './schema.ts';
import { groupId, type StatuspageContext, statuspageContext, timestamp } from './statuspage-context.ts';

/** Statuspage lists the newest fifty. What is open is among them, and then the next plans. */
const LONGEST = 50;
/** So many plans are listed before what is over. */
const PLANS = 25;

/**
 * The documents of Statuspage's public API, version 2, by their address below `api/v2/`. They say what the audience may
 * see at `now`, in English regardless of the site's language; notices have no place in them.
 */
export function statuspageDocuments(
  raws: readonly VisibleRecord[],
  config: VisibleConfig,
  now: Instant,
): Documents {
  const context = statuspageContext(raws, config, now);
  const { page, board, records } = context;
  const ofKind = (kind: VisibleRecord['kind']) => records.filter(({ visible }) => visible.kind === kind);
  // Cut first: a site has ten thousand records, and a document is made of fifty.
  const incidentList = (list: typeof records) =>
    bounded(list, LONGEST, (record) => (isOpen(record.visible, record.steps) ? 0 : 1)).map((record) =>
      incidentDocument(record, context),
    );
  const all = ofKind('incident');
  const unresolved = all.filter(({ visible, steps }) => isOpen(visible, steps));
  const planned = ofKind('maintenance');
  const upcoming = planned.filter(({ last }) => last.status === 'scheduled');
  const active = planned.filter(({ last }) => isBegun(last.status));
  const components = componentDocuments(context);
  const soonest = upcoming.toSorted((a, b) => startsAt(a.visible) - startsAt(b.visible));
  const next = new Map(soonest.map((record, index) => [record, index] as const));
  // The next plans come before what is over, but do not take all the room.
  const rankOf = (record: (typeof records)[number]) => {
    if (isBegun(record.last.status)) return -1;
    const place = next.get(record) ?? PLANS;
    return Math.min(place, PLANS);
  };
  const maintenanceList = (list: typeof records, rank: (record: (typeof records)[number]) => number) =>
    bounded(list, LONGEST, rank).map((record) => maintenanceDocument(record, context));
  const byStart = (record: (typeof records)[number]) => next.get(record) ?? -1;
  const { indicator, description } = board.overall;
  const status = { indicator, description };
  return {
    'summary.json': {
      page,
      components,
      incidents: incidentList(unresolved),
      // What is going on comes first, so that no number of plans pushes it out.
      scheduled_maintenances: maintenanceList([...active, ...upcoming], byStart),
      status,
    },
    'status.json': { page, status },
    'components.json': { page, components },
    'incidents.json': { page, incidents: incidentList(all) },
    'incidents/unresolved.json': { page, incidents: incidentList(unresolved) },
    'scheduled-maintenances.json': { page, scheduled_maintenances: maintenanceList(planned, rankOf) },
    'scheduled-maintenances/upcoming.json': {
      page,
      scheduled_maintenances: maintenanceList(upcoming, byStart),
    },
    'scheduled-maintenances/active.json': { page, scheduled_maintenances: maintenanceList(active, byStart) },
  };
}

/** When a maintenance begins. */
function startsAt(record: VisibleRecord): Instant {
  return windowOf(record)?.start ?? 0;
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
