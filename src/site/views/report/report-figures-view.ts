import { MINUTE } from '#core/base/time/instant.ts';
import type { Report } from '#core/output/report/report.ts';
import { falseAlarmRate } from '#core/rules/metrics/false-alarm-rate.ts';
import type { Minutes } from '#core/rules/metrics/minutes.ts';
import type { Punctuality } from '#core/rules/metrics/punctuality.ts';
import type { Site } from '#site/model/site.ts';
import { overallLabel } from './report-availability-view.ts';

/** A prominent number, with its label and what it is made of. */
export interface FigureView {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}

/**
 * The figures that sum up a month. Shares have that of the month before beside them; counts and times of a month that is
 * not over yet are not compared with those of a whole one.
 */
export function reportFigures(site: Site, report: Report, before: Report | undefined): FigureView[] {
  const { t, numbers } = site;
  const { incidents, severity_accuracy: accuracy, ...times } = report.figures;
  const { total, false_alarms, open } = incidents;
  const whole = report.complete ? before : undefined;
  const rate = falseAlarmRate(false_alarms, total);
  return [
    {
      label: t('report.availability'),
      value: overallLabel(site, report),
      note: inMonth(site, before, (other) => overallLabel(site, other)),
    },
    ...updatesKept(site, report, before),
    {
      label: t('report.incidents'),
      value: numbers.whole(total),
      note:
        open > 0
          ? t('report.open', { count: open })
          : inMonth(site, whole, ({ figures }) => numbers.whole(figures.incidents.total)),
    },
    ...minutes(site, t('report.first-word-median'), times.time_to_first_word),
    ...minutes(site, t('report.acknowledge-median'), times.time_to_acknowledge),
    ...minutes(site, t('report.resolve-median'), times.time_to_resolve),
    ...(false_alarms > 0
      ? [
          {
            label: t('report.false-alarms'),
            value: numbers.whole(false_alarms),
            note: rate === null ? undefined : numbers.percent(rate, 0),
          },
        ]
      : []),
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

/** How the promises that customers can see were kept, in sentences. */
export function promiseSentences({ t }: Site, { figures }: Report): string[] {
  const { public_update: updates, tell_customers: told } = figures.deadlines;
  const sentence = (key: 'report.kept-updates' | 'report.kept-told', kept: Punctuality | undefined) =>
    kept && dueIn(kept) > 0 ? [t(key, { kept: kept.met, count: dueIn(kept) })] : [];
  const all = [...sentence('report.kept-updates', updates), ...sentence('report.kept-told', told)];
  return all.length > 0 ? all : [t('report.no-updates-due')];
}

function updatesKept(site: Site, report: Report, before: Report | undefined): FigureView[] {
  const { t } = site;
  const kept = ({ figures }: Report) => {
    const updates = figures.deadlines.public_update;
    const whole = updates ? dueIn(updates) : 0;
    return updates && whole > 0 ? t('report.of', { part: updates.met, whole }) : undefined;
  };
  const value = kept(report);
  if (value === undefined) return [];
  return [{ label: t('report.updates-kept'), value, note: inMonth(site, before, kept) }];
}

function dueIn({ met, late, overdue }: Punctuality): number {
  return met + late + overdue;
}

function inMonth(
  { t, times }: Site,
  report: Report | undefined,
  labelOf: (report: Report) => string | undefined,
): string | undefined {
  const value = report && labelOf(report);
  if (!report || value === undefined) return undefined;
  const { label: month } = times.month(report.period.interval.start);
  return t('report.before', { value, month });
}

function minutes({ t, times }: Site, label: string, value: Minutes | null): FigureView[] {
  if (!value || value.median_minutes === null) return [];
  const { median_minutes, known, of } = value;
  return [{ label, value: times.span(median_minutes * MINUTE), note: t('report.known', { known, of }) }];
}
