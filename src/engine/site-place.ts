import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Audience } from '#core/audience/visible.ts';

/** One site of a content root. */
export interface SitePlace {
  /** Absolute path of the content root. */
  readonly root: string;
  readonly audience: Audience;
}

/** Where a built site is. */
export function siteFolder({ root, audience }: SitePlace): string {
  return join(root, 'dist', audience);
}

/** What the builds of a site keep for the next one, and nothing of another audience. */
export function cacheFolder({ root, audience }: SitePlace): string {
  return join(root, '.cache', audience);
}

/** Where a site is built, beside the last good one. It holds nothing when a build begins. */
export function emptyStaging(site: SitePlace): string {
  const folder = join(cacheFolder(site), 'site');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Puts back a site that a build, killed between its two last steps, has left moved aside. */
export function recoverSite(site: SitePlace): void {
  const folder = siteFolder(site);
  const aside = asideFolder(site);
  if (!existsSync(aside)) return;
  if (existsSync(folder)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, folder);
}

/**
 * Puts a site that is whole in its place. No system call exchanges two folders from Node, so the last site is moved aside
 * and the new one moved in, without a pause between the two; `recoverSite` repairs what a power cut in between would leave.
 */
export function placeSite(staging: string, site: SitePlace): void {
  const folder = siteFolder(site);
  const aside = asideFolder(site);
  mkdirSync(join(site.root, 'dist'), { recursive: true });
  rmSync(aside, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, aside);
  renameSync(staging, folder);
  rmSync(aside, { recursive: true, force: true });
}

function asideFolder({ root, audience }: SitePlace): string {
  return join(root, 'dist', `.${audience}.last`);
}
