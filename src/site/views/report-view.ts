import { reportPage } from '#core/address.ts';
import { falseAlarmRate } from '#core/metrics/false-alarm-rate.ts';
import type { Minutes } from '#core/metrics/minutes.ts';
import type { DeadlineKind } from '#core/policy/deadline.ts';
import type { Report, ReportFigures } from '#core/report/report.ts';
import { MINUTE } from '#core/time/instant.ts';
import type { SiteMonth } from '#site/months.ts';
import type { Site } from '#site/site.ts';
import { type FrameView, frameView, type LinkView } from './frame-view.ts';
import { type RecordSummaryView, recordSummaryView } from './record-summary-view.ts';

/** A number that stands out, with what it is and what it is made of. */
export interface FigureView {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}

/** A table of figures. The first cell of a row is its heading. */
export interface TableView {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string | undefined;
}

/** A month's report. */
export interface ReportView {
  readonly frame: FrameView;
  readonly title: string;
  readonly notes: readonly string[];
  readonly figures: readonly FigureView[];
  /** Those that have rows. */
  readonly tables: readonly TableView[];
  readonly list: {
    readonly label: string;
    readonly records: readonly RecordSummaryView[];
    readonly none: string;
  };
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
  const link = (other: SiteMonth | undefined): LinkView | undefined =>
    other && { label: times.month(other.period.interval.start).label, href: paths.report(other.period.id) };
  const tables = [
    promises(site, report.figures),
    responseTimes(site, report.figures),
    availability(site, report.figures),
    bySeverity(site, report.figures),
    byComponent(site, report.figures),
    byCause(site, report.figures),
  ];
  return {
    frame: frameView(site, { path: reportPage(period.id), title, place: 'reports' }),
    title,
    notes: [
      config.audience === 'public' ? t('report.published') : t('report.internal'),
      ...(report.complete ? [] : [t('report.so-far')]),
    ],
    figures: figures(site, report),
    tables: tables.filter(({ rows }) => rows.length > 0),
    list: {
      label: t('report.list'),
      records: report.incidents.flatMap(({ incident }) => {
        const record = site.record.get(incident.id);
        return record ? [recordSummaryView(site, record)] : [];
      }),
      none: t('totals.no-incidents'),
    },
    pagerLabel: t('history.pager'),
    older: link(months[index + 1]),
    newer: link(months[index - 1]),
    history: { label: t('record.month', { month }), href: paths.month(period.id) },
  };
}

function figures({ t, times, numbers }: Site, { figures: all }: Report): FigureView[] {
  const { total, false_alarms, open } = all.incidents;
  const rate = falseAlarmRate(false_alarms, total);
  const accuracy = all.severity_accuracy;
  const minutes = (label: string, value: Minutes | null): FigureView[] =>
    value
      ? [
          {
            label,
            value: value.median_minutes === null ? '–' : times.span(value.median_minutes * MINUTE),
            note: t('report.known', { known: value.known, of: value.of }),
          },
        ]
      : [];
  return [
    { label: t('report.incidents'), value: numbers.whole(total), note: t('report.open', { count: open }) },
    ...minutes(t('report.first-word-median'), all.time_to_first_word),
    ...minutes(t('report.acknowledge-median'), all.time_to_acknowledge),
    ...minutes(t('report.resolve-median'), all.time_to_resolve),
    {
      label: t('report.false-alarms'),
      value: numbers.whole(false_alarms),
      note: rate === null ? undefined : numbers.percent(rate, 0),
    },
    ...(accuracy
      ? [
          {
            label: t('report.accuracy'),
            value: t('report.of', { part: accuracy.accurate, whole: accuracy.reviewed }),
            note: t('report.accuracy-note'),
          },
        ]
      : []),
  ];
}

function bySeverity({ t, numbers, severityName }: Site, { incidents }: ReportFigures): TableView {
  return {
    label: t('report.by-severity'),
    columns: [t('fact.severity'), t('report.incidents')],
    rows: Object.entries(incidents.by_severity).map(([id, count]) => [
      severityName(id),
      numbers.whole(count),
    ]),
  };
}

function byComponent({ t, numbers, componentName }: Site, { incidents }: ReportFigures): TableView {
  return {
    label: t('report.by-component'),
    columns: [t('report.component'), t('report.incidents')],
    rows: Object.entries(incidents.by_component).map(([id, count]) => [
      componentName(id),
      numbers.whole(count),
    ]),
  };
}

/** For customers a cause's name is that of a published review; the team has all names at hand. */
function byCause({ t, numbers, config, records }: Site, { incidents }: ReportFigures): TableView {
  const published = new Map(
    records.flatMap(({ incident: { cause } }) => (cause ? [[cause.id, cause.name] as const] : [])),
  );
  const nameOf = (id: string) => config.internal?.causes[id] ?? published.get(id) ?? id;
  return {
    label: t('report.by-cause'),
    columns: [t('fact.cause'), t('report.incidents')],
    rows: Object.entries(incidents.by_cause).map(([id, count]) => [nameOf(id), numbers.whole(count)]),
  };
}

function responseTimes({ t, times }: Site, figures: ReportFigures): TableView {
  const span = (minutes: number | null) => (minutes === null ? '–' : times.span(minutes * MINUTE));
  const row = (label: string, value: Minutes | null): string[][] =>
    value ? [[label, span(value.mean_minutes), span(value.median_minutes), span(value.max_minutes)]] : [];
  return {
    label: t('report.times'),
    columns: [t('report.time'), t('report.mean'), t('report.median'), t('report.longest')],
    rows: [
      ...row(t('report.first-word'), figures.time_to_first_word),
      ...row(t('report.acknowledge'), figures.time_to_acknowledge),
      ...row(t('report.resolve'), figures.time_to_resolve),
    ],
    note: t('report.times-note'),
  };
}

function promises({ t, numbers }: Site, { deadlines, moved }: ReportFigures): TableView {
  // To the team every message is an update, too: it is not counted twice.
  const count = moved.update ?? moved.public_update ?? 0;
  const notes = [t('report.promises-note'), ...(count > 0 ? [t('report.moved', { count })] : [])];
  return {
    label: t('report.promises'),
    columns: [t('deadline.kind'), t('report.met'), t('report.late'), t('report.overdue')],
    rows: Object.entries(deadlines).map(([kind, { met, late, overdue }]) => [
      t(`deadline.${kind as DeadlineKind}`),
      numbers.whole(met),
      numbers.whole(late),
      numbers.whole(overdue),
    ]),
    note: notes.join(' '),
  };
}

function availability({ t, numbers, componentName }: Site, figures: ReportFigures): TableView {
  return {
    label: t('report.availability'),
    columns: [t('report.component'), t('report.availability')],
    rows: Object.entries(figures.availability).map(([id, percent]) => [
      componentName(id),
      percent === null ? '–' : numbers.percent(percent / 100, 2),
    ]),
    note: t('report.published'),
  };
}
