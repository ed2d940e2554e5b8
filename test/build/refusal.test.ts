import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

const now = ['--now', '2026-11-23T12:00Z'];

test('a build refuses content with problems, prints the list that check prints, and leaves the last good site', () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  expect(runScript('build', ['--root', root, ...now, '--audience', 'public']).code).toBe(0);
  const index = () => readFileSync(join(root, 'dist/public/index.html'), 'utf8');
  const good = index();

  writeFileSync(join(root, 'incidents/a.md'), leastRecord.replace('10:12Z', '10:12').replace('P1', 'P7'));
  const check = runScript('check', ['--root', root, ...now]);
  const build = runScript('build', ['--root', root, ...now]);
  expect(check.code).toBe(1);
  expect(build.code).toBe(1);
  expect(build.stdout).toBe('');
  expect(build.stderr).toBe(`${check.stdout}Error: Nothing was built: the content has problems.\n`);
  expect(index()).toBe(good);
});
