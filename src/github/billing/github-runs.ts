import { DAY, type Instant, toIso } from '#core/base/time/instant.ts';
import type { GithubAccess } from '#github/access.ts';
import { githubApi } from '#github/api.ts';
import { endpoints } from '#github/endpoints.ts';
import type { BilledJob } from './billed-minutes.ts';
import type { Runs, WorkflowRun } from './cost.ts';

/** A page of a list has so many items, and a filtered list ends after ten pages. */
const [PAGE, PAGES] = [100, 10];

/**
 * The runs of a repository on GitHub.
 *
 * @param wait how to wait so many milliseconds.
 */
export function githubRuns(access: GithubAccess, wait: (ms: number) => Promise<void>): Runs {
  const { ask } = githubApi(access, wait);
  return {
    onDay: async (day) => {
      const created = `${toIso(day)}..${toIso(day + DAY - 1000)}`;
      const runs: WorkflowRun[] = [];
      for (let page = 1; page <= PAGES; page++) {
        const { workflow_runs: found } = await ask(endpoints.runs, { created, per_page: PAGE, page });
        runs.push(...found.map(({ id, name }) => ({ id, workflow: name ?? 'without a name' })));
        if (found.length < PAGE) break;
      }
      return runs;
    },
    jobsOf: async (run_id) => {
      const { jobs } = await ask(endpoints.jobs, { run_id, filter: 'all', per_page: PAGE });
      return jobs.map(
        ({ started_at, completed_at, conclusion }): BilledJob => ({
          started: instantOf(started_at),
          ended: instantOf(completed_at),
          conclusion: conclusion ?? null,
        }),
      );
    },
  };
}

function instantOf(value: string | null | undefined): Instant | undefined {
  return value ? Date.parse(value) : undefined;
}
