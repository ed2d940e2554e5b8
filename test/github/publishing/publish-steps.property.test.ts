import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterBuild, afterUpload } from '#github/publishing/publish-steps.ts';
import { worthPublishing } from '#github/publishing/worth-publishing.ts';

/** One run of the workflow: what it does next, and what it knows. */
interface Run {
  step: 'start' | 'build' | 'ask' | 'upload' | 'end';
  /** The commit of the event that started it. */
  readonly event: number;
  head: number;
  builds: number;
}

/** Which commit a run reads, so that the test can show what a wrong choice does. */
type Reads = 'head' | 'event';

/**
 * A repository whose commits are numbered from 1; GitHub's group `publish` with one run and one that waits; the public site.
 *
 * @param refused commits that `check` refuses.
 */
function world(refused: ReadonlySet<number>, reads: Reads) {
  let head = 1;
  let live = 0;
  let left: { commit: string; failed?: number } | undefined;
  let running: Run | undefined;
  let waiting: Run | undefined;
  let failureIsOpen = false;
  const ask = (event: number) => {
    const run: Run = { step: 'start', event, head: 0, builds: 0 };
    if (running) waiting = run;
    else running = run;
  };
  const end = () => {
    running = waiting;
    waiting = undefined;
  };
  const fail = (commit: number) => {
    failureIsOpen = true;
    left = { commit: String(commit), failed: 0 };
    end();
  };
  const worth = () => worthPublishing({ builtAt: 0, renewAt: 100 }, left, String(head), 0) !== undefined;
  const acts = {
    push: () => ask(++head),
    tick: () => {
      if (worth()) ask(head);
    },
    again: () => ask(Math.max(1, head - 1)),
    kill: () => {
      if (running) end();
    },
    step: () => {
      const run = running;
      if (!run) return;
      switch (run.step) {
        case 'start':
          run.head = reads === 'head' ? head : run.event;
          if (!worth()) return end();
          run.step = 'build';
          return;
        case 'build':
          run.builds++;
          if (refused.has(run.head)) return fail(run.head);
          run.step = 'ask';
          return;
        case 'ask':
          if (reads === 'head' && afterBuild(String(run.head), String(head), run.builds) === 'build') {
            run.head = head;
            run.step = 'build';
          } else run.step = 'upload';
          return;
        case 'upload':
          live = run.head;
          run.step = 'end';
          return;
        case 'end':
          left = { commit: String(live) };
          failureIsOpen = false;
          if (reads === 'head' && afterUpload(String(live), String(head)) === 'dispatch') ask(head);
          return end();
      }
    },
  };
  return {
    acts,
    isQuiet: () => !running,
    state: () => ({ head, live, failureIsOpen }),
  };
}

type Act = keyof ReturnType<typeof world>['acts'];

const plays = fc.record({
  acts: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant<Act>('step') },
      { weight: 2, arbitrary: fc.constantFrom<Act>('push', 'tick') },
      { weight: 1, arbitrary: fc.constantFrom<Act>('kill', 'again') },
    ),
    { maxLength: 60 },
  ),
  refused: fc.uniqueArray(fc.integer({ min: 2, max: 12 }), { maxLength: 3 }),
});

/** Plays all of it, then so many ticks, and lets every run come to its end. */
function endOf(acts: readonly Act[], refused: readonly number[], reads: Reads, ticks: number) {
  const { acts: act, isQuiet, state } = world(new Set(refused), reads);
  const finish = () => {
    for (let step = 0; step < 100 && !isQuiet(); step++) act.step();
    expect(isQuiet()).toBe(true);
  };
  for (const each of ['push' as const, ...acts]) act[each]();
  finish();
  for (let tick = 0; tick < ticks; tick++) {
    act.tick();
    finish();
  }
  return state();
}

/** The newest commit is live and no failure is open, or it is refused and the failure is open. */
function isWell({ head, live, failureIsOpen }: ReturnType<typeof endOf>, refused: readonly number[]) {
  return refused.includes(head) ? failureIsOpen : live === head && !failureIsOpen;
}

describe('the newest commit is live in the end, or the failure is open', () => {
  test('pushes, ticks, runs that are started again, runs that are killed, in any order, and then a tick', () => {
    fc.assert(
      fc.property(plays, ({ acts, refused }) => isWell(endOf(acts, refused, 'head', 1), refused)),
      { numRuns: 20_000 },
    );
  });

  const alive = plays.map(({ acts, refused }) => ({ acts: acts.filter((act) => act !== 'kill'), refused }));

  test('where no run is killed, no tick is needed', () => {
    fc.assert(
      fc.property(alive, ({ acts, refused }) => isWell(endOf(acts, refused, 'head', 0), refused)),
      { numRuns: 20_000 },
    );
  });

  test('runs that publish the commit of their event would end with an old one', () => {
    const law = fc.property(alive, ({ acts }) => isWell(endOf(acts, [], 'event', 0), []));
    expect(fc.check(law, { numRuns: 20_000 }).failed).toBe(true);
  });
});
