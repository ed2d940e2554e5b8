import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

test('style, words, pages and lines of the operator’s own are on the pages they belong to', () => {
  const root = contentRoot({
    'incidents/a.md': leastRecord,
    'style.css': '/* for us */\n.prose > p::before { content: "<>"; color: var(--accent) }\n',
    'config/strings/en.json': '{ "place.history": "What was" }',
    'pages/about.md': '---\ntitle: About us\n---\nHello.\n\n:::internal\nsecret-block\n:::\n',
    'pages/team.md': '---\ntitle: Team page\nvisibility: internal\n---\nsecret-body\n',
    'config/site.yml':
      'name: Harbour\nurl: https://status.harbour.example/status\nheader: ["**Mind** the gap."]\nfooter: ["The end."]\n',
  });
  const ran = runScript('build', ['--root', root, '--now', '2026-11-23T12:00Z']);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const dist = (path: string) => readFileSync(join(root, 'dist', path), 'utf8');
  const pages = filesBelow(join(root, 'dist/public')).filter((path) => path.endsWith('.html'));
  const css = '@layer operator{\n.prose > p::before { content: "<>"; color: var(--accent) }\n}';
  const hash = createHash('sha256').update(css).digest('base64');
  for (const page of pages) {
    const html = dist(`public/${page}`);
    expect(html).toContain(`<style>${css}</style>`);
    expect(html.split(`'sha256-${hash}'`)).toHaveLength(2);
    expect(html).toContain('<strong>Mind</strong> the gap.');
    expect(html).toContain('The end.');
    expect(html).toMatch(/> What was </u);
    expect(html).toContain('href="/status/pages/about.html"');
  }
  expect(dist('public/sitemap.xml')).toContain('https://status.harbour.example/status/pages/about.html');
  expect(pages).toContain('pages/about.html');
  expect(pages).not.toContain('pages/team.html');
  expect(pages.map((page) => dist(`public/${page}`)).join('')).not.toMatch(/secret|Team page|for us/u);
  expect(dist('internal/pages/about.html')).toContain('secret-block');
  expect(dist('internal/pages/team.html')).toContain('secret-body');
});
