import type { Deadline, DeadlineState } from '#core/policy/deadline.ts';
import { deadlinesOf } from '#core/policy/deadlines.ts';
import { turnOf } from '#core/policy/escalation.ts';
import type { Site, SiteRecord } from '#site/site.ts';
import type { TimeView } from '#site/times.ts';
import type { LinkView } from './frame-view.ts';

/** A deadline in a table. */
export interface DeadlineRowView {
  /** Left out where the whole table is of one record. */
  readonly record?: LinkView | undefined;
  readonly kind: string;
  readonly due: TimeView;
  readonly state: DeadlineState;
  /** How it stands: kept, due in an hour, overdue for two. */
  readonly standing: string;
  /** Whose turn it is, where somebody has to do something. */
  readonly turn?: string | undefined;
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
  const { t, paths } = site;
  const rows = site.records.flatMap((record) => {
    const link = { label: record.incident.title, href: paths.record(record.incident.id) };
    return deadlinesOf(record.incident, site.config, site.now)
      .filter((deadline) => deadline.state === state)
      .map((deadline) => ({ deadline, link }));
  });
  return {
    ...words,
    columns: [t('deadline.record'), ...columns(site)],
    rows: rows
      .sort((a, b) => a.deadline.due - b.deadline.due || compare(a.deadline, b.deadline))
      .map(({ deadline, link }) => ({ record: link, ...row(site, deadline) })),
  };
}

/** All deadlines that one record has had, in the order in which they fell due. */
export function recordDeadlinesTable(site: Site, { incident }: SiteRecord): DeadlineTableView {
  const deadlines = deadlinesOf(incident, site.config, site.now).filter(({ state }) => state !== 'void');
  return {
    label: site.t('internal.deadlines'),
    none: site.t('deadline.none'),
    columns: columns(site),
    rows: deadlines.sort((a, b) => a.due - b.due || compare(a, b)).map((deadline) => row(site, deadline)),
  };
}

function columns({ t }: Site): string[] {
  return [t('deadline.kind'), t('deadline.due'), t('deadline.state')];
}

function row({ t, times, config, severity, now }: Site, deadline: Deadline): DeadlineRowView {
  const { kind, due, metAt, state } = deadline;
  const promisedBy = severity.get(deadline.severity ?? '');
  const open = state === 'overdue' || state === 'pending';
  const role = open && promisedBy ? turnOf(promisedBy, due, now) : undefined;
  return {
    kind: t(`deadline.${kind}`),
    due: times.dateTime(due),
    state,
    standing: t(`deadline.${state}`, { duration: times.span(Math.abs((metAt ?? now) - due)) }),
    turn: role && t('deadline.turn', { role: config.internal?.oncall.roles[role]?.name ?? role }),
  };
}

function compare(a: Deadline, b: Deadline): number {
  const [left, right] = [`${a.record} ${a.kind}`, `${b.record} ${b.kind}`];
  return left < right ? -1 : 1;
}
