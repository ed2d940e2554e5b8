import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { remoteHead } from '#io/git.ts';

test('a branch whose name ends like that of the default branch is not taken for it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'upfront-git-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet', '--initial-branch', 'main');
  git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
  const main = git('rev-parse', 'HEAD');
  git('checkout', '--quiet', '-b', 'a/refs/heads/main');
  git('commit', '--quiet', '--allow-empty', '--message', 'Not reviewed');
  git('remote', 'add', 'origin', root);

  expect(await remoteHead(root, 'main')).toBe(main);
  git('branch', '--delete', '--force', 'main');
  await expect(remoteHead(root, 'main')).rejects.toThrow('origin has no branch main.');
});
