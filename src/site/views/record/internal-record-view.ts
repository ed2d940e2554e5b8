import { own } from '#core/base/own.ts';
import type { SiteBase, SiteRecord } from '#site/model/site.ts';
import { type DeadlineTableView, recordDeadlinesTable } from '#site/views/team/deadline-table-view.ts';
import type { FactView } from './fact-view.ts';

/** What the team alone sees of a record, beside its timeline. */
export interface InternalRecordView {
  readonly label: string;
  readonly facts: readonly FactView[];
  readonly linksLabel: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly actionsLabel: string;
  readonly actions: readonly ActionView[];
  readonly deadlines: DeadlineTableView;
}

export interface ActionView {
  readonly title: string;
  readonly detail: string;
}

export function internalRecordView(site: SiteBase, record: SiteRecord): InternalRecordView | undefined {
  const { t, times, config } = site;
  const { visible } = record;
  const { internal } = visible;
  if (!internal) return undefined;
  const { file, announced, roles, links, actions, snooze, source } = internal;
  return {
    label: t('internal.label'),
    facts: [
      announced === undefined
        ? { term: t('fact.announced'), text: t('fact.never') }
        : { term: t('fact.announced'), time: times.dateTime(announced) },
      ...Object.entries(roles).map(([role, person]) => ({
        term: own(config.internal?.oncall?.roles ?? {}, role)?.name ?? role,
        text: person,
      })),
      ...(snooze
        ? [
            {
              term: t('fact.snoozed'),
              text: t('snooze.until', {
                time: times.dateTime(snooze.until).label,
                reason: snooze.reason,
              }),
            },
          ]
        : []),
      { term: t('fact.file'), text: file },
      ...(source === undefined ? [] : [{ term: t('fact.source'), text: source }]),
    ],
    linksLabel: t('internal.links'),
    links: Object.entries(links).map(([label, href]) => ({ label, href })),
    actionsLabel: t('internal.actions'),
    actions: actions.map(({ title, type, owner, due, done }) => ({
      title,
      detail: [
        t(`action.${type}`),
        owner && t('action.owner', { owner }),
        due && t('action.due', { date: times.date(due).label }),
        done ? t('action.done', { date: times.date(done).label }) : t('action.open'),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    deadlines: recordDeadlinesTable(site, record),
  };
}
