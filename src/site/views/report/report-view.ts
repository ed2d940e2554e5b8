import { reportFile, reportPage } from '#core/output/address.ts';
import type { SiteMonth } from '#site/model/months.ts';
import type { Site } from '#site/model/site.ts';
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
  };
  /** The same figures for programs. */
  readonly files: { readonly label: string; readonly links: readonly LinkView[] };
  readonly pagerLabel: string;
  readonly older?: LinkView | undefined;
  readonly newer?: LinkView | undefined;
  readonly history: LinkView;
}

export function reportView(site: Site, { period }: SiteMonth, months: readonly SiteMonth[]): ReportView {
  const { t, times, paths, config } = site;
  const report = site.report(period);
  const { label: month } = times.month(period.interval.start);
  const title = t('report.title', { month });
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
      records: report.incidents.flatMap(({ incident }) => {
        const record = site.record.get(incident.id);
        return record ? [recordSummaryView(site, record)] : [];
      }),
      none: t('totals.no-incidents'),
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
    history: { label: t('record.month', { month }), href: paths.month(period.id) },
  };
}
