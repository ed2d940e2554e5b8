import { type Claiming, claimLabel, doneClaims, looked, read, taken } from '#core/output/mark/claim.ts';

// Time passes in steps of half a minute. Ages are in such steps, and those that make no difference any more are one.
const STEP = 30_000;
const OLDEST = 7;
const aged = (age: number) => Math.min(age + 1, OLDEST);
const at = (age: number) => NOW - age * STEP;
/** Any instant. */
const NOW = 1_800_000_000_000;

/** One run: what it does next, and how long ago it sent the request for the claim that it holds. */
interface Run {
  readonly next: 'list' | 'take' | 'read' | 'look' | 'write' | 'done' | 'dead';
  readonly n: number;
  readonly claimAge: number | null;
  /** It wrote more than two minutes after its claim. */
  readonly isLate: boolean;
}

export interface World {
  /** Ages of the claims that are there, by number; null where there is none. */
  readonly claims: readonly (number | null)[];
  /** Of the claims that were removed less than a minute ago, the age, and how long ago: a reading may show them. */
  readonly removed: readonly (readonly [age: number, ago: number] | null)[];
  /** Ages of what was written. */
  readonly written: readonly number[];
  readonly runs: readonly Run[];
}

/** What the rules are, so that a test can break one. */
export const rules = { taken, read, looked, doneClaims };
export type Rules = typeof rules;

export function world(runs: number): World {
  const run: Run = { next: 'list', n: 1, claimAge: null, isLate: false };
  return { claims: [], removed: [], written: [], runs: Array.from({ length: runs }, () => run) };
}

/** Lists certainly show what is a minute old. What is newer they show or not. */
function sights({ written }: World): boolean[] {
  if (written.some((age) => age * STEP >= 60_000)) return [true];
  return written.length > 0 ? [true, false] : [false];
}

function after(run: Run, claiming: Claiming): Run {
  switch (claiming.step) {
    case 'take':
    case 'read':
      return { ...run, next: claiming.step, n: claiming.n, claimAge: null };
    case 'look':
    case 'write':
      return { ...run, next: claiming.step };
    case 'seen':
      return { ...run, next: 'done', claimAge: null };
    case 'held':
      // It lists again at any later time, sooner or later than it has to.
      return { ...run, next: 'list', n: 1, claimAge: null };
  }
}

/** Every world that the next request of a run can lead to. */
function answers(world: World, index: number, { taken, read, looked }: Rules): World[] {
  const run = world.runs[index] as Run;
  const become = (next: Run, change: Partial<World> = {}): World => ({
    ...world,
    ...change,
    runs: world.runs.map((each, i) => (i === index ? next : each)),
  });
  const claim = world.claims[run.n - 1] ?? null;
  switch (run.next) {
    case 'list':
      return sights(world).map((isThere) =>
        become(
          isThere ? { ...run, next: 'done', claimAge: null } : { ...run, next: 'take', n: 1, claimAge: null },
        ),
      );
    case 'take': {
      const next = after({ ...run, claimAge: claim === null ? 0 : null }, taken(run.n, claim === null, NOW));
      if (claim !== null) return [become(next)];
      const claims = Array.from({ length: Math.max(run.n, world.claims.length) }, (_, i) =>
        i === run.n - 1 ? 0 : (world.claims[i] ?? null),
      );
      return [become(next, { claims })];
    }
    case 'read': {
      const gone = become(after(run, read(run.n, 'gone', NOW)));
      if (claim === null) return [gone];
      const found = become(after(run, read(run.n, at(claim), NOW)));
      if (claim * STEP >= 60_000) return [found];
      // A reading may lag, too: it shows nothing, or the claim before.
      const [before] = world.removed[run.n - 1] ?? [];
      return before === undefined
        ? [found, gone]
        : [found, gone, become(after(run, read(run.n, at(before), NOW)))];
    }
    case 'look':
      return sights(world).map((isThere) => become(after(run, looked(at(run.claimAge ?? 0), isThere, NOW))));
    case 'write':
      return [
        become(
          { ...run, next: 'done', claimAge: null, isLate: (run.claimAge ?? 0) * STEP > 120_000 },
          { written: [...world.written, 0].sort() },
        ),
      ];
    default:
      return [];
  }
}

function isActive({ next }: Run): boolean {
  return next !== 'done' && next !== 'dead';
}

/** What is tried. */
export interface Limits {
  readonly maxClaims: number;
  /** Whether a reading may show a claim that is gone. */
  readonly stale?: boolean;
}

/** Every world that can come next: a request is answered, time passes, a run dies, a run removes claims. */
export function following(world: World, rules: Rules, { maxClaims, stale = false }: Limits): World[] {
  const next: World[] = [];
  for (const [index, run] of world.runs.entries()) {
    if (!isActive(run) || (run.next === 'take' && run.n > maxClaims)) continue;
    next.push(...answers(world, index, rules));
    const dead: Run = { ...run, next: 'dead', claimAge: null };
    next.push({ ...world, runs: world.runs.map((each, i) => (i === index ? dead : each)) });
  }
  next.push({
    claims: world.claims.map((age) => (age === null ? null : aged(age))),
    removed: world.removed.map((each) =>
      each && (each[1] + 1) * STEP < 60_000 ? ([aged(each[0]), each[1] + 1] as const) : null,
    ),
    written: world.written.map(aged),
    runs: world.runs.map((run) => (run.claimAge === null ? run : { ...run, claimAge: aged(run.claimAge) })),
  });
  next.push(...cleaned(world, rules).map((each) => (stale ? each : { ...each, removed: [] })));
  return next;
}

/** A run that sees what the claims were for removes what it may, at any time, one label or all. */
function cleaned({ claims, removed, written, runs }: World, { doneClaims }: Rules): World[] {
  if (written.length === 0) return [];
  const labels = claims.flatMap((age, i) =>
    age === null ? [] : [claimLabel('ab', i + 1, at(age), 'a run')],
  );
  return written.flatMap((age) => {
    const names = doneClaims(labels, new Map([['ab', at(age)]]), new Set(), NOW);
    const numbers = new Set(names.map((name) => Number(name.split('-').at(-1))));
    const without = (gone: (n: number) => boolean) => ({
      claims: claims.map((each, i) => (gone(i + 1) ? null : each)),
      removed: claims.map((each, i) =>
        each !== null && gone(i + 1) ? ([each, 0] as const) : (removed[i] ?? null),
      ),
      written,
      runs,
    });
    return [...numbers]
      .map((n) => without((each) => each === n))
      .concat(without((each) => numbers.has(each)));
  });
}

/** What is wrong with a world; undefined where nothing is. */
export function fault(world: World, rules: Rules): string | undefined {
  const { written, runs } = world;
  const late = runs.filter((run) => run.isLate).length;
  if (written.length > 1 + late) return `written ${written.length} times, ${late} of them late`;
  if (written.length > 0 || runs.some(isActive)) return undefined;
  return isWrittenLater(world, rules) ? undefined : 'nothing was written, and the next run does not write it';
}

/** Whether one more run writes, a few minutes later. */
function isWrittenLater({ claims, written }: World, rules: Rules): boolean {
  const [run] = world(1).runs;
  let now: World = {
    removed: [],
    claims: claims.map((age) => (age === null ? null : OLDEST)),
    written,
    runs: run ? [run] : [],
  };
  for (let request = 0; request < 100 && now.runs.some(isActive); request++)
    now = answers(now, 0, rules)[0] ?? now;
  return now.written.length > 0;
}

/** Worlds that differ only in the order of the runs are one. */
export function keyOf({ claims, removed, written, runs }: World): string {
  const each = runs.map(
    ({ next, n, claimAge, isLate }) => `${next}${n}${claimAge ?? '-'}${isLate ? '!' : ''}`,
  );
  return `${claims.map((age) => age ?? '-').join()}|${removed.map((each) => each?.join('~') ?? '-').join()}|${written.join()}|${each.sort().join()}`;
}

/** Looks at every world that can come about. Answers with how many there are, and the first that is wrong. */
export function explore(
  start: World,
  rules: Rules,
  limits: Limits & { readonly most: number },
): { readonly worlds: number; readonly fault?: string; readonly path?: readonly string[] } {
  const from = new Map<string, string | undefined>([[keyOf(start), undefined]]);
  let frontier = [start];
  while (frontier.length > 0) {
    const found: World[] = [];
    for (const each of frontier) {
      const before = keyOf(each);
      for (const next of following(each, rules, limits)) {
        const key = keyOf(next);
        if (from.has(key)) continue;
        from.set(key, before);
        const wrong = fault(next, rules);
        if (wrong !== undefined) {
          const path = [key];
          for (let step = from.get(key); step !== undefined; step = from.get(step)) path.unshift(step);
          return { worlds: from.size, fault: wrong, path };
        }
        if (from.size > limits.most) return { worlds: from.size, fault: 'too many worlds to look at' };
        found.push(next);
      }
    }
    frontier = found;
  }
  return { worlds: from.size };
}
