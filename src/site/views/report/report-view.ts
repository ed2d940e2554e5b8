import { reportFile, reportPage } from '#core/content/address.ts';
import type { ReportedIncident } from '#core/output/report/report.ts';
import type { SiteMonth } from '#site/model/months.ts';
import type { Site } from '#site/model/site.ts';
import { didHarm } from '#site/views/history/history-view.ts';
import { type RecordSummaryView, recordSummaryView } from '#site/views/record/record-summary-view.ts';
import { type FrameView, frameView, type LinkView } from '#site/views/shared/frame-view.ts';
import { availabilityTable } from './report-availability-view.ts';
import { type FigureView, promiseSentences, reportFigures } from './report-figures-view.ts';
import { reportTables, type TableView } from './report-tables-view.ts';

/** A month's report. */
export interface ReportView {
  readonly frame: FrameView;
  readonly title: string;
  readonly notes: readonly string[];
  readonly figures: readonly FigureView[];
  /** How the promises were kept, in sentences, and where these are explained. */
  readonly promises: { readonly sentences: readonly string[]; readonly how: LinkView };
  readonly availability: TableView;
  /** Those that have rows. */
  readonly tables: readonly TableView[];
  readonly list: {
    readonly label: string;
    readonly records: readonly RecordSummaryView[];
    readonly none: string;
    /** Incidents of other months that were going on in this one, and those that went on after it. */
    readonly carried: readonly CarriedView[];
  };
  /** The same figures for programs. */
  readonly files: { readonly label: string; readonly links: readonly LinkView[] };
  readonly pagerLabel: string;
  readonly older?: LinkView | undefined;
  readonly newer?: LinkView | undefined;
  readonly history: LinkView;
}

export interface CarriedView {
  readonly label: string;
  readonly records: readonly RecordSummaryView[];
}

export function reportView(site: Site, month: SiteMonth, months: readonly SiteMonth[]): ReportView {
  const { t, times, paths, config } = site;
  const { period } = month;
  const report = site.report(period);
  const { label } = times.month(period.interval.start);
  const title = t('report.title', { month: label });
  const index = months.findIndex((each) => each.period.id === period.id);
  const [newer, older] = [months[index - 1], months[index + 1]];
  const before = older && site.report(older.period);
  const link = (other: SiteMonth | undefined): LinkView | undefined =>
    other && { label: times.month(other.period.interval.start).label, href: paths.report(other.period.id) };
  return {
    frame: frameView(site, { path: reportPage(period.id), title, place: 'reports' }),
    title,
    notes: [
      config.audience === 'public' ? t('report.published') : t('report.internal'),
      ...(report.complete ? [] : [t('report.so-far')]),
    ],
    figures: reportFigures(site, report, before),
    promises: {
      sentences: promiseSentences(site, report),
      how: { label: t('report.how'), href: `${paths.policy}#updates` },
    },
    availability: availabilityTable(site, report, before),
    tables: reportTables(site, report),
    list: {
      label: t('report.list'),
      records: summaries(site, report.incidents),
      none: t(
        [...month.records, ...month.continued].some(didHarm) || report.carriedIn.length > 0
          ? 'report.none-began'
          : 'totals.no-incidents',
      ),
      carried: [
        { label: t('report.carried-in'), records: summaries(site, report.carriedIn) },
        { label: t('report.carried-on'), records: summaries(site, report.carriedOn) },
      ].filter(({ records }) => records.length > 0),
    },
    files: {
      label: t('report.files'),
      links: [
        { label: t('report.csv'), href: paths.file(reportFile(period.id, 'csv')) },
        { label: t('report.json'), href: paths.file(reportFile(period.id, 'json')) },
      ],
    },
    pagerLabel: t('history.pager'),
    older: link(older),
    newer: link(newer),
    history: { label: t('record.month', { month: label }), href: paths.month(period.id) },
  };
}

function summaries(site: Site, incidents: readonly ReportedIncident[]): RecordSummaryView[] {
  return incidents.flatMap(({ visible }) => {
    const record = site.record.get(visible.id);
    return record ? [recordSummaryView(site, record)] : [];
  });
}
