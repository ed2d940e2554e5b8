import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';
import { followLinks } from '../fixtures/site-links.ts';

const now = ['--now', '2026-11-23T12:00Z'];

function build(files: Readonly<Record<string, string>>): string {
  const root = contentRoot(files);
  expect(runScript('build', ['--root', root, ...now])).toMatchObject({ code: 0, stderr: richWarnings });
  return join(root, 'dist');
}

const urls = {
  'at the top of a host': {
    public: 'https://status.harbour.example',
    internal: 'https://team.harbour.example',
  },
  'under a path': {
    public: 'https://harbour.example/status',
    internal: 'https://harbour.example/team/status',
  },
} as const;

test.each(Object.entries(urls))(
  'every link of both sites leads somewhere, %s',
  (_name, { public: url, internal }) => {
    const site = `name: Harbour Status\nurl: ${url}\ninternal_url: ${internal}\ntime_zone: Europe/Berlin\n`;
    const dist = build({ ...richFiles, 'config/site.yml': site });
    for (const [audience, address] of [
      ['public', url],
      ['internal', internal],
    ] as const) {
      const links = followLinks(join(dist, audience), address);
      expect(links.dead).toEqual([]);
      expect(links.followed).toBeGreaterThan(100);
      const feeds = filesBelow(join(dist, audience)).filter((path) =>
        /(^|\/)(rss\.xml|atom\.xml|feed\.json)$|^history\.(rss|atom)$/u.test(path),
      );
      // The main feed and those of four components for customers, six for the team; and the history.
      expect(feeds).toHaveLength(audience === 'public' ? 17 : 23);
      for (const feed of feeds) {
        const text = readFileSync(join(dist, audience, feed), 'utf8');
        const entries = [
          ...text.matchAll(/https:\/\/[^"<\s]+\/incidents\/[^"<\s]+\.html(#u-[0-9TZ]+)?/gu),
        ].map(([link]) => link);
        if (!feed.includes('/')) expect(entries.length).toBeGreaterThan(3);
        for (const entry of entries) {
          expect(entry.startsWith(`${address}/incidents/`)).toBe(true);
          const { pathname, hash } = new URL(entry);
          const page = join(
            dist,
            audience,
            pathname.slice(new URL(address).pathname.replace(/\/$/u, '').length),
          );
          expect(existsSync(page), `${page} exists`).toBe(true);
          if (hash) expect(readFileSync(page, 'utf8')).toContain(`id="${hash.slice(1)}"`);
          else expect(feed).toMatch(/^history\./u);
        }
      }
    }
  },
);

test('pages stand at the addresses that never change', () => {
  const dist = build({ 'incidents/2026/2026-11-23-checkout-errors.md': leastRecord });
  for (const page of [
    'index.html',
    '404.html',
    'incidents/2026-11-23-checkout-errors.html',
    'history/2026-11.html',
    'reports/2026-11.html',
    'rss.xml',
    'atom.xml',
    'feed.json',
  ]) {
    expect(existsSync(join(dist, 'public', page)), page).toBe(true);
    expect(existsSync(join(dist, 'internal', page)), page).toBe(true);
  }
  const record = readFileSync(join(dist, 'public/incidents/2026-11-23-checkout-errors.html'), 'utf8');
  expect(record).toContain('id="u-20261123T101200Z"');
});

test('a site without any record is whole, too', () => {
  const dist = build({});
  expect(followLinks(join(dist, 'public'), 'https://status.harbour.example').dead).toEqual([]);
  expect(readFileSync(join(dist, 'public/index.html'), 'utf8')).toContain('All Systems Operational');
});
