import { expect, test } from 'vitest';
import { contentRoot } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

test('prints every file in full; one file alone is a config file', () => {
  const root = contentRoot({ 'config/policy.yml': 'severities: { P3: none }\n' });
  const all = runScript('config', ['--root', root, '--print']);
  expect(all).toMatchObject({ code: 0, stderr: '' });
  const files = all.stdout.split('---\n');
  expect(files.map((text) => text.split('\n', 1)[0])).toEqual([
    '# config/site.yml',
    '# config/components.yml',
    '# config/policy.yml',
    '# config/oncall.yml',
  ]);
  const one = runScript('config', ['policy', '--root', root]);
  expect(one.stdout).toBe(files[2]?.replace('# config/policy.yml\n', ''));
  expect(one.stdout).toContain('P3: none');
  expect(one.stdout).toContain('name: Major disruption');
});

test('what is wrong is said on standard error; exit 1', () => {
  const ran = runScript('config', ['site', '--root', contentRoot({ 'config/site.yml': 'url: nowhere\n' })]);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('config/site.yml:1:6  url');
  expect(ran.stdout).toContain('time_zone: UTC');
});
