import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { PageAddress } from './addresses.ts';
import { keep, readKept } from './cache-file.ts';

/** A page of the last good site: what it was printed from, and its file as it was left. */
interface KeptPage {
  /** Hash of its view. */
  readonly view: string;
  /** Size, time of the last change and number of the file: one that was touched since is not believed. */
  readonly file: string;
}

/** What a site was printed from, for the next build. It holds addresses and hashes and nothing else. */
export interface WhatChanged {
  /**
   * Takes a page over from the last good site, where its view is the one that it was printed from.
   *
   * @param to where the page is to be.
   * @returns whether it was taken over.
   */
  readonly takeOver: (address: PageAddress, view: string, to: string) => boolean;
  /** Remembers a page that is in its place now. */
  readonly remember: (address: PageAddress, view: string, at: string) => void;
  /** Keeps what was remembered. */
  readonly keep: () => void;
}

/** Where the pages of the last good site are looked up. */
export interface LastSite {
  /** Folder of the last good site. */
  readonly site: string;
  /** What this build keeps for the next one, and nothing of another audience. */
  readonly cache: string;
  /** Of everything that a page depends on beside its view. */
  readonly version: string;
  /** Whether to print everything again. */
  readonly force: boolean;
  /** Says that what was kept cannot be used, and why. */
  readonly warn: (text: string) => void;
}

export function whatChanged({ site, cache, version, force, warn }: LastSite): WhatChanged {
  const path = join(cache, 'pages.json');
  const kept = force ? { missing: 'none' as const } : readKept(path, version);
  if ('missing' in kept && kept.missing !== 'none')
    warn(`What the last build kept in ${path} is ${kept.missing}: every page is printed again.`);
  const last = 'value' in kept ? (kept.value as Readonly<Record<string, KeptPage>>) : {};
  const next: Record<string, KeptPage> = Object.create(null);
  return {
    takeOver: (address, view, to) => {
      const page = Object.hasOwn(last, address.path) ? last[address.path] : undefined;
      if (page?.view !== view) return false;
      const from = join(site, address.path);
      if (fileOf(from) !== page.file) return false;
      if (!linked(from, to)) return false;
      next[address.path] = { view, file: fileOf(to) ?? '' };
      return true;
    },
    remember: (address, view, at) => {
      next[address.path] = { view, file: fileOf(at) ?? '' };
    },
    keep: () => keep(path, version, next),
  };
}

/** The hash of a view with the template that prints it. */
export function viewHash({ template }: PageAddress, view: unknown): string {
  return createHash('sha256').update(template).update(JSON.stringify(view)).digest('base64url');
}

function fileOf(path: string): string | undefined {
  let stats: Stats;
  try {
    stats = lstatSync(path);
  } catch {
    return undefined;
  }
  return stats.isFile() ? `${stats.size} ${stats.mtimeMs} ${stats.ino}` : undefined;
}

/** Some file systems have no hard links, and none leads from one to another. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    try {
      copyFileSync(from, to);
      return true;
    } catch {
      return false;
    }
  }
}
