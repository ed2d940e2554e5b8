import type { VisibleComponent, VisibleConfig } from '#core/audience/visible.ts';
import { markdownTable } from '#core/base/markdown/markdown-table.ts';
import { dateIn } from '#core/base/time/instant.ts';
import { dateLabel, dateTimeLabel } from '#core/base/time/label.ts';
import { absolute, recordPage } from '#core/content/address.ts';
import { falseAlarmRate } from '#core/rules/metrics/false-alarm-rate.ts';
import type { Minutes } from '#core/rules/metrics/minutes.ts';
import type { SeverityAccuracy } from '#core/rules/metrics/severity-accuracy.ts';
import type { DeadlineKind } from '#core/rules/promises/deadline.ts';
import { markdownText } from './markdown-text.ts';
import type { Outcome, Report, ReportedIncident } from './report.ts';

const outcomes = {
  resolved: 'resolved',
  unfinished: 'unfinished',
  'false-alarm': 'false alarm',
} as const satisfies Record<Outcome, string>;

const promises = {
  acknowledge: 'Acknowledged',
  respond: 'Investigated',
  update: 'Updates for the team',
  public_update: 'Updates for customers',
  tell_customers: 'Outages announced to customers',
  resolve: 'Resolved',
  review: 'Reviewed',
  action: 'Actions done',
  maintenance_end: 'Maintenance ended',
} as const satisfies Record<DeadlineKind, string>;

/** A report for people, in GitHub's Markdown, in English. Titles of records are text in it and nothing else. */
export function reportMarkdown(report: Report, config: VisibleConfig): string {
  const list = (outcome: Outcome) => report.incidents.filter((one) => one.outcome === outcome);
  const blocks = [
    ...heading(report, config),
    '## Incidents in numbers',
    ...incidentCounts(report, config),
    '## Response times',
    ...responseTimes(report),
    '## Promises',
    ...punctuality(report),
    '## Availability',
    ...availability(report, config),
    '## Incidents',
    report.incidents.length === 0 && report.carriedIn.length > 0
      ? 'None began in this period.'
      : incidentTable(report.incidents, config),
    ...carried('Continued from before this period', report.carriedIn, config),
    ...carried('Continued after this period', report.carriedOn, config),
    '## False alarms',
    incidentTable(list('false-alarm'), config),
    '## Unfinished',
    incidentTable(list('unfinished'), config),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Incidents of other periods that were going on in this one, or that went on after it: a section where there are any. */
function carried(title: string, incidents: readonly ReportedIncident[], config: VisibleConfig): string[] {
  return incidents.length === 0 ? [] : [`## ${title}`, incidentTable(incidents, config)];
}

function heading({ period, complete, figures }: Report, { site }: VisibleConfig): string[] {
  const [first, last] = [period.interval.start, period.interval.end - 1].map((instant) =>
    dateLabel(dateIn(instant, site.time_zone), 'en'),
  );
  const sentences = [
    `${first === last ? first : `${first} to ${last}`}, ${markdownText(site.time_zone)}.`,
    figures.audience === 'public' ? 'From published incidents.' : 'Internal.',
    complete ? '' : 'The period is not over: these are the figures so far.',
  ];
  return [
    `# ${markdownText(site.name)}: report for ${period.id}`,
    sentences.filter((sentence) => sentence !== '').join(' '),
  ];
}

function incidentCounts({ figures, incidents }: Report, config: VisibleConfig): string[] {
  const { total, false_alarms, open, carried_in, by_severity, by_component, by_cause } = figures.incidents;
  const rate = falseAlarmRate(false_alarms, total);
  const share = rate === null ? '' : ` (${Math.round(rate * 100)} %)`;
  const severities = config.severities.map(({ id, name }) => ({ id, name: `${id} ${name}` }));
  const causes = incidents.flatMap(({ visible }) => visible.cause ?? []);
  return [
    `Began: ${total}. Continued from before: ${carried_in}. Unfinished: ${open}. False alarms: ${false_alarms}${share}.`,
    ...countTable('Severity', by_severity, severities),
    ...countTable('Component', by_component, componentsOf(config)),
    ...countTable('Cause', by_cause, causes),
    ...accuracy(figures.severity_accuracy),
  ];
}

function countTable(
  what: string,
  counts: Readonly<Record<string, number>>,
  named: readonly { readonly id: string; readonly name: string }[],
): string[] {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const rows = Object.entries(counts).map(([id, count]) => [markdownText(names.get(id) ?? id), count]);
  return rows.length === 0 ? [] : [markdownTable([what, 'Incidents'], rows)];
}

function accuracy(figure: SeverityAccuracy | null): string[] {
  if (!figure) return [];
  return [
    `The first call of severity was right in ${figure.accurate} of ${figure.reviewed} reviewed incidents.`,
  ];
}

function responseTimes({ figures }: Report): string[] {
  const times: readonly (readonly [string, Minutes | null])[] = [
    ['to first message', figures.time_to_first_word],
    ['to acknowledge', figures.time_to_acknowledge],
    ['to resolve', figures.time_to_resolve],
  ];
  const rows = times.flatMap(([label, time]) => {
    if (!time) return [];
    const { mean_minutes, median_minutes, max_minutes, known, of } = time;
    return [[label, ...[mean_minutes, median_minutes, max_minutes].map(spoken), `${known} of ${of}`]];
  });
  return [
    markdownTable(['Time', 'Mean', 'Median', 'Longest', 'Known'], rows),
    'False alarms do not count, and neither do steps that have not happened yet.',
  ];
}

function punctuality({ figures }: Report): string[] {
  const rows = Object.entries(figures.deadlines).map(([kind, { met, late, overdue }]) => [
    promises[kind as DeadlineKind],
    met,
    late,
    overdue,
  ]);
  return [
    markdownTable(['Promise', 'Kept on time', 'Kept late', 'Overdue'], rows),
    ['Each promise counts in the period in which it was due.', ...moved(figures)].join(' '),
  ];
}

/** To the team every message is an update, too: it is not counted twice. */
function moved({ moved }: Report['figures']): string[] {
  const count = moved.update ?? moved.public_update ?? 0;
  return count === 0 ? [] : [`Put off to more than four times the usual wait: ${count}.`];
}

function availability({ figures }: Report, config: VisibleConfig): string[] {
  const names = new Map(componentsOf(config).map(({ id, name }) => [id, name]));
  const rows = Object.entries(figures.availability).map(([id, percent]) => [
    markdownText(names.get(id) ?? id),
    percent === null ? '–' : `${percent.toFixed(2)} %`,
  ]);
  return [markdownTable(['Component', 'From published incidents'], rows)];
}

function componentsOf({ groups }: VisibleConfig): VisibleComponent[] {
  return groups.flatMap(({ components }) => components);
}

function incidentTable(incidents: readonly ReportedIncident[], { site }: VisibleConfig): string {
  if (incidents.length === 0) return 'None.';
  const rows = incidents.map(({ visible, severity, outcome }) => [
    dateTimeLabel(visible.timeline[0]?.at ?? 0, site.time_zone, 'en'),
    markdownText(severity ?? '–'),
    `[${markdownText(visible.title)}](${absolute(site.url, recordPage(visible.id))})`,
    outcomes[outcome],
  ]);
  return markdownTable(['First entry', 'Severity', 'Incident', 'Outcome'], rows);
}

/** Minutes as people say them: below two hours in minutes, below two days in hours, then in days. */
function spoken(minutes: number | null): string {
  if (minutes === null) return '–';
  const hours = minutes / 60;
  if (hours < 2) return `${minutes} min`;
  return hours < 48 ? `${hours.toFixed(1)} h` : `${(hours / 24).toFixed(1)} d`;
}
