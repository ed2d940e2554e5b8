import { own } from '#core/base/own.ts';
import type { Report } from '#core/output/report/report.ts';
import { measure } from '#core/rules/availability/uptime.ts';
import { overallAvailability } from '#core/rules/metrics/overall-availability.ts';
import type { Site } from '#site/model/site.ts';
import type { TableView } from './report-tables-view.ts';

/** How available each component was, and all together, beside the month before where there is one. */
export function availabilityTable(site: Site, report: Report, before: Report | undefined): TableView {
  const { t, times, componentName } = site;
  const reports = before ? [report, before] : [report];
  const ids = Object.keys(report.figures.availability);
  const row = (label: string, labelOf: (report: Report) => string) => [label, ...reports.map(labelOf)];
  return {
    label: t('report.availability'),
    columns: [
      t('report.component'),
      ...reports.map(({ period }) => times.month(period.interval.start).label),
    ],
    rows: [
      ...ids.map((id) =>
        row(componentName(id), ({ figures }) => percentLabel(site, own(figures.availability, id))),
      ),
      ...(ids.length > 1 ? [row(t('report.overall'), (each) => overallLabel(site, each))] : []),
    ],
  };
}

/** Availability of all components of a report together, as it is printed. */
export function overallLabel(site: Site, { period, figures }: Report): string {
  const { histories, config, now } = site;
  const measured = Object.keys(figures.availability).map((id) =>
    measure(id, period.interval, histories, config, now),
  );
  return percentLabel(site, overallAvailability(measured));
}

function percentLabel({ numbers }: Site, percent: number | null | undefined): string {
  return typeof percent === 'number' ? numbers.percent(percent / 100, 2) : '–';
}
