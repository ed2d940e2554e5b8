import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Audience } from '#core/audience/visible.ts';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { exit, UserError } from '#terminal/command.ts';

/** Where Upfront itself stands: the folder of its package.json. */
const house = fileURLToPath(new URL('../../', import.meta.url));

/** What one site is built from, and for whom. */
export interface SiteBuild {
  /** Absolute path of the content root. */
  readonly root: string;
  readonly audience: Audience;
  readonly now: Instant;
}

/** Where a built site stands. */
export function siteFolder({ root, audience }: Pick<SiteBuild, 'root' | 'audience'>): string {
  return join(root, 'dist', audience);
}

/**
 * Builds one site beside the last good one, and puts it in its place once it is whole. A build that fails, or is killed,
 * leaves the last good site as it was.
 *
 * @throws UserError with what Astro printed, where the build fails.
 */
export async function buildSite(build: SiteBuild): Promise<void> {
  const staging = join(build.root, '.cache', build.audience, 'site');
  rmSync(staging, { recursive: true, force: true });
  await runAstro(build, staging);
  putInPlace(staging, build);
}

/** Puts back a site that a build, killed between its two last steps, has left moved aside. */
export function recoverSite(site: Pick<SiteBuild, 'root' | 'audience'>): void {
  const folder = siteFolder(site);
  const aside = asideFolder(site);
  if (!existsSync(aside)) return;
  if (existsSync(folder)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, folder);
}

function asideFolder({ root, audience }: Pick<SiteBuild, 'root' | 'audience'>): string {
  return join(root, 'dist', `.${audience}.last`);
}

/**
 * No system call exchanges two folders from Node, so the last site is moved aside and the new one moved in, without a
 * pause between the two; `recoverSite` mends what a power cut in between would leave.
 */
function putInPlace(staging: string, build: SiteBuild): void {
  const folder = siteFolder(build);
  const aside = asideFolder(build);
  mkdirSync(join(build.root, 'dist'), { recursive: true });
  rmSync(aside, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, aside);
  renameSync(staging, folder);
  rmSync(aside, { recursive: true, force: true });
}

function runAstro({ root, audience, now }: SiteBuild, out: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(house, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent', '--root', house],
    {
      // From anywhere else Astro would render in a folder of the house, where both sites' content would meet.
      cwd: root,
      env: {
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        UPFRONT_ROOT: root,
        UPFRONT_AUDIENCE: audience,
        UPFRONT_NOW: toIso(now),
        UPFRONT_OUT: out,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      if (code === 0) resolve();
      else {
        const how = signal ? `was stopped by ${signal}` : 'failed';
        const kept = existsSync(siteFolder({ root, audience })) ? ' The last good site is untouched.' : '';
        reject(
          new UserError(`The build of the ${audience} site ${how}.${kept}\n${output.trim()}`, exit.problems),
        );
      }
    });
  });
}
