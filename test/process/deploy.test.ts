import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseCacheKey } from '#github/publishing/cache-key.ts';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { fakeGithub } from '../fixtures/github/fake-github.ts';
import { runScriptBeside } from '../fixtures/run-script-beside.ts';

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    encoding: 'utf8',
  }).trim();

/** A clone of a repository with one record, where it was pushed to, and a file for outputs of the step. */
function clone() {
  const root = contentRoot({ 'incidents/2026/checkout.md': leastRecord, '.gitignore': 'dist/\n.cache/\n' });
  const outside = mkdtempSync(join(tmpdir(), 'upfront-remote-'));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
  git(outside, 'init', '--quiet', '--bare', '--initial-branch', 'main');
  git(root, 'init', '--quiet', '--initial-branch', 'main');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '--message', 'Begin');
  git(root, 'remote', 'add', 'origin', outside);
  git(root, 'push', '--quiet', 'origin', 'main');
  return { root, outputs: join(outside, 'outputs') };
}

/** What a step says to those that follow it. */
function outputsOf(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return Object.fromEntries(lines.map((line) => line.split('=') as [string, string]));
}

async function github() {
  const fake = await fakeGithub();
  onTestFinished(() => fake.close());
  const env = {
    GITHUB_TOKEN: fake.token,
    GITHUB_REPOSITORY: 'example/records',
    GITHUB_API_URL: fake.url,
    GITHUB_RUN_ID: '12',
    GITHUB_REF: 'refs/heads/main',
  };
  return { fake, env };
}

test('a build, a push meanwhile, and what comes after the upload', async () => {
  const { root, outputs } = clone();
  const { fake, env } = await github();
  const built = await runScriptBeside('deploy', ['--root', root], { ...env, GITHUB_OUTPUT: outputs });
  expect(built.stderr).not.toContain('Error');
  expect(built.code).toBe(0);
  const commit = git(root, 'rev-parse', 'HEAD');
  expect(outputsOf(outputs)).toEqual({ commit });

  writeFileSync(join(root, 'README.md'), 'Written during the upload.\n');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '--message', 'Go on');
  git(root, 'push', '--quiet', 'origin', 'main');
  const done = await runScriptBeside('deploy', ['--root', root, '--done', commit], {
    ...env,
    GITHUB_OUTPUT: outputs,
  });
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toMatch(/^The branch moved to \w{7} during the upload: started one more run\.\n/u);
  expect(fake.asked).toContain('POST /actions/workflows/publish.yml/dispatches');
  const left = parseCacheKey(outputsOf(outputs).key ?? '', 0);
  expect(left).toMatchObject({ commit });
});

test('a record that check refuses: one issue says it as check does, and the next good run closes it', async () => {
  const { root, outputs } = clone();
  const { fake, env } = await github();
  const record = join(root, 'incidents/2026/checkout.md');
  writeFileSync(record, leastRecord.replace('severity: P1', 'severity: P9'));
  for (let run = 0; run < 2; run++) {
    const actions = { ...env, GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: outputs };
    const ran = await runScriptBeside('deploy', ['--root', root], actions);
    expect(ran.code).toBe(1);
    // The log has the place, and no line of the record.
    expect(ran.stderr).toMatch(/^::error .*file=incidents\/2026\/checkout\.md,line=3,/mu);
    expect(ran.stdout + ran.stderr).not.toContain('title: Checkout');
  }
  const [issue, ...others] = fake.repository.issues;
  expect(others).toEqual([]);
  expect(issue?.title).toBe('The status page is not published');
  expect(issue?.body).toContain('incidents/2026/checkout.md:3:11');
  expect(issue?.body).toContain('title: Checkout');
  expect(parseCacheKey(outputsOf(outputs).key ?? '', 5)).toMatchObject({ failed: 5 });

  writeFileSync(record, leastRecord);
  const done = await runScriptBeside(
    'deploy',
    ['--root', root, '--done', git(root, 'rev-parse', 'HEAD')],
    env,
  );
  expect(done.stdout).toContain('Closed #1: publishing works again.');
});
