import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';

test('a wrong name in oncall.yml stops no site: the public one is built, the internal one says so', () => {
  const oncall = `rotation: { start: 2026-01-05T09:00+01:00, handover: 30m, members: [somebody-who-left] }
roles: { on-call: { name: On-call engineer, rotation: primary } }
`;
  const root = contentRoot({ 'config/oncall.yml': oncall, 'incidents/a.md': leastRecord });
  const args = ['--root', root, '--now', '2026-11-23T12:00Z'];
  const { code, stdout, stderr } = runScript('build', args);
  expect(code).toBe(1);
  expect(stderr).toContain('member-without-contact');
  expect(stdout).toMatch(/public site is built[\s\S]*internal site is built/u);
  const page = (path: string) => readFileSync(join(root, 'dist', path), 'utf8');
  const line = 'It is unknown who is on call, because config/oncall.yml has a problem.';
  expect(page('internal/on-call.html')).toContain(line);
  expect(page('internal/index.html')).toContain(line);
  expect(page('internal/oncall.ics')).toContain('SUMMARY:It is unknown who is on call');
  expect(existsSync(join(root, 'dist/public/incidents/a.html'))).toBe(true);
  expect(page('public/index.html')).not.toContain('oncall');

  const alone = runScript('build', [...args, '--audience', 'public']);
  expect({ code: alone.code, stderr: alone.stderr }).toEqual({ code: 0, stderr: '' });
});
