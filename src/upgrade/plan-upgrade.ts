import type { NewFiles } from '#init/new-files.ts';
import { hostOf, ownedFiles } from '#init/owned-files.ts';
import { textHash, type Written, written } from '#init/written.ts';
import type { Migration } from './migrations.ts';

/** A file with its new text. */
export interface Change {
  readonly path: string;
  /** What changes in it: a verb and its object. */
  readonly does: string;
  readonly text: string;
}

/** What only people can decide. */
export interface Note {
  readonly path: string;
  readonly says: string;
}

export interface UpgradePlan {
  readonly changes: readonly Change[];
  readonly notes: readonly Note[];
  /** What package.json has to say under `upfront`; undefined where it says so already. */
  readonly written: Written | undefined;
}

export interface Repository {
  /** What package.json says under `upfront`; undefined where an `init` before 0.1.0, or nobody, wrote it. */
  readonly written: Written | undefined;
  /** The files that migrations and the template are about, where they exist. */
  readonly files: NewFiles;
}

export interface Engine {
  readonly version: string;
  readonly template: NewFiles;
  readonly migrations: readonly Migration[];
}

/**
 * What this version would like changed in a content repository. Pure. Once the plan is applied, the next one is empty.
 *
 * @param today `YYYY-MM-DD` in the site's zone.
 */
export function planUpgrade(repository: Repository, engine: Engine, today: string): UpgradePlan {
  const owned = ownedFiles(
    engine.template,
    hostOf(repository.files.get('.github/workflows/publish.yml') ?? ''),
  );
  const changes = migrated(repository, dueMigrations(engine.migrations, repository.written), today);
  const notes: Note[] = [];
  for (const [path, text] of owned) {
    const decided = replaced(path, text, repository);
    if (decided && 'text' in decided) changes.push(decided);
    else if (decided) notes.push(decided);
  }
  for (const path of Object.keys(repository.written?.files ?? {})) {
    if (!owned.has(path) && repository.files.has(path))
      notes.push({ path, says: 'is not shipped any more. Remove it, unless you need it.' });
  }
  const files = written(engine.version, owned);
  const isKnown =
    changes.length === 0 &&
    repository.written !== undefined &&
    JSON.stringify(repository.written.files) === JSON.stringify(files.files);
  return { changes, notes, written: isKnown ? undefined : files };
}

/** Those of a version newer than the one that wrote the repository; all of them where that is not known. */
export function dueMigrations(
  migrations: readonly Migration[],
  upfront: Written | undefined,
): readonly Migration[] {
  return upfront ? migrations.filter(({ since }) => isOlder(upfront.version, since)) : migrations;
}

/** Whether a version comes before another. What follows a hyphen, as in `1.0.0-next.1`, does not count. */
export function isOlder(version: string, other: string): boolean {
  const [left, right] = [version, other].map((each) => each.split(/[-+]/u)[0]?.split('.').map(Number) ?? []);
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function migrated({ files }: Repository, due: readonly Migration[], today: string): Change[] {
  return [...files].flatMap(([path, before]) => {
    const does: string[] = [];
    let text = before;
    for (const migration of due) {
      if (!path.startsWith(`${migration.folder}/`)) continue;
      const next = migration.apply(text, path, today);
      if (next !== text) does.push(migration.does);
      text = next;
    }
    return does.length === 0 ? [] : [{ path, does: does.join('; '), text }];
  });
}

/** What becomes of a file that the template has: nothing, a newer text, or a word to its people. */
function replaced(path: string, text: string, repository: Repository): Change | Note | undefined {
  const now = repository.files.get(path);
  const last = repository.written?.files[path];
  const shipped = textHash(text);
  if (now === undefined) {
    // Whoever removed a file that was here does not want it.
    if (last !== undefined) return undefined;
    if (repository.written) return { path, does: 'is new', text };
    return { path, says: `is shipped, and not here. Copy it from ${templatePath}, if you want it.` };
  }
  const current = textHash(now);
  if (current === shipped || last === shipped) return undefined;
  if (current === last) return { path, does: 'is replaced: nobody changed it since it was written', text };
  return { path, says: `differs from what is shipped, and is kept. Compare it with ${templatePath}.` };
}

const templatePath = 'node_modules/upfront/package/template/';
