import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '#core/base/time/instant.ts';
import { billedMinutes } from '#github/billing/billed-minutes.ts';
import { costOf, type Runs } from '#github/billing/cost.ts';
import { costJson, costText } from '#github/billing/cost-report.ts';
import { drawSample, estimate } from '#github/billing/estimate.ts';
import { githubRuns } from '#github/billing/github-runs.ts';
import { wentWrong } from '#github/github-error.ts';
import { drawFrom } from '../../../scripts/chores/actions/draw.ts';
import { answeringServer, refusingServer } from '../../fixtures/issues-server.ts';

const now = Date.UTC(2026, 10, 23, 12);

test.each([
  ['no job', [], 0],
  ['five seconds', [[0, 5000, 'success']], 1],
  ['a minute', [[0, MINUTE, 'success']], 1],
  ['a minute and a millisecond', [[0, MINUTE + 1, 'failure']], 2],
  [
    'two jobs of a few seconds',
    [
      [0, 5000, 'success'],
      [0, 5000, 'cancelled'],
    ],
    2,
  ],
  ['one that was skipped', [[0, 5000, 'skipped']], 0],
  ['one that never started', [[undefined, undefined, 'cancelled']], 0],
  ['one that still runs', [[now - 5 * MINUTE, undefined, null]], 5],
] as const)('%s', (_name, jobs, minutes) => {
  const list = jobs.map(([started, ended, conclusion]) => ({ started, ended, conclusion }));
  expect(billedMinutes(list, now)).toBe(minutes);
});

describe('a sample', () => {
  test('of everything has no error, and the sum itself', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 50 }), (minutes) => {
        const found = estimate(minutes.length, minutes);
        expect(found.minutes).toBeCloseTo(minutes.reduce((a, b) => a + b, 0));
        expect(found.error).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('is a part of the list, without repetition', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { maxLength: 40 }),
        fc.nat(50),
        fc.integer(),
        (list, count, seed) => {
          const drawn = drawSample(list, count, drawFrom(seed).share);
          expect(drawn).toHaveLength(Math.min(count, list.length));
          expect(new Set(drawn).size).toBe(drawn.length);
          for (const each of drawn) expect(list).toContain(each);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is right within two standard errors about nineteen times in twenty', () => {
    const draw = drawFrom(5);
    const runs = Array.from({ length: 1000 }, () => Math.ceil(draw.between(0, 10) ** 2 / 10));
    const sum = runs.reduce((a, b) => a + b, 0);
    let inside = 0;
    for (let i = 0; i < 400; i++) {
      const { minutes, error } = estimate(runs.length, drawSample(runs, 60, draw.share));
      if (Math.abs(minutes - sum) <= 2 * error) inside++;
    }
    expect(inside).toBeGreaterThan(370);
  });
});

/** Runs in memory: so many of a workflow a day, each with jobs of so many seconds. */
function runsOf(perDay: Readonly<Record<string, readonly [count: number, ...seconds: number[]]>>) {
  let asked = 0;
  const workflows = Object.entries(perDay);
  const runs: Runs = {
    onDay: async () => {
      asked++;
      return workflows.flatMap(([workflow, [count]], index) =>
        Array.from({ length: count }, () => ({ id: index, workflow })),
      );
    },
    jobsOf: async (run) => {
      asked++;
      const [, ...seconds] = workflows[run]?.[1] ?? [0];
      return seconds.map((each) => ({ started: 0, ended: each * 1000, conclusion: 'success' }));
    },
  };
  return { runs, asked: () => asked };
}

const share = drawFrom(3).share;

test('few runs are read one by one, and the dearest workflow comes first', async () => {
  const { runs } = runsOf({ check: [1, 20], publish: [2, 70, 5] });
  const cost = await costOf(runs, { days: 3, now, share });
  expect(cost.workflows.map(({ workflow, minutes, error }) => [workflow, minutes, error])).toEqual([
    ['publish', 18, 0],
    ['check', 3, 0],
  ]);
  expect(costText(cost, 20)).toBe(`Billed minutes from 2026-11-21 to 2026-11-23, in UTC

workflow    runs         minutes
publish        6              18
check          3               3
all            9              21

1 minute over the plan of 20.
publish takes most of it: a longer confirm: in config/site.yml renews pages less frequently.
In a public repository minutes are free, and GitHub stops schedules after 60 days without activity. In any repository it stops
them when the account that last changed the cron line leaves the organisation.
`);
  expect(JSON.parse(costJson(cost, 20))).toMatchObject({
    plan: 20,
    total: { minutes: 21, standard_error: 0 },
  });
});

test('of many runs a sample is read, with at most so many requests', async () => {
  const { runs, asked } = runsOf({ publish: [40, 30], tick: [24, 10], watch: [2, 3000] });
  const cost = await costOf(runs, { days: 30, now, share });
  expect(asked()).toBeLessThanOrEqual(500);
  expect(cost.total).toMatchObject({ runs: 1980, minutes: 40 * 30 + 24 * 30 + 2 * 30 * 50 });
  expect(costText(cost, 2000)).toMatch(/\d+ of 1980 runs were read; the others are estimated/u);
});

test('nothing ran', async () => {
  const { runs } = runsOf({});
  expect(costText(await costOf(runs, { days: 1, now, share }), 2000)).toContain('No workflow ran.');
});

describe('what GitHub answers is not believed', () => {
  const access = (baseUrl: string) => ({ token: 'token', owner: 'example', repo: 'status', baseUrl });
  test.each([
    '',
    '{}',
    '[]',
    'null',
    '<!doctype html>',
    '{"workflow_runs":[{"id":"x"}],"jobs":[{"started_at":4}]}',
  ])('%j', async (body) => {
    const { url } = await answeringServer(body);
    const runs = githubRuns(access(url), async () => {});
    for (const ask of [() => runs.onDay(now - (now % DAY)), () => runs.jobsOf(7)]) {
      const said = await ask().catch((error: unknown) => wentWrong(error));
      expect(said).toEqual(expect.stringMatching(/answered/u));
    }
  });

  test('a refusal is said', async () => {
    const { url } = await refusingServer(403, 'Resource not accessible by integration');
    const runs = githubRuns(access(url), async () => {});
    expect(await runs.jobsOf(7).catch((error: unknown) => wentWrong(error))).toContain('it answered 403');
  });
});
