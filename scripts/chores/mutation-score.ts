/** What is read of Stryker's report: its schema is mutation-testing-report-schema, version 2. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly mutatorName: string;
  /** What was written in place of the source. */
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
  readonly status: string;
}

export interface RoomScore {
  readonly room: string;
  /** How many changes a test noticed, of how many that were tried. */
  readonly noticed: number;
  readonly all: number;
  /** 100 where nothing could be changed. */
  readonly percent: number;
  /** The percentage that is wanted. */
  readonly least: number;
  /** Changes that no test noticed, as `src/core/time/x.ts:3:14  +  →  -`. */
  readonly missed: readonly string[];
}

/** A loop that no longer ends is noticed as well. */
const noticedStates = ['Killed', 'Timeout'];
const missedStates = ['Survived', 'NoCoverage'];

/** A change that did not even run, or that was left out by a comment, is none that was tried. */
export function scoreOf(room: string, least: number, { files }: MutationReport): RoomScore {
  const mutants = Object.entries(files).flatMap(([path, file]) =>
    file.mutants.map((mutant) => ({ path, ...mutant })),
  );
  const noticed = mutants.filter(({ status }) => noticedStates.includes(status)).length;
  const missed = mutants.filter(({ status }) => missedStates.includes(status));
  const all = noticed + missed.length;
  return {
    room,
    noticed,
    all,
    percent: all === 0 ? 100 : (100 * noticed) / all,
    least,
    missed: missed.map(
      ({ path, location: { start }, mutatorName, replacement = '' }) =>
        `${path}:${start.line}:${start.column}  ${mutatorName}  ${replacement.replaceAll(/\s+/gu, ' ')}`,
    ),
  };
}
