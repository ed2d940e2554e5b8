import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const script = fileURLToPath(new URL('../../scripts/build.ts', import.meta.url));
const args = (root: string, instant: string) => ['--root', root, '--now', instant, '--audience', 'public'];

/** Every byte of the public site. */
function site(root: string): Record<string, string> {
  const folder = join(root, 'dist/public');
  return Object.fromEntries(
    filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'base64')]),
  );
}

/** Begins a build in a process group of its own, and kills the whole group after a while. */
async function killBuild(root: string, signal: NodeJS.Signals, after: number): Promise<void> {
  const child = spawn(process.execPath, [script, ...args(root, '2026-11-23T13:00Z')], {
    detached: true,
    stdio: 'ignore',
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await sleep(after);
  if (child.pid && child.exitCode === null) process.kill(-child.pid, signal);
  await closed;
}

test.each([
  ['SIGKILL', 300],
  ['SIGKILL', 900],
  ['SIGKILL', 1800],
  ['SIGTERM', 900],
  ['SIGINT', 1500],
] as const)(
  'a build killed by %s after %i ms leaves the last good site, and the next build works',
  async (signal, after) => {
    const root = contentRoot({ 'incidents/a.md': leastRecord });
    expect(runScript('build', args(root, '2026-11-23T12:00Z')).code).toBe(0);
    const good = site(root);
    await killBuild(root, signal, after);
    const left = site(root);
    const rebuilt = runScript('build', args(root, '2026-11-23T13:00Z'));
    expect(rebuilt).toMatchObject({ code: 0, stderr: '' });
    // A fast machine may have finished before the signal came: then the new site stands there, as whole as the old.
    expect([good, site(root)]).toContainEqual(left);
  },
);

test('a site that was moved aside when the power went is put back', () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  expect(runScript('build', args(root, '2026-11-23T12:00Z')).code).toBe(0);
  renameSync(join(root, 'dist/public'), join(root, 'dist/.public.last'));
  const broken = runScript('build', [...args(root, '2026-11-23T12:00Z'), '--now', '2026-11-23T09:00Z']);
  expect(broken.code).toBe(1);
  const again = runScript('build', args(root, '2026-11-23T12:00Z'));
  expect(again.code).toBe(0);
  expect(existsSync(join(root, 'dist/public/index.html'))).toBe(true);
  expect(existsSync(join(root, 'dist/.public.last'))).toBe(false);
});

test('two builds of one folder at once do not get into each other', () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  mkdirSync(join(root, '.cache'), { recursive: true });
  // The lock of a build that runs: it holds the number of a living process, this one's.
  writeFileSync(join(root, '.cache/build.lock'), String(process.pid));
  const second = runScript('build', args(root, '2026-11-23T12:00Z'));
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('Another build of this folder is running');
  expect(existsSync(join(root, 'dist'))).toBe(false);
  // The owner of this one is gone.
  writeFileSync(join(root, '.cache/build.lock'), '4194305');
  expect(runScript('build', args(root, '2026-11-23T12:00Z')).code).toBe(0);
});
