import type { Instant } from '#core/base/time/instant.ts';
import { componentPage, monthPage, ownPage, recordPage, reportPage } from '#core/content/address.ts';
import { monthsOf } from '#site/model/months.ts';
import type { Site } from '#site/model/site.ts';
import { type ComponentView, componentView } from '#site/views/component/component-view.ts';
import { type SubscribeView, subscribeView } from '#site/views/feeds/subscribe-view.ts';
import {
  type MonthListView,
  type MonthView,
  monthListView,
  monthView,
} from '#site/views/history/history-view.ts';
import { type IndexView, indexView } from '#site/views/home/index-view.ts';
import { type OwnPageView, ownPageView } from '#site/views/own/own-page-view.ts';
import { type PolicyView, policyView } from '#site/views/policy/policy-view.ts';
import { type MaintenanceView, maintenanceView } from '#site/views/record/maintenance-view.ts';
import { recordInputs } from '#site/views/record/record-inputs.ts';
import { neighboursIn, type RecordView, recordView } from '#site/views/record/record-view.ts';
import { type ReportView, reportView } from '#site/views/report/report-view.ts';
import { type NotFoundView, notFoundView } from '#site/views/shared/not-found-view.ts';
import { goingOnIn, lastChange, type SitemapEntry } from '#site/views/shared/sitemap-view.ts';
import { type ActionsView, actionFilters, actionsPage, actionsView } from '#site/views/team/actions-view.ts';
import { type DeadlinesView, deadlinesView } from '#site/views/team/deadlines-view.ts';
import { type OnCallView, onCallView } from '#site/views/team/on-call-view.ts';
import { type ReviewsView, reviewsView } from '#site/views/team/reviews-view.ts';

/** Every template, by its file name below src/pages or src/internal, and the view that it prints. */
interface Templates {
  readonly index: IndexView;
  readonly record: RecordView;
  readonly component: ComponentView;
  readonly 'month-list': MonthListView;
  readonly month: MonthView;
  readonly report: ReportView;
  readonly maintenance: MaintenanceView;
  readonly subscribe: SubscribeView;
  readonly policy: PolicyView;
  readonly 'own-page': OwnPageView;
  readonly 'not-found': NotFoundView;
  readonly deadlines: DeadlinesView;
  readonly 'on-call': OnCallView;
  readonly actions: ActionsView;
  readonly reviews: ReviewsView;
}

export type PageView = Templates[keyof Templates];

/** A page of a site: a template prints what `view` returns. */
export interface PageAddress {
  /** From the site's root, as `incidents/x.html`. */
  readonly path: string;
  readonly template: keyof Templates;
  readonly view: () => PageView;
  /** When what it says last changed. Search engines may list the pages that have it; undefined where no record says when. */
  readonly changed?: (() => Instant | undefined) | undefined;
  /** All that the view is made from beside the config, as plain data, where that is known for less work than the view. */
  readonly inputs?: (() => unknown) | undefined;
}

function page<T extends keyof Templates>(
  path: string,
  template: T,
  view: () => Templates[T],
  changed?: () => Instant | undefined,
): PageAddress {
  return { path, template, view, changed };
}

/** The pages that search engines may list: of the public site all but the 404 page, of the internal site none. */
export function sitemapOf(site: Site): SitemapEntry[] {
  if (site.config.audience === 'internal') return [];
  return pagesOf(site).flatMap(({ path, changed }) =>
    changed ? [{ url: site.paths.absolute(path === 'index.html' ? '' : path), changed: changed() }] : [],
  );
}

/** The pages of a site. */
export function pagesOf(site: Site): PageAddress[] {
  const months = monthsOf(site);
  const { records } = site;
  const newest = () => lastChange(site, records);
  const ofKind = (kind: string) => records.filter(({ visible }) => visible.kind === kind);
  const never = () => undefined;
  return [
    page('index.html', 'index', () => indexView(site), newest),
    page(
      'maintenance.html',
      'maintenance',
      () => maintenanceView(site),
      () => lastChange(site, ofKind('maintenance')),
    ),
    page('history.html', 'month-list', () => monthListView(site, months, 'history'), newest),
    page('reports.html', 'month-list', () => monthListView(site, months, 'reports'), newest),
    page('subscribe.html', 'subscribe', () => subscribeView(site), never),
    page('policy.html', 'policy', () => policyView(site), never),
    ...site.config.own.pages.map((own) =>
      page(ownPage(own.id), 'own-page', () => ownPageView(site, own), own.internal ? undefined : never),
    ),
    page('404.html', 'not-found', () => notFoundView(site)),
    ...[...site.component.values()].map((component) =>
      page(
        componentPage(component.id),
        'component',
        () => componentView(site, component),
        () =>
          lastChange(
            site,
            records.filter(({ last }) => Object.hasOwn(last.components, component.id)),
          ),
      ),
    ),
    ...months.flatMap((month) => [
      page(
        monthPage(month.period.id),
        'month',
        () => monthView(site, month, months),
        () => lastChange(site, month.records),
      ),
      page(
        reportPage(month.period.id),
        'report',
        () => reportView(site, month, months),
        () => lastChange(site, goingOnIn(month, records)),
      ),
    ]),
    ...records.map((record, index) => ({
      ...page(
        recordPage(record.visible.id),
        'record',
        () => recordView(site, record, neighboursIn(records, index)),
        () => lastChange(site, [record]),
      ),
      inputs: () => recordInputs(site, record, neighboursIn(records, index)),
    })),
    ...(site.config.audience === 'internal' ? teamPagesOf(site) : []),
  ];
}

/** The pages that exist on the internal site alone. */
function teamPagesOf(site: Site): PageAddress[] {
  return [
    page('deadlines.html', 'deadlines', () => deadlinesView(site)),
    page('on-call.html', 'on-call', () => onCallView(site)),
    page('reviews.html', 'reviews', () => reviewsView(site)),
    ...actionFilters(site).map((filter) =>
      page(actionsPage(filter.id), 'actions', () => actionsView(site, filter)),
    ),
  ];
}
