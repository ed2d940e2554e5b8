import { absolute } from '#core/address.ts';
import type { VisibleComponent, VisibleConfig, VisibleIncident } from '#core/audience/visible.ts';
import { timelineOf } from '#core/incident/timeline.ts';
import { type Board, boardAt } from '#core/status/board.ts';
import { updatedAt } from '#core/status/updated-at.ts';
import { type Instant, startOfDate, toIso } from '#core/time/instant.ts';
import type { ComponentDocument, PageDocument } from './schema.ts';

/** What every document is made from, looked up once. */
export interface StatuspageContext {
  readonly config: VisibleConfig;
  readonly incidents: readonly VisibleIncident[];
  readonly now: Instant;
  readonly board: Board;
  readonly page: PageDocument;
  /** Documents of all components that the audience may know of, also of those that left the board. */
  readonly component: ReadonlyMap<string, ComponentDocument>;
}

export function statuspageContext(
  incidents: readonly VisibleIncident[],
  config: VisibleConfig,
  now: Instant,
): StatuspageContext {
  const { site } = config;
  const board = boardAt(incidents, config, now);
  const page: PageDocument = {
    id: pageId(site.url),
    name: site.name,
    url: absolute(site.url, '').replace(/\/$/u, ''),
    time_zone: site.time_zone,
    updated_at: timestamp(updatedAt(incidents, now) ?? 0),
  };
  const changes = newestChanges(incidents, now);
  const oldest = incidents.reduce((first, { timeline }) => Math.min(first, timeline[0]?.at ?? now), now);
  const states = new Map(
    board.groups.flatMap(({ components }) => components.map(({ id, state }) => [id, state] as const)),
  );
  const component = new Map(
    config.groups.flatMap((group) =>
      group.components.map((each, index) => {
        const created = createdAt(each, oldest, site.time_zone);
        const document: ComponentDocument = {
          id: each.id,
          name: each.name,
          status: states.get(each.id) ?? 'operational',
          created_at: timestamp(created),
          updated_at: timestamp(Math.max(created, changes.get(each.id) ?? 0)),
          position: index + 1,
          description: each.description ?? null,
          showcase: true,
          start_date: each.since ?? null,
          group_id: groupId(group.id),
          page_id: page.id,
          group: false,
          only_show_if_degraded: false,
        };
        return [each.id, document] as const;
      }),
    ),
  );
  return { config, incidents, now, board, page, component };
}

/** ISO 8601 with milliseconds, in UTC. */
export function timestamp(at: Instant): string {
  return toIso(at).replace('Z', '.000Z');
}

/** Groups and components share one row of ids in Statuspage; no id of ours has a colon. */
export function groupId(id: string): string {
  return `group:${id}`;
}

/** Where the site stands, as an id: it changes when the site moves, and at no other time. */
function pageId(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`.replace(/[^a-z0-9.]+/giu, '-').replace(/-$/u, '');
}

/** Nobody writes down when a component was made: it is as old as its `since`, or as the first record of the site. */
function createdAt({ since }: VisibleComponent, oldest: Instant, zone: string): Instant {
  return since === undefined ? oldest : startOfDate(since, zone);
}

/** When the state of each component last changed. */
function newestChanges(incidents: readonly VisibleIncident[], now: Instant): Map<string, Instant> {
  const newest = new Map<string, Instant>();
  for (const incident of incidents) {
    for (const { at, changes } of timelineOf(incident, now)) {
      if (at > now) continue;
      for (const id of Object.keys(changes)) newest.set(id, Math.max(at, newest.get(id) ?? 0));
    }
  }
  return newest;
}
