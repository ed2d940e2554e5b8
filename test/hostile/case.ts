import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders of `cases/`: what is hostile. README.md says what each is tried with. */
export const kinds = ['records', 'config', 'own', 'files', 'imports'] as const;
export type Kind = (typeof kinds)[number];

/** A text, or pieces of one; a long one says what it repeats. */
export type Text = string | readonly (string | { readonly repeat: string; readonly times: number })[];

/** A hostile input. The laws of laws.ts hold for each. */
export interface HostileCase {
  readonly what: string;
  /** Files of a content root, or of the site to be imported, by their path. */
  readonly files: Readonly<Record<string, Text>>;
  /** Symbolic links, by their path; `OUTSIDE` in a target is a folder outside of the content root. */
  readonly links?: Readonly<Record<string, string>>;
  /** Named pipes. */
  readonly pipes?: readonly string[];
  /** Every rule that check, or the import, must report, in order of name; left out where the laws alone matter. */
  readonly rules?: readonly string[];
}

const folder = fileURLToPath(new URL('./cases/', import.meta.url));

/** The cases of a kind, by their file's name without `.json`. */
export function casesOf(kind: Kind): Map<string, HostileCase> {
  const files = readdirSync(join(folder, kind)).filter((name) => name.endsWith('.json'));
  return new Map(
    files
      .sort()
      .map((name) => [
        name.replace(/\.json$/u, ''),
        JSON.parse(readFileSync(join(folder, kind, name), 'utf8')),
      ]),
  );
}

/** Writes a case for the next run of the suite. */
export function keepCase(kind: Kind, name: string, hostile: HostileCase): string {
  const path = join(folder, kind, `${name}.json`);
  writeFileSync(path, `${JSON.stringify(hostile, null, 2)}\n`);
  return path;
}

export function textOf(text: Text): string {
  if (typeof text === 'string') return text;
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.repeat.repeat(piece.times))).join('');
}

/**
 * Writes a case into folders that are there: the content root, and what is outside of it. What an earlier part of the case
 * keeps from having its place is left out, as a file below a file; nothing is written through a link.
 */
export function writeCase(hostile: HostileCase, root: string, outside: string): void {
  const put = (path: string, write: (full: string) => void) => {
    const full = join(root, path);
    if (!hasFolder(root, path)) return;
    rmSync(full, { recursive: true, force: true });
    write(full);
  };
  for (const [path, text] of Object.entries(hostile.files))
    put(path, (full) => writeFileSync(full, textOf(text)));
  for (const [path, target] of Object.entries(hostile.links ?? {}))
    put(path, (full) => symlinkSync(target.replace('OUTSIDE', outside), full));
  for (const path of hostile.pipes ?? []) put(path, (full) => makePipe(full));
}

/** The program is one of every Unix system. */
function makePipe(path: string): void {
  const program = 'mkfifo';
  execFileSync(program, [path]);
}

/** Makes the folders that hold a path; false where something else is in the place of one. */
function hasFolder(root: string, path: string): boolean {
  const parts = path.split('/').slice(0, -1);
  return parts.every((_, index) => {
    const folder = join(root, ...parts.slice(0, index + 1));
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (!found) mkdirSync(folder);
    return !found || found.isDirectory();
  });
}
