import { reportMonth } from '#site/model/months.ts';
import type { Site } from '#site/model/site.ts';
import type { LinkView } from '#site/views/shared/frame-view.ts';
import { type ActionRowView, openActions } from './actions-view.ts';
import { type DeadlineTableView, deadlinesTable } from './deadline-table-view.ts';
import { type NowOnCallView, nowOnCall, unknownOnCall } from './on-call-view.ts';
import { type ReviewView, reviewsOwed } from './reviews-view.ts';

/** The first page shows this many rows of each list; the page of the list shows all. */
const ROWS = 5;

/** What the team has to do and who does it. It heads the internal site's first page. */
export interface OperationsView {
  readonly overdue: SectionView & { readonly table: DeadlineTableView };
  readonly coming: SectionView & { readonly table: DeadlineTableView };
  /** Undefined where there is no rotation. `unknown` is said where oncall.yml has a problem. */
  readonly onCall?:
    | (SectionView & { readonly now?: NowOnCallView | undefined; readonly unknown?: string | undefined })
    | undefined;
  readonly reviews: SectionView & { readonly reviews: readonly ReviewView[]; readonly none: string };
  readonly actions: SectionView & { readonly actions: readonly ActionRowView[]; readonly none: string };
  readonly month: SectionView & {
    readonly figures: readonly { readonly label: string; readonly value: string }[];
  };
}

interface SectionView {
  readonly label: string;
  readonly more: LinkView;
}

export function operationsView(site: Site): OperationsView | undefined {
  if (site.config.audience !== 'internal') return undefined;
  const { t, paths } = site;
  const overdue = deadlinesTable(site, 'overdue', {
    label: t('deadlines.overdue'),
    none: t('deadlines.none-overdue'),
  });
  const coming = deadlinesTable(site, 'pending', {
    label: t('deadlines.coming'),
    none: t('deadlines.none-coming'),
  });
  const onCall = nowOnCall(site);
  const unknown = unknownOnCall(site);
  return {
    overdue: {
      label: overdue.label,
      more: { label: t('index.deadlines'), href: paths.deadlines },
      table: overdue,
    },
    coming: {
      label: coming.label,
      more: { label: t('index.deadlines'), href: paths.deadlines },
      table: { ...coming, rows: coming.rows.slice(0, ROWS) },
    },
    onCall:
      onCall || unknown
        ? {
            label: t('place.on-call'),
            more: { label: t('operations.rota'), href: paths.onCall },
            now: onCall,
            unknown,
          }
        : undefined,
    reviews: {
      label: t('operations.reviews'),
      more: { label: t('operations.all-reviews'), href: paths.reviews },
      reviews: reviewsOwed(site, ROWS),
      none: t('reviews.none-owed'),
    },
    actions: {
      label: t('operations.actions'),
      more: { label: t('operations.all-actions'), href: paths.actions },
      actions: openActions(site).slice(0, ROWS),
      none: t('actions.none'),
    },
    month: monthOf(site),
  };
}

function monthOf(site: Site): OperationsView['month'] {
  const { t, paths, times, numbers, now } = site;
  const period = reportMonth(site);
  const { figures } = site.report(period);
  const promises = Object.values(figures.deadlines);
  const sum = (key: 'met' | 'late' | 'overdue') => promises.reduce((total, each) => total + each[key], 0);
  const all = sum('met') + sum('late') + sum('overdue');
  return {
    label: t('operations.month', { month: times.month(now).label }),
    more: { label: t('operations.report'), href: paths.report(period.id) },
    figures: [
      { label: t('report.incidents'), value: numbers.whole(figures.incidents.total) },
      { label: t('operations.kept'), value: t('report.of', { part: sum('met'), whole: all }) },
      { label: t('report.false-alarms'), value: numbers.whole(figures.incidents.false_alarms) },
    ],
  };
}
