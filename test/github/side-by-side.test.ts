import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE } from '#core/base/time/instant.ts';
import { parseNews } from '#core/output/flag/marker.ts';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { flagWords } from '#github/flag-words.ts';
import { type Brought, bringFlags } from '#github/flags-on-github.ts';
import { outcomesText } from '#github/outcomes-report.ts';
import { content } from '../fixtures/content.ts';
import { flagContext } from '../fixtures/github/flag-context.ts';
import { LaggingGithub, randomNumbers, type Write } from '../fixtures/github/lagging-github.ts';

const checkout = `---
title: Checkout fails
severity: P0
components: { checkout: major_outage }
timeline:
  - at: 2026-11-23T10:00Z
    message: Payments fail.
---
`;
const oncall = `rotation: { start: 2026-11-02T09:00+01:00, handover: 30m, members: [engineer-a, engineer-b] }
people:
  engineer-a: { name: Engineer A, github: example-engineer-a }
  engineer-b: { name: Engineer B, github: example-engineer-b }
roles: { on-call: { name: On-call engineer, rotation: primary } }
`;
const now = Date.parse('2026-11-23T10:31:00Z');
const all = content({ records: { checkout }, now, config: { oncall } });
const { config, records } = all.visible('internal');
const wanted = wantedFlags(records, config, now);

/** One run. Answers with what it says, once it has ended. */
async function start(
  github: LaggingGithub,
  name: string,
  fate: Parameters<LaggingGithub['issues']>[1],
): Promise<Brought & { readonly announced: number }> {
  let announced = 0;
  const brought = await bringFlags(wanted, {
    ...flagContext(github.issues(name, fate), now),
    clock: () => github.now,
    wait: (ms) => github.wait(ms),
    run: name,
    words: flagWords(config, {}),
    config: all.config,
    channels: [
      {
        name: 'Slack',
        send: async () => {
          announced += 1;
        },
      },
    ],
    issueUrl: String,
  });
  return { ...brought, announced };
}

const firm = { dies: 0, pauses: 0 };
/** Written more than two minutes after its run had asked for its claim. */
const isLate = ({ at, claimed }: Write) => at - claimed > 2 * MINUTE;

const story = fc.record({
  seed: fc.integer(),
  /** Minutes after which each run begins. */
  runs: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 2, maxLength: 5 }),
  dies: fc.constantFrom(0, 0, 0.02, 0.1),
  pauses: fc.constantFrom(0, 0.02, 0.1, 0.3),
});

async function tell({ seed, runs, dies, pauses }: typeof story extends fc.Arbitrary<infer S> ? S : never) {
  const github = new LaggingGithub(now, randomNumbers(seed));
  const ended: Awaited<ReturnType<typeof start>>[] = [];
  for (const [index, begin] of runs.entries()) {
    void github
      .wait(begin * MINUTE)
      .then(() => start(github, `run ${index + 1}`, { dies, pauses }))
      .then((brought) => ended.push(brought));
  }
  await github.settle();
  // The next runs by the clock, of which nothing happens to the first.
  const last: string[] = [];
  for (let round = 0; round < 2; round++) {
    void github
      .wait(15 * MINUTE)
      .then(() => start(github, `by the clock ${round + 1}`, firm))
      .then((brought) => last.push(outcomesText(brought).text));
    await github.settle();
  }
  return { github, ended, last };
}

test('any runs at one moment, of which some die and some pause: one flag stays, everybody is asked, and once', async () => {
  const seen = { dead: 0, late: 0, waited: 0 };
  await fc.assert(
    fc.asyncProperty(story, async (each) => {
      const { github, ended, last } = await tell(each);
      const { writes, state } = github;
      const [flags, news] = [
        writes.filter(({ what }) => what === 'issue'),
        writes.filter(({ what }) => what === 'comment'),
      ];
      // One flag stays, and it says all; the run after the next has nothing to do.
      expect(state.issues.filter((issue) => issue.state === 'open')).toHaveLength(1);
      expect(last[1]).toBe('The flags are as they should be.\n');
      // Nobody is left unasked, and nobody is asked twice, but for runs that paused between claim and comment.
      expect(new Set(news.map(({ text }) => parseNews(text))).size).toBe(1);
      expect(flags.length).toBeLessThanOrEqual(1 + flags.filter(isLate).length);
      expect(news.length).toBeLessThanOrEqual(1 + writes.filter(isLate).length);
      seen.dead += each.runs.length - ended.length;
      seen.late += writes.filter(isLate).length;
      seen.waited += ended
        .flatMap(({ outcomes }) => outcomes)
        .filter(({ isByAnother }) => isByAnother).length;
    }),
    { numRuns: 200 },
  );
  // The law would hold of runs that never meet.
  expect(seen.dead).toBeGreaterThan(20);
  expect(seen.waited).toBeGreaterThan(20);
  expect(seen.late).toBeGreaterThan(2);
}, 120_000);

test('without deaths and pauses other channels are told once, too', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (each) => {
      const { github, ended } = await tell({ ...each, dies: 0, pauses: 0 });
      expect(github.writes.map(({ what }) => what)).toEqual(['issue', 'comment']);
      expect(ended.map(({ announced }) => announced).reduce((sum, one) => sum + one)).toBe(1);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('the claims are gone after the next run that writes', async () => {
  const github = new LaggingGithub(now, randomNumbers(1));
  void start(github, 'one', firm);
  await github.settle();
  expect(github.state.labels.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^upfront-claim-[0-9a-f]{16}-1$/u),
    expect.stringMatching(/^upfront-claim-[0-9a-f]{16}-1$/u),
  ]);
  void github.wait(5 * MINUTE).then(() => github.issues('somebody', firm).change(1, { title: 'Look!' }));
  await github.settle();
  void github.wait(5 * MINUTE).then(() => start(github, 'two', firm));
  await github.settle();
  expect(github.state.labels).toEqual([]);
  expect(github.writes.map(({ run }) => run)).toEqual(['one', 'one']);
});
