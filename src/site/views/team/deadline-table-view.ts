import type { VisibleRecord } from '#core/audience/visible.ts';
import { own } from '#core/base/own.ts';
import type { Deadline, DeadlineState } from '#core/rules/promises/deadline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { responsibilityOf } from '#core/rules/promises/responsibility.ts';
import { snoozeAt } from '#core/rules/promises/snooze.ts';
import { whyOf } from '#core/rules/promises/why.ts';
import type { Site, SiteBase, SiteRecord } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';
import type { LinkView } from '#site/views/shared/frame-view.ts';

/** A deadline in a table. */
export interface DeadlineRowView {
  /** Left out where the whole table is of one record. */
  readonly record?: LinkView | undefined;
  readonly kind: string;
  /** The reason for the deadline; for an action, its title. */
  readonly why: string;
  readonly due: TimeView;
  /** Whether the script of the page counts to it and on: it is still due, and the site's clock is not fixed. */
  readonly counted: boolean;
  readonly state: DeadlineState;
  /** Its state: met, due in an hour, overdue for two. */
  readonly standing: string;
  /** Whose turn it is, where somebody has to do something; its owner, where it has one. Nobody's while it is snoozed. */
  readonly turn?: string | undefined;
  /** Who was asked before. */
  readonly before?: string | undefined;
  /** Until when nobody is asked, and why. */
  readonly snoozed?: string | undefined;
}

export interface DeadlineTableView {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly DeadlineRowView[];
  /** Said where there is no row. */
  readonly none: string;
}

/** Deadlines of several records in one of the states, soonest first. */
export function deadlinesTable(
  site: Site,
  state: 'overdue' | 'pending',
  words: { readonly label: string; readonly none: string },
): DeadlineTableView {
  return { ...words, columns: [site.t('deadline.record'), ...columns(site)], rows: rowsOf(site, state) };
}

/** The index and the page of deadlines show the same rows: they are worked out once. */
function rowsOf(site: Site, state: 'overdue' | 'pending'): readonly DeadlineRowView[] {
  const known = tables.get(site) ?? new Map<string, readonly DeadlineRowView[]>();
  tables.set(site, known);
  const rows = known.get(state) ?? makeRows(site, state);
  known.set(state, rows);
  return rows;
}

const tables = new WeakMap<Site, Map<string, readonly DeadlineRowView[]>>();

function makeRows(site: Site, state: 'overdue' | 'pending'): DeadlineRowView[] {
  const { paths } = site;
  const rows = site.records.flatMap((record) => {
    const link = { label: record.visible.title, href: paths.record(record.visible.id) };
    return deadlinesOf(record.visible, site.config, site.now)
      .filter((deadline) => deadline.state === state)
      .map((deadline) => ({ deadline, record, link }));
  });
  return rows
    .sort((a, b) => a.deadline.due - b.deadline.due || compare(a.deadline, b.deadline))
    .map(({ deadline, record, link }) => ({ record: link, ...row(site, record, deadline) }));
}

/** All deadlines that one record has had, in the order in which they fell due. */
export function recordDeadlinesTable(site: SiteBase, record: SiteRecord): DeadlineTableView {
  const deadlines = deadlinesOf(record.visible, site.config, site.now).filter(
    ({ state }) => state !== 'void',
  );
  return {
    label: site.t('internal.deadlines'),
    none: site.t('deadline.none'),
    columns: columns(site),
    rows: deadlines
      .sort((a, b) => a.due - b.due || compare(a, b))
      .map((deadline) => row(site, record, deadline)),
  };
}

function columns({ t }: SiteBase): string[] {
  return [t('deadline.kind'), t('deadline.due'), t('deadline.state')];
}

function row(site: SiteBase, { visible }: SiteRecord, deadline: Deadline): DeadlineRowView {
  const { t, times, config, now } = site;
  const { kind, due, metAt, state, action, why } = deadline;
  return {
    kind: t(why.reason === 'cause' ? 'deadline.cause' : `deadline.${kind}`),
    why: action?.title ?? whyOf(deadline, config, t, config.site.locale),
    due: times.dateTime(due),
    counted: config.site.clock === undefined && (state === 'overdue' || state === 'pending'),
    state,
    standing: t(`deadline.${state}`, { duration: times.span(Math.abs((metAt ?? now) - due)) }),
    ...(state === 'overdue' || state === 'pending' ? askedView(site, visible, deadline) : {}),
  };
}

function askedView(
  { t, times, config, now }: SiteBase,
  record: VisibleRecord,
  deadline: Deadline,
): Pick<DeadlineRowView, 'turn' | 'before' | 'snoozed'> {
  const snooze = snoozeAt(record, now);
  // What falls due after the snooze is asked for as usual.
  if (snooze && (deadline.state === 'overdue' || deadline.due < snooze.until)) {
    const time = times.dateTime(snooze.until).label;
    return { snoozed: t('deadline.snoozed', { time, reason: snooze.reason }) };
  }
  const who = responsibilityOf(deadline, record, config, now);
  const roleName = (role: string) => own(config.internal?.oncall?.roles ?? {}, role)?.name ?? role;
  const before = who?.before.map(({ role }) => roleName(role)) ?? [];
  return {
    turn: who && t('deadline.turn', { role: who.owner ?? roleName(who.turn.role) }),
    before: before.length > 0 ? t('deadline.asked-before', { roles: before.join(', ') }) : undefined,
  };
}

function compare(a: Deadline, b: Deadline): number {
  const [left, right] = [`${a.record} ${a.kind}`, `${b.record} ${b.kind}`];
  return left < right ? -1 : 1;
}
