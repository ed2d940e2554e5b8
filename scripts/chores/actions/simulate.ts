import { agenda } from './agenda.ts';
import type { Draw } from './draw.ts';
import type { Happening } from './recorded-year.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How a repository is set up. All times are in seconds. */
export interface Setup {
  readonly name: string;
  /** The interval at which something outside GitHub looks whether a run is worth it; undefined: nothing does. */
  readonly tick: number | undefined;
  /** The interval of GitHub's schedule, when it is in time. */
  readonly schedule: number;
  /** Whether a job goes on watching while something of the live lane is open. */
  readonly watch: boolean;
  /** How long a page counts as confirmed. */
  readonly confirm: number;
}

/** What a setup costs, and how late what people wait for is. All times are in seconds. */
export interface Outcome {
  /** Billed minutes: of each job the started ones. */
  readonly minutes: number;
  /** From a commit until the site that holds it is live, one a commit. */
  readonly updates: readonly number[];
  /** From a flag's instant until it is made, one a flag; those that waited for a run that died are left out. */
  readonly flags: readonly number[];
  /** The same of those that waited for a run that died. */
  readonly flagsOfLost: readonly number[];
  /** Flags that were never made, because the late update came first. */
  readonly missed: number;
  /** The longest time for which the site was not confirmed; 0: it always was. */
  readonly unconfirmed: number;
  readonly runs: number;
}

/** Steps of a run, in seconds: measured here as docs/hosting.md has them, and what GitHub's own steps usually take. */
const steps = { checkout: 5, setup: 4, install: 5, overdue: 3, build: 4, upload: 15, finish: 2 } as const;
/** A job that ends before the install: checkout, look. */
const LOOK = 10;
/** How long a watching job may take, so that its token and its machine stay valid. */
const WATCH = 50 * MINUTE;
/** Of runs so many die on the way: a machine is lost, or the registry does not answer. */
const LOST = 0.005;

/**
 * Plays what happens against one setup. The schedule comes late as users measured it in 2026: half of the times within
 * twenty minutes, three in ten within four hours, the others never.
 */
export function simulate(happening: Happening, setup: Setup, { between, share }: Draw): Outcome {
  const queue = agenda();
  const { at, run } = queue;
  const updates: number[] = [];
  const flags: number[] = [];
  const flagsOfLost: number[] = [];
  // Whether the last run died on the way.
  let lost = false;
  let [minutes, runs, unconfirmed, missed] = [0, 0, 0, 0];
  // What is live: how many commits are in it, flags are made, changes are shown; and when it was built.
  const live = { commits: 0, flags: 0, changes: 0, built: 0 };
  let [running, waiting, watching] = [false, false, false];

  const bill = (seconds: number) => {
    minutes += Math.ceil(seconds / MINUTE);
  };
  const flagsAt = happening.flags.map(({ at: when }) => when);
  // From what is known to have happened on, so that a year costs no more than its events.
  const countUpTo = (list: readonly number[], now: number, known: number) => {
    let count = known;
    while (count < list.length && (list[count] as number) <= now) count++;
    return count;
  };
  const commitsUpTo = (now: number) => countUpTo(happening.commits, now, live.commits);
  const flagsUpTo = (now: number) => countUpTo(flagsAt, now, live.flags);
  const changed = (now: number) => countUpTo(happening.changes, now, live.changes) > live.changes;
  const isWorthIt = (now: number) =>
    commitsUpTo(now) > live.commits ||
    flagsUpTo(now) > live.flags ||
    changed(now) ||
    now - live.built >= setup.confirm / 2;
  const isLive = (now: number) => happening.live.some(([from, until]) => from <= now && now < until);

  const makeFlags = (now: number) => {
    const made = flagsUpTo(now);
    for (const flag of happening.flags.slice(live.flags, made)) {
      if (flag.until <= now) missed++;
      else (lost ? flagsOfLost : flags).push(now - flag.at);
    }
    live.flags = made;
    lost = false;
  };
  const publish = (head: number, built: number, now: number) => {
    for (; live.commits < head; live.commits++)
      updates.push(now - (happening.commits[live.commits] as number));
    unconfirmed = Math.max(unconfirmed, now - live.built - setup.confirm);
    live.built = built;
    live.changes = countUpTo(happening.changes, built, live.changes);
  };

  // One run at a time and one that waits, as GitHub's concurrency groups have it.
  const ask = (now: number) => {
    if (running) waiting = true;
    else start(now);
  };
  const start = (now: number) => {
    running = true;
    const began = now + between(3, 20);
    const ready = began + steps.checkout;
    at(ready, () => {
      if (!isWorthIt(ready)) return end(began, began + LOOK);
      runs++;
      const installed = ready + steps.setup + steps.install;
      if (share() < LOST) {
        lost = true;
        return end(began, installed + between(0, MINUTE));
      }
      at(installed + steps.overdue, () => makeFlags(installed + steps.overdue));
      build(began, installed + steps.overdue, 1);
    });
  };
  const build = (began: number, from: number, times: number) => {
    at(from, () => {
      const head = commitsUpTo(from);
      const built = from + steps.build;
      at(built, () => {
        if (commitsUpTo(built) > head && times < 3) return build(began, built, times + 1);
        const uploaded = built + steps.upload * between(0.7, 2);
        at(uploaded, () => {
          publish(head, from, uploaded);
          if (commitsUpTo(uploaded) > head) ask(uploaded);
          // What fell due while the run was building is flagged at its end.
          at(uploaded + steps.overdue, () => makeFlags(uploaded + steps.overdue));
          end(began, uploaded + steps.overdue + steps.finish);
          if (setup.watch && !watching && isLive(uploaded)) watch(uploaded);
        });
      });
    });
  };
  const end = (began: number, now: number) => {
    at(now, () => {
      bill(now - began);
      running = false;
      if (!waiting) return;
      waiting = false;
      start(now);
    });
  };

  // A job that sleeps until the next flag or change, makes the flag itself, and asks for a run where pages change.
  const watch = (from: number) => {
    watching = true;
    const began = from + between(3, 20);
    const ready = began + steps.checkout + steps.setup + steps.install;
    const look = (now: number) => {
      at(now, () => {
        makeFlags(now);
        if (changed(now) || now - live.built >= setup.confirm / 2) ask(now);
        const over = !isLive(now);
        if (!over && now < began + WATCH) return look(now + MINUTE);
        bill(now - began);
        watching = false;
        if (!over) watch(now);
      });
    };
    look(ready);
  };

  for (const when of happening.commits) at(when, () => ask(when));
  if (setup.tick !== undefined) {
    const { tick } = setup;
    const look = (now: number) => {
      at(now, () => {
        if (isWorthIt(now) && !running) ask(now);
        if (now + tick < happening.length) look(now + tick);
      });
    };
    look(tick);
  }
  for (let due = setup.schedule; due < happening.length; due += setup.schedule) {
    const drawn = share();
    if (drawn >= 0.8) continue;
    const comes = due + (drawn < 0.5 ? between(0, 20 * MINUTE) : between(20 * MINUTE, 4 * HOUR));
    at(comes, () => {
      bill(LOOK);
      if (isWorthIt(comes)) ask(comes);
    });
  }
  run();
  return { minutes, updates, flags, flagsOfLost, missed, unconfirmed, runs };
}
