import { drawFrom } from './actions/draw.ts';
import { drawHappening, type Month, months } from './actions/recorded-year.ts';
import { type Outcome, type Setup, simulate } from './actions/simulate.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const YEAR = 12;

const common = { confirm: 3 * HOUR } as const;
/** GitHub's schedule as the fallback of ticks from outside, and where there are none. */
const [fallback, alone] = [6 * HOUR, HOUR];

/** The setups that docs/hosting.md compares. */
export const setups: readonly Setup[] = [
  { ...common, name: 'tick every minute', tick: MINUTE, schedule: fallback, watch: false },
  { ...common, name: 'tick every 5 minutes', tick: 5 * MINUTE, schedule: fallback, watch: false },
  { ...common, name: 'tick every 15 minutes', tick: 15 * MINUTE, schedule: fallback, watch: false },
  { ...common, name: 'tick every hour', tick: HOUR, schedule: fallback, watch: false },
  { ...common, name: 'no tick, a job that watches', tick: undefined, schedule: alone, watch: true },
  { ...common, name: 'no tick, no job that watches', tick: undefined, schedule: alone, watch: false },
];

/** What a setup costs and how late it is, over a simulated year. Times are in seconds, minutes are billed minutes. */
export interface SetupFigures {
  readonly name: string;
  /** A month in which nothing happens, and one with three incidents of severity P1. */
  readonly quiet: number;
  readonly usual: number;
  /** What one incident of severity P1 adds. */
  readonly p1: number;
  readonly update: { readonly median: number; readonly longest: number };
  readonly flag: {
    readonly median: number;
    readonly longest: number;
    readonly missed: number;
    readonly all: number;
  };
  /** The longest time for which the site was not confirmed, in the quiet year or the usual one. */
  readonly unconfirmed: number;
}

/** The figures of a setup, over twelve months of each kind. */
export function figuresOf(setup: Setup, seed = 7): SetupFigures {
  const year = (month: Month): Outcome =>
    simulate(drawHappening(month, YEAR, drawFrom(seed)), setup, drawFrom(seed + 1));
  const [quiet, usual, p1] = [year(months.quiet), year(months.usual), year({ ...months.quiet, p1: 3 })];
  const flags = inOrder(usual.flags);
  const updates = inOrder(usual.updates);
  return {
    name: setup.name,
    quiet: quiet.minutes / YEAR,
    usual: usual.minutes / YEAR,
    p1: (p1.minutes - quiet.minutes) / YEAR / 3,
    update: { median: middle(updates), longest: updates.at(-1) ?? 0 },
    flag: {
      median: middle(flags),
      longest: flags.at(-1) ?? 0,
      missed: usual.missed,
      all: flags.length + usual.flagsOfLost.length + usual.missed,
    },
    unconfirmed: Math.max(quiet.unconfirmed, usual.unconfirmed),
  };
}

/** The table of all setups, as `npm run bench -- actions` prints it. */
export function actionsTable(): string {
  const head = [
    'setup',
    'quiet month',
    'with 3 P1',
    'one P1 adds',
    'update live after',
    'flag after',
    'flags too late',
    'not confirmed',
  ];
  const rows = setups.map((setup) => {
    const { name, quiet, usual, p1, update, flag, unconfirmed } = figuresOf(setup);
    return [
      name,
      `${Math.round(quiet)} min`,
      `${Math.round(usual)} min`,
      `${Math.round(p1)} min`,
      `${length(update.median)}, at most ${length(update.longest)}`,
      `${length(flag.median)}, at most ${length(flag.longest)}`,
      `${flag.missed} of ${flag.all}`,
      unconfirmed < MINUTE ? 'never' : `up to ${length(unconfirmed)}`,
    ];
  });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function inOrder(list: readonly number[]): number[] {
  return [...list].sort((a, b) => a - b);
}

function middle(list: readonly number[]): number {
  return list[Math.floor(list.length / 2)] ?? 0;
}

function length(seconds: number): string {
  if (seconds < 2 * MINUTE) return `${Math.round(seconds)} s`;
  if (seconds < 2 * HOUR) return `${Math.round(seconds / MINUTE)} min`;
  return `${(seconds / HOUR).toFixed(1)} h`;
}
