import type { VisibleComponent, VisibleConfig, VisibleEntry, VisibleRecord } from '#core/audience/visible.ts';
import { type Instant, startOfDate, toIso } from '#core/base/time/instant.ts';
import { absolute } from '#core/content/address.ts';
import { type Step, timelineOf } from '#core/content/record/timeline.ts';
import { type Board, boardAt } from '#core/rules/availability/board.ts';
import { updatedAt } from '#core/rules/availability/updated-at.ts';
import type { ComponentDocument, PageDocument } from './schema.ts';

/** A record with its steps, oldest first, and the last of them. */
export interface StatuspageRecord {
  readonly visible: VisibleRecord;
  readonly steps: readonly Step<VisibleEntry>[];
  readonly last: Step<VisibleEntry>;
}

/** What every document is made from, looked up once. */
export interface StatuspageContext {
  readonly config: VisibleConfig;
  readonly board: Board;
  readonly page: PageDocument;
  /** Newest first entry first, then by id. */
  readonly records: readonly StatuspageRecord[];
  /** Documents of all components that the audience may know of, also of those that left the board. */
  readonly component: ReadonlyMap<string, ComponentDocument>;
}

export function statuspageContext(
  all: readonly VisibleRecord[],
  config: VisibleConfig,
  now: Instant,
): StatuspageContext {
  const { site } = config;
  const board = boardAt(all, config, now);
  const page: PageDocument = {
    id: pageId(site.url),
    name: site.name,
    url: absolute(site.url, '').replace(/\/$/u, ''),
    time_zone: site.time_zone,
    updated_at: timestamp(updatedAt(all, now) ?? 0),
  };
  const records = all
    .flatMap((record) => {
      const steps = timelineOf(record, now);
      const last = steps.at(-1);
      return last ? [{ visible: record, steps, last }] : [];
    })
    .sort(newestFirst);
  return { config, board, page, records, component: componentsOf(records, config, board, page.id, now) };
}

/** ISO 8601 with milliseconds, in UTC. */
export function timestamp(at: Instant): string {
  return toIso(at).replace('Z', '.000Z');
}

/** When the audience first heard of a record: its first entry, which for customers is its announcement. */
export function firstHeard({ timeline }: VisibleRecord): Instant {
  return timeline[0]?.at ?? 0;
}

/** Groups and components share one row of ids in Statuspage; no id of ours has a colon. */
export function groupId(id: string): string {
  return `group:${id}`;
}

function componentsOf(
  records: readonly StatuspageRecord[],
  { groups, site }: VisibleConfig,
  board: Board,
  pageId: string,
  now: Instant,
): Map<string, ComponentDocument> {
  const changes = newestChanges(records, now);
  const oldest = records.at(-1);
  const states = new Map(
    board.groups.flatMap(({ components }) => components.map(({ id, state }) => [id, state] as const)),
  );
  const documentOf = (component: VisibleComponent, group: string, index: number): ComponentDocument => {
    const created = createdAt(component, oldest, site.time_zone);
    return {
      id: component.id,
      name: component.name,
      status: states.get(component.id) ?? 'operational',
      created_at: timestamp(created),
      updated_at: timestamp(Math.max(created, changes.get(component.id) ?? 0)),
      position: index + 1,
      description: component.description ?? null,
      showcase: true,
      start_date: component.since ?? null,
      group_id: groupId(group),
      page_id: pageId,
      group: false,
      only_show_if_degraded: false,
    };
  };
  return new Map(
    groups.flatMap((group) =>
      group.components.map((each, index) => [each.id, documentOf(each, group.id, index)] as const),
    ),
  );
}

function newestFirst({ visible: a }: StatuspageRecord, { visible: b }: StatuspageRecord): number {
  return firstHeard(b) - firstHeard(a) || (a.id < b.id ? -1 : 1);
}

/** The address of the site as an id: it changes only when the site moves. */
function pageId(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`.replace(/[^a-z0-9.]+/giu, '-').replace(/-$/u, '');
}

/**
 * Nobody writes down when a component was made: it is as old as its `since`, else as the first record of the site.
 * Where neither is known it says 1970, as `page.updated_at` does: a build must not look like a change.
 */
function createdAt({ since }: VisibleComponent, oldest: StatuspageRecord | undefined, zone: string): Instant {
  if (since !== undefined) return startOfDate(since, zone);
  return oldest ? firstHeard(oldest.visible) : 0;
}

/** When the state of each component last changed. */
function newestChanges(records: readonly StatuspageRecord[], now: Instant): Map<string, Instant> {
  const newest = new Map<string, Instant>();
  for (const { steps } of records) {
    for (const { at, changes } of steps) {
      if (at > now) continue;
      for (const id of Object.keys(changes)) newest.set(id, Math.max(at, newest.get(id) ?? 0));
    }
  }
  return newest;
}
