import { own } from '#core/base/own.ts';
import { MINUTE } from '#core/base/time/instant.ts';
import type { Report, ReportFigures } from '#core/output/report/report.ts';
import type { Minutes } from '#core/rules/metrics/minutes.ts';
import type { DeadlineKind } from '#core/rules/promises/deadline.ts';
import type { Site } from '#site/model/site.ts';

/** A table of figures. The first cell of a row is its heading. */
export interface TableView {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string | undefined;
}

/** The tables of a report besides that of availability; those that have rows. */
export function reportTables(site: Site, { figures }: Report): TableView[] {
  return [
    promises(site, figures),
    responseTimes(site, figures),
    bySeverity(site, figures),
    byComponent(site, figures),
    byCause(site, figures),
  ].filter(({ rows }) => rows.length > 0);
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
    records.flatMap(({ visible: { cause } }) => (cause ? [[cause.id, cause.name] as const] : [])),
  );
  const nameOf = (id: string) => own(config.internal?.causes ?? {}, id) ?? published.get(id) ?? id;
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
