import type { Draw } from './draw.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What happens in a repository, in seconds since the beginning, each list in order. */
export interface Happening {
  /** How long it is, in seconds. */
  readonly length: number;
  /** When a commit that `check` accepts reaches the default branch. */
  readonly commits: readonly number[];
  /** When a promise of the live lane becomes overdue, and when the late update comes. */
  readonly flags: readonly { readonly at: number; readonly until: number }[];
  /** When pages change without a commit: a window begins or ends, a notice ends, a day ends. */
  readonly changes: readonly number[];
  /** From when to when something of the live lane is open. */
  readonly live: readonly (readonly [from: number, until: number])[];
}

/** How much of what happens there is in a month of thirty days. */
export interface Month {
  /** Incidents of severity P1, each of about six hours and of twelve commits. */
  readonly p1: number;
  /** Commits that belong to none of them. */
  readonly commits: number;
  readonly maintenances: number;
}

/** A month in which nothing goes wrong, and one with three incidents of severity P1. */
export const months = {
  quiet: { p1: 0, commits: 0, maintenances: 0 },
  usual: { p1: 3, commits: 20, maintenances: 2 },
} as const satisfies Record<string, Month>;

/**
 * What happens in so many months that are alike, drawn. Updates of an incident come about every half hour; one in five comes
 * five to ninety minutes after the hour that was promised.
 */
export function drawHappening(month: Month, count: number, { between, share }: Draw): Happening {
  const [commits, changes]: [number[], number[]] = [[], []];
  const flags: { at: number; until: number }[] = [];
  const live: [number, number][] = [];
  for (let m = 0; m < count; m++) {
    const start = m * 30 * DAY;
    for (let day = 1; day <= 30; day++) changes.push(start + day * DAY);
    for (let i = 0; i < month.commits; i++) commits.push(start + between(0, 30 * DAY));
    for (let i = 0; i < month.maintenances; i++) {
      const from = start + Math.floor(between(1, 29)) * DAY + 22 * HOUR;
      changes.push(from, from + 2 * HOUR);
    }
    for (let i = 0; i < month.p1; i++) {
      // Each in its own third of the month, so that no two of them are open at once.
      const from = start + (30 / month.p1) * DAY * i + between(0, (30 / month.p1 - 1) * DAY);
      let at = from;
      for (let entry = 0; entry < 12; entry++) {
        if (entry > 0 && share() < 0.2) {
          const until = at + HOUR + between(5, 90) * MINUTE;
          flags.push({ at: at + HOUR, until });
          at = until;
        } else if (entry > 0) at += between(20, 35) * MINUTE;
        commits.push(at);
      }
      live.push([from, at]);
    }
  }
  const inOrder = (list: number[]) => list.sort((a, b) => a - b);
  return {
    length: count * 30 * DAY,
    commits: inOrder(commits),
    flags: flags.sort((a, b) => a.at - b.at),
    changes: inOrder(changes),
    live,
  };
}
