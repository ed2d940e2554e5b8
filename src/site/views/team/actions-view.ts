import { groupBy } from '#core/base/group-by.ts';
import { dateIn } from '#core/base/time/instant.ts';
import { MAX_ID_BYTES, shortId, slug } from '#core/base/yaml/fields.ts';
import { type Action, actionTypes } from '#core/content/record/record.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';

/** Action items of all records, or those that a filter leaves. Internal. */
export interface ActionsView {
  readonly frame: FrameView;
  readonly title: string;
  readonly filters: readonly {
    readonly label: string;
    readonly links: readonly LinkView[];
  }[];
  /** Open ones first, by when they are due; then those done, newest first. */
  readonly actions: readonly ActionRowView[];
  readonly none: string;
}

export interface ActionRowView {
  readonly title: string;
  readonly detail: string;
  readonly state: { readonly label: string; readonly overdue: boolean };
  readonly record: LinkView;
}

/** An action and the record it is to follow. */
interface SiteAction {
  readonly action: Action;
  readonly record: SiteRecord;
}

/** A choice of actions; each has a page of its own, so that it can be linked to. */
export interface ActionFilter {
  /** Part of the page's address: `open`, `type-immediate`, `owner-engineer-a`; empty for all. */
  readonly id: string;
  readonly label: string;
  readonly group: 'state' | 'type' | 'owner';
  readonly test: (action: Action) => boolean;
}

/** Every filter that leaves something, and the one for all. */
export function actionFilters(site: Site): ActionFilter[] {
  const { t } = site;
  const all = actionsOf(site).map(({ action }) => action);
  const byOwner = groupBy(all, ({ owner }) => ownerId(owner));
  const owners = [...byOwner].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const filters: ActionFilter[] = [
    { id: '', group: 'state', label: t('actions.all'), test: () => true },
    { id: 'open', group: 'state', label: t('actions.open'), test: ({ done }) => done === undefined },
    {
      id: 'overdue',
      group: 'state',
      label: t('actions.overdue'),
      test: (action) => isOverdue(site, action),
    },
    { id: 'done', group: 'state', label: t('actions.done'), test: ({ done }) => done !== undefined },
    ...actionTypes.map((type) => ({
      id: `type-${type}`,
      group: 'type' as const,
      label: t(`action.${type}`),
      test: (action: Action) => action.type === type,
    })),
    ...owners.map(([id, [first]]) => ({
      id: `owner-${id}`,
      group: 'owner' as const,
      label: first?.owner ?? t('actions.nobody'),
      test: ({ owner }: Action) => ownerId(owner) === id,
    })),
  ];
  return filters.filter(({ id, test }) => id === '' || all.some(test));
}

export function actionsView(site: Site, filter: ActionFilter): ActionsView {
  const { t, paths } = site;
  const filters = actionFilters(site);
  const chosen = actionsOf(site).filter(({ action }) => filter.test(action));
  const title = filter.id === '' ? t('place.actions') : t('actions.title', { filter: filter.label });
  return {
    frame: frameView(site, { path: actionsPage(filter.id), title, place: 'actions' }),
    title,
    filters: (['state', 'type', 'owner'] as const).map((group) => ({
      label: t(`actions.by-${group}`),
      links: filters
        .filter((each) => each.group === group)
        .map(({ id, label }) => ({
          label,
          href: paths.file(actionsPage(id)),
          current: id === filter.id,
        })),
    })),
    actions: chosen.toSorted(openFirst).map((each) => rowOf(site, each)),
    none: t('actions.none'),
  };
}

/** What is not done yet, by when it is due. */
export function openActions(site: Site): ActionRowView[] {
  const open = actionsOf(site).filter(({ action }) => action.done === undefined);
  return open.toSorted(openFirst).map((each) => rowOf(site, each));
}

export function actionsPage(filter: string): string {
  return filter === '' ? 'actions.html' : `actions/${filter}.html`;
}

function actionsOf({ records }: Site): SiteAction[] {
  return records.flatMap((record) =>
    (record.visible.internal?.actions ?? []).map((action) => ({ action, record })),
  );
}

function rowOf(site: Site, { action, record }: SiteAction): ActionRowView {
  const { t, times, paths, now } = site;
  const { title, type, owner, due, done } = action;
  const overdue = isOverdue(site, action);
  const open = overdue ? t('actions.is-overdue') : t('action.open');
  return {
    title,
    detail: [
      t(`action.${type}`),
      owner ? t('action.owner', { owner }) : t('actions.nobody'),
      ...(due ? [t('action.due', { date: times.date(due).label })] : []),
      t('actions.age', { duration: times.span(now - record.listed) }),
    ].join(' · '),
    state: {
      label: done ? t('action.done', { date: times.date(done).label }) : open,
      overdue,
    },
    record: { label: record.visible.title, href: paths.record(record.visible.id) },
  };
}

/** An action is due until the end of its date in the site's zone. */
function isOverdue({ now, config }: Site, { due, done }: Action): boolean {
  return done === undefined && due !== undefined && due < dateIn(now, config.site.time_zone);
}

function openFirst({ action: a }: SiteAction, { action: b }: SiteAction): number {
  if (a.done === undefined || b.done === undefined) {
    if (a.done !== b.done) return a.done === undefined ? -1 : 1;
    return (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1;
  }
  return a.done > b.done ? -1 : 1;
}

/** Part of a file's name, so that it must not be longer than an id. */
function ownerId(owner: string | undefined): string {
  if (owner === undefined) return 'nobody';
  const id = slug(owner) || Array.from(owner, (sign) => sign.codePointAt(0)?.toString(16)).join('-');
  if (id.length <= MAX_ID_BYTES) return id;
  return `${shortId(id, MAX_ID_BYTES - 10)}-${hash(owner)}`;
}

/** A short number of a text (FNV-1a, 32 bits): tells apart what begins alike. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value.toString(36);
}
