import { toIso } from '#core/base/time/instant.ts';
import { plural } from '#terminal/problems-report.ts';
import type { Cost } from './cost.ts';
import type { Estimate } from './estimate.ts';

/** What people have to know about minutes, that no list of runs says. */
const LIMITS = `In a public repository minutes are free, and GitHub stops schedules after 60 days without activity. In any repository it stops
them when the account that last changed the cron line leaves the organisation.
`;

/** A table by workflow, what is over the plan, and what would help. */
export function costText(cost: Cost, plan: number): string {
  const { workflows, total, from, until } = cost;
  const head = `Billed minutes from ${toIso(from).slice(0, 10)} to ${toIso(until).slice(0, 10)}, in UTC\n\n`;
  if (workflows.length === 0) return `${head}No workflow ran.\n`;
  const width = Math.max(8, ...workflows.map(({ workflow }) => workflow.length));
  const line = (name: string, each: Estimate) =>
    `${name.padEnd(width)}  ${String(each.runs).padStart(6)}  ${minutesText(each).padStart(14)}\n`;
  const rows = workflows.map((each) => line(each.workflow, each)).join('');
  const over = total.minutes - plan;
  const verdict =
    over > 0
      ? `${plural(Math.round(over), 'minute')} over the plan of ${plan.toLocaleString('en')}.\n`
      : `Within the plan of ${plan.toLocaleString('en')} minutes.\n`;
  const sampled =
    total.read < total.runs
      ? `${total.read} of ${total.runs} runs were read; the others are estimated, ± one standard error.\n`
      : '';
  return `${head}${'workflow'.padEnd(width)}    runs         minutes\n${rows}${line('all', total)}\n${sampled}${verdict}${advice(cost)}${LIMITS}`;
}

/** The same for programs. */
export function costJson({ from, until, workflows, total }: Cost, plan: number): string {
  const plain = ({ runs, read, minutes, error }: Estimate) => ({
    runs,
    read,
    minutes: Math.round(minutes),
    standard_error: Number.isFinite(error) ? Math.round(error) : null,
  });
  const document = {
    from: toIso(from),
    until: toIso(until),
    plan,
    workflows: workflows.map((each) => ({ workflow: each.workflow, ...plain(each) })),
    total: plain(total),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function minutesText({ minutes, error }: Estimate): string {
  const text = Math.round(minutes).toLocaleString('en');
  return error > 0
    ? `${text} ± ${Number.isFinite(error) ? Math.round(error).toLocaleString('en') : '?'}`
    : text;
}

/** What would cost less, where a workflow of Upfront's has a large part in the sum. */
function advice({ workflows, total }: Cost): string {
  const part = (name: string) =>
    (workflows.find(({ workflow }) => workflow === name)?.minutes ?? 0) / Math.max(1, total.minutes);
  const lines = [
    part('watch') > 0.2 &&
      'watch takes much of it: let something outside start publish, and write tick: in config/site.yml, or watch: off.',
    part('tick') > 0.3 &&
      'tick takes much of it: let something outside look instead of the schedule, or make its cron less frequent.',
    part('publish') > 0.6 &&
      'publish takes most of it: a longer confirm: in config/site.yml renews pages less frequently.',
    part('check') > 0.4 &&
      'check takes much of it: let it run for pull requests alone, not for pushes to them as well.',
  ];
  return lines.flatMap((each) => (each ? [`${each}\n`] : [])).join('');
}
