import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package whose code is in a bundle. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its package.json. */
  readonly licence: string;
  /** Text of its licence file; undefined where it ships none. */
  readonly text?: string | undefined;
}

/** The folders of the packages of which code went into a bundle, from the folder in which it was made. */
export function bundledFolders({ inputs, outputs }: Metafile): string[] {
  const used = new Set(Object.values(outputs).flatMap(({ inputs: parts }) => Object.keys(parts)));
  return Object.keys(inputs)
    .filter((path) => used.has(path))
    .flatMap((path) => packageFolder(path) ?? []);
}

/** The packages in the given folders, by name, each once. */
export function packagesIn(top: string, folders: readonly string[]): BundledPackage[] {
  const packages = new Map<string, BundledPackage>();
  for (const folder of new Set(folders)) {
    const one = describe(join(top, folder));
    packages.set(`${one.name}@${one.version}`, one);
  }
  return [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The list of licences that the package holds: each package, and its licence word for word. */
export function licencesText(packages: readonly BundledPackage[]): string {
  const parts = packages.map(({ name, version, licence, text }) => {
    const words = text ?? `(The package has no licence file. Its package.json says ${licence}.)`;
    return `${'='.repeat(79)}\n${name} ${version} (${licence})\n\n${words.trim()}\n`;
  });
  return `Upfront holds code of these packages.\n\n${parts.join('\n')}`;
}

/** The folder of the package that a file belongs to; undefined for a file of ours. */
function packageFolder(path: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path)?.[0];
}

function describe(folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string | { type: string };
  };
  const { name, version, license = 'unknown' } = manifest;
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)(\.|-|$)/iu.test(each));
  const text = file && readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  return { name, version, licence: typeof license === 'string' ? license : license.type, text };
}
