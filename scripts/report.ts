import { Option } from 'commander';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience, VisibleConfig } from '#core/audience/visible.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { type Period, parsePeriod, periodOf, previousPeriod } from '#core/base/time/period.ts';
import { stopsSite } from '#core/content/config/stops-site.ts';
import type { Report } from '#core/output/report/report.ts';
import { reportCsv } from '#core/output/report/report-csv.ts';
import { reportJson } from '#core/output/report/report-json.ts';
import { reportMarkdown } from '#core/output/report/report-markdown.ts';
import { reportOf } from '#core/output/report/report-of.ts';
import { type ContentOptions, command, exit, run, UserError } from '#terminal/command.ts';
import { printProblems } from '#terminal/print-problems.ts';
import { readRoot } from '#terminal/read-root.ts';

const formats = {
  md: reportMarkdown,
  json: reportJson,
  csv: reportCsv,
} as const satisfies Record<string, (report: Report, config: VisibleConfig) => string>;

interface ReportOptions extends ContentOptions {
  readonly period?: string | undefined;
  readonly format: keyof typeof formats;
  readonly audience: Audience;
}

const program = command(
  'report',
  'Prints the report of a period: incidents, response times, promises, availability.',
)
  .option('--period <period>', 'a month, quarter, ISO week or day (default: the last complete month)')
  .addOption(new Option('--format <format>', 'how to print it').choices(Object.keys(formats)).default('md'))
  .addOption(
    new Option('--audience <audience>', 'who is to read it')
      .choices(['public', 'internal'])
      .default('public'),
  );

await run(program, async () => {
  const { root, now: asked, period: text, format, audience } = program.opts<ReportOptions>();
  const { config: raw, records, problems, now } = await readRoot({ root, now: asked }, audience);
  if (problems.length > 0) printProblems(problems, root, 'text', process.stderr);
  if (!raw || problems.some(stopsSite)) {
    process.stderr.write('No report: with records missing, its figures would be wrong.\n');
    return exit.problems;
  }
  const config = redactConfig(raw, audience);
  const period = choosePeriod(text, config.site.time_zone, now);
  const report = reportOf(period, redactRecords(records, raw, audience), config, now);
  process.stdout.write(formats[format](report, config));
  return problems.length > 0 ? exit.problems : exit.fine;
});

function choosePeriod(text: string | undefined, zone: string, now: Instant): Period {
  const thisMonth = periodOf(now, 'month', zone);
  const lastMonth = previousPeriod(thisMonth, zone);
  if (text === undefined) return lastMonth;
  const period = parsePeriod(text, zone);
  if (!period) {
    const quarter = periodOf(lastMonth.interval.start, 'quarter', zone).id;
    const week = periodOf(lastMonth.interval.start, 'week', zone).id;
    throw new UserError(
      `"${text}" is no period. Write a month as --period ${lastMonth.id}, a quarter as ${quarter}, an ISO week as ${week} or a day as ${lastMonth.id}-01.`,
    );
  }
  if (period.interval.start > now) {
    throw new UserError(
      `${period.id} has not begun: it is ${toIso(now)}. Write --period ${thisMonth.id} for this month so far, or --period ${lastMonth.id} for the last complete one.`,
    );
  }
  return period;
}
