import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const site = 'name: Harbour Status\nurl: https://status.harbour.example\n';
const open = {
  'config/site.yml': `${site}repository_visibility: public\n`,
  'config/components.yml':
    'groups:\n  - { id: shop, name: Shop, components: [{ id: checkout, name: Checkout }] }\n',
  'config/oncall.yml': '',
  'incidents/a.md': leastRecord,
};
const now = ['--now', '2026-11-23T12:00Z'];

test('in a public repository no internal site is built unless somebody asks for it', () => {
  const root = contentRoot(open);
  const built = (audience: string) => existsSync(join(root, 'dist', audience, 'index.html'));
  const ran = runScript('build', ['--root', root, ...now]);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toContain('--audience internal builds one');
  expect([built('public'), built('internal')]).toEqual([true, false]);
  expect(runScript('build', ['--root', root, ...now, '--audience', 'internal']).code).toBe(0);
  expect(built('internal')).toBe(true);
});

test('a note in a public repository stops the build', () => {
  const note = leastRecord.replace(/---\n$/u, '    note: Ours alone.\n---\n');
  const root = contentRoot({ ...open, 'incidents/a.md': note });
  const ran = runScript('build', ['--root', root, ...now]);
  expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('open-note') });
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('every page of a demonstration says that its content is invented', () => {
  const root = contentRoot({
    'config/site.yml': `${site}clock: 2026-11-23T12:00Z\n`,
    'incidents/a.md': leastRecord,
    'pages/about.md': '---\ntitle: About us\n---\nHello.\n',
  });
  expect(runScript('build', ['--root', root]).code).toBe(0);
  for (const audience of ['public', 'internal']) {
    const pages = filesBelow(join(root, 'dist', audience)).filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(8);
    const silent = pages.filter(
      (path) => !readFileSync(join(root, 'dist', audience, path), 'utf8').includes('invented content'),
    );
    expect(silent).toEqual([]);
  }
});
