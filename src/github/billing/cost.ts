import { DAY, type Instant } from '#core/base/time/instant.ts';
import { type BilledJob, billedMinutes } from './billed-minutes.ts';
import { drawSample, type Estimate, estimate } from './estimate.ts';

/** A run of a workflow. */
export interface WorkflowRun {
  readonly id: number;
  /** Name of the workflow. */
  readonly workflow: string;
}

/** What is asked of GitHub. */
export interface Runs {
  /** Runs that were made on a day in UTC: a filtered list ends at a thousand, so days are asked one by one. */
  readonly onDay: (day: Instant) => Promise<readonly WorkflowRun[]>;
  /** All jobs of a run, those of repetitions included. */
  readonly jobsOf: (run: number) => Promise<readonly BilledJob[]>;
}

/** What the workflows of a repository cost. */
export interface Cost {
  readonly from: Instant;
  readonly until: Instant;
  /** Dearest first. */
  readonly workflows: readonly (Estimate & { readonly workflow: string })[];
  readonly total: Pick<Estimate, 'runs' | 'read' | 'minutes' | 'error'>;
}

/** A call asks GitHub at most so many times. */
export const REQUESTS = 500;

/**
 * Billed minutes of the last days, by workflow. A list of runs does not say what they cost: the jobs of each run are read, and
 * where there are too many, those of a sample of each workflow, in proportion to its runs.
 *
 * @param share draws for the sample.
 */
export async function costOf(
  runs: Runs,
  {
    days,
    now,
    share,
    requests = REQUESTS,
  }: { days: number; now: Instant; share: () => number; requests?: number },
): Promise<Cost> {
  const today = Math.floor(now / DAY) * DAY;
  const from = today - (days - 1) * DAY;
  const byWorkflow = new Map<string, WorkflowRun[]>();
  let all = 0;
  let left = requests;
  for (let day = from; day <= today; day += DAY) {
    const found = await runs.onDay(day);
    left -= Math.max(1, Math.ceil(found.length / 100));
    all += found.length;
    for (const run of found) byWorkflow.set(run.workflow, [...(byWorkflow.get(run.workflow) ?? []), run]);
  }
  const workflows: (Estimate & { workflow: string })[] = [];
  for (const [workflow, list] of byWorkflow) {
    // Two at least: one says nothing of how much they differ.
    const count = all <= left ? list.length : Math.max(2, Math.floor((left * list.length) / all));
    const read: number[] = [];
    for (const { id } of drawSample(list, count, share)) read.push(billedMinutes(await runs.jobsOf(id), now));
    workflows.push({ workflow, ...estimate(list.length, read) });
  }
  workflows.sort((a, b) => b.minutes - a.minutes || (a.workflow < b.workflow ? -1 : 1));
  const sum = (key: 'runs' | 'read' | 'minutes') => workflows.reduce((total, each) => total + each[key], 0);
  const error = Math.sqrt(workflows.reduce((total, each) => total + each.error ** 2, 0));
  return {
    from,
    until: now,
    workflows,
    total: { runs: sum('runs'), read: sum('read'), minutes: sum('minutes'), error },
  };
}
