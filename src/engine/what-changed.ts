import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { VisibleConfig } from '#core/audience/visible.ts';
import { type KeptFile, keep, readKept } from '#io/cache-file.ts';
import type { PageAddress, PageView } from './page-addresses.ts';

/** A page of the last good site: what it was printed from, and its file as it was left. */
interface KeptPage extends PageHashes {
  /** Hash of its view. */
  readonly view: string;
  /** Size, time of the last change and number of the file: one that was touched since is not believed. */
  readonly file: string;
}

/** What a page is made from, as hashes. */
interface PageHashes {
  /** Of all that its view is made from, where that is known. */
  readonly inputs?: string | undefined;
  /** Of its view, once that is worked out. */
  readonly view?: string | undefined;
}

/** What a site was printed from, for the next build. It holds addresses and hashes and nothing else. */
export interface WhatChanged {
  /**
   * Takes a page over from the last good site, where its view, or what that is made from, is the one that it was printed
   * from.
   *
   * @param to the path of the page in the new site.
   * @returns whether it was taken over.
   */
  readonly takeOver: (address: PageAddress, hashes: PageHashes, to: string) => boolean;
  /** Remembers a page that is in its place now. */
  readonly remember: (
    address: PageAddress,
    hashes: PageHashes & { readonly view: string },
    at: string,
  ) => void;
  /** Keeps what was remembered. */
  readonly keep: () => void;
}

/**
 * @param site folder of the last good site.
 * @param file of what the last build kept; its version is of everything that a page depends on beside its view.
 */
export function whatChanged(site: string, file: KeptFile): WhatChanged {
  const last = readKept<KeptPage>(file);
  const next = new Map<string, KeptPage>();
  return {
    takeOver: (address, { inputs, view }, to) => {
      const page = last.get(address.path);
      if (!page || !(isSame(page.inputs, inputs) || isSame(page.view, view))) return false;
      const from = join(site, address.path);
      if (fileOf(from) !== page.file) return false;
      if (!linked(from, to)) return false;
      next.set(address.path, { view: page.view, inputs, file: fileOf(to) ?? '' });
      return true;
    },
    remember: (address, hashes, at) => {
      next.set(address.path, { ...hashes, file: fileOf(at) ?? '' });
    },
    keep: () => keep(file, next),
  };
}

function isSame(kept: string | undefined, hash: string | undefined): boolean {
  return hash !== undefined && kept === hash;
}

/** The hash of what a view is made from. @param config the hash of the site's config. */
export function inputsHash(config: string, inputs: unknown): string {
  return hashOf(`${config}${JSON.stringify(inputs)}`);
}

/** The hash of a config as its audience may see it. */
export function configHash(config: VisibleConfig): string {
  return hashOf(JSON.stringify(config));
}

/** The hash of a view with the template that prints it. */
export function viewHash({ template, view }: { readonly template: string; readonly view: PageView }): string {
  const { colorStyle, ownStyle = '', ...frame } = view.frame;
  // All pages have the same few long styles: each is hashed once.
  return hashOf(
    JSON.stringify([template, styleHash(colorStyle), styleHash(ownStyle), frame, { ...view, frame: 0 }]),
  );
}

const styleHashes = new Map<string, string>();

function styleHash(style: string): string {
  const known = styleHashes.get(style) ?? hashOf(style);
  styleHashes.set(style, known);
  return known;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
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
