import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeRoot } from '../fixtures/content-root.ts';
import { richFiles, richWarnings } from '../fixtures/rich-root.ts';
import { runScript } from '../fixtures/run-script.ts';
import { filesBelow } from '../fixtures/search-bytes.ts';

const urls = { public: 'https://harbour.example/status', internal: 'https://team.harbour.example' } as const;
const own = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const root = writeRoot({
  ...richFiles,
  'config/site.yml': `name: Harbour Status
url: ${urls.public}
internal_url: ${urls.internal}
brand: { image: harbour.png }
`,
  'incidents/2026/breakout.md': `---
title: </script><script>alert(1)</script><!-- & "quotes"
severity: P3
timeline:
  - at: 2026-11-20T10:02Z
    message: \\</title>\\</script>\\<!-- We look into it. -->
---
`,
  'public/harbour.png': own,
  'public/robots.txt': 'User-agent: *\nDisallow: /\n',
});

beforeAll(() => {
  const ran = runScript('build', ['--root', root, '--now', '2026-11-23T12:00Z']);
  expect(ran).toMatchObject({ code: 0, stderr: richWarnings });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Every page of a site with its text. */
function pages(audience: keyof typeof urls): { path: string; html: string }[] {
  const folder = join(root, 'dist', audience);
  return filesBelow(folder)
    .filter((path) => path.endsWith('.html'))
    .map((path) => ({ path, html: readFileSync(join(folder, path), 'utf8') }));
}

function all(html: string, form: RegExp): string[] {
  return [...html.matchAll(form)].map(([, value = '']) => value);
}

const addressOf = (audience: keyof typeof urls, path: string) =>
  `${urls[audience]}/${path === 'index.html' ? '' : path}`;
const isListed = (html: string) => !html.includes('<meta name="robots" content="noindex">');

describe.each(['public', 'internal'] as const)('every page of the %s site', (audience) => {
  test('has one canonical address, which is its own, and one of each property of a card', () => {
    expect(pages(audience).length).toBeGreaterThan(15);
    for (const { path, html } of pages(audience)) {
      expect(all(html, /<link rel="canonical" href="([^"]*)">/gu), path).toEqual([addressOf(audience, path)]);
      expect(all(html, /<meta property="og:url" content="([^"]*)">/gu), path).toEqual([
        addressOf(audience, path),
      ]);
      const properties = all(html, /<meta property="([^"]*)"/gu);
      expect(new Set(properties).size, path).toBe(properties.length);
      expect(properties, path).toEqual(
        expect.arrayContaining(
          ['title', 'description', 'type', 'site_name', 'locale', 'image'].map((name) => `og:${name}`),
        ),
      );
      expect(all(html, /<meta name="twitter:card" content="([^"]*)">/gu), path).toEqual([
        'summary_large_image',
      ]);
    }
  });

  test('shows a picture that is there', () => {
    for (const { path, html } of pages(audience)) {
      expect(all(html, /<meta property="og:image" content="([^"]*)">/gu), path).toEqual([
        `${urls[audience]}/harbour.png`,
      ]);
    }
    expect(existsSync(join(root, 'dist', audience, 'harbour.png'))).toBe(true);
  });
});

test('every page that is listed says what it is in JSON-LD, and no text breaks out of it', () => {
  for (const { path, html } of pages('public')) {
    const [data, ...more] = all(html, /<script type="application\/ld\+json">(.*?)<\/script>/gsu);
    expect(more, path).toEqual([]);
    expect(data !== undefined, path).toBe(isListed(html));
    if (data === undefined) continue;
    expect(data, path).not.toContain('<');
    // Were a text to break out all the same, the policy would stop it.
    expect(html.indexOf('http-equiv="content-security-policy"'), path).toBeLessThan(html.indexOf(data));
    const { url } = JSON.parse(data) as { url: string };
    expect(url).toBe(addressOf('public', path));
  }
  for (const { html } of pages('internal')) expect(html).not.toContain('application/ld+json');
});

test('the sitemap lists every page that may be listed, and no other', () => {
  const sitemap = readFileSync(join(root, 'dist/public/sitemap.xml'), 'utf8');
  const listed = pages('public').filter(({ html }) => isListed(html));
  expect(all(sitemap, /<loc>([^<]*)<\/loc>/gu).sort()).toEqual(
    listed.map(({ path }) => addressOf('public', path)).sort(),
  );
  expect(pages('internal').filter(({ html }) => isListed(html))).toEqual([]);
  expect(readFileSync(join(root, 'dist/internal/sitemap.xml'), 'utf8')).not.toContain('<loc>');
});

test('the picture that is shipped has the size that pages without one of their own say', () => {
  const picture = readFileSync(join(root, 'dist/public/share.png'));
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("the operator's own file takes the place of ours", () => {
  expect(readFileSync(join(root, 'dist/public/robots.txt'), 'utf8')).toBe('User-agent: *\nDisallow: /\n');
});
