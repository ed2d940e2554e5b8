import { afterBuild } from './publish-steps.ts';

/** What building the default branch needs. */
export interface NewestBuild {
  /** The commit that is checked out. */
  readonly head: () => Promise<string>;
  /** The newest commit of the default branch at this moment. */
  readonly newest: () => Promise<string>;
  /** Checks the newest commit out, as far as the installed packages allow it, and answers what is checked out then. */
  readonly move: () => Promise<string>;
  /** Builds the sites from what is checked out. */
  readonly build: () => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * Builds the newest commit of the default branch: where it moved during the build, again, at most three times.
 *
 * @returns the commit that was built last.
 * @throws what `build` throws.
 */
export async function buildNewest({ head, newest, move, build, say }: NewestBuild): Promise<string> {
  let commit = await head();
  for (let builds = 1; ; builds++) {
    await build();
    // Where the branch cannot be asked, what is built is good: the next look finds what came since.
    const now = await newest().catch(() => commit);
    if (afterBuild(commit, now, builds) === 'upload') return commit;
    const moved = await move();
    // It needs other packages: the run that follows this one installs them.
    if (moved === commit) return commit;
    say(`The branch moved to ${moved.slice(0, 7)} meanwhile: building again.`);
    commit = moved;
  }
}
