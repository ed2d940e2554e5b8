import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { headerRules, renderHeaders } from '#site/hosting-headers.ts';
import { headersFor, readHeaderRules } from '../fixtures/header-rules.ts';
import { siteFor } from './site.ts';

const { config } = siteFor('public');
const internal = siteFor('internal').config;

const security = {
  'content-security-policy': "frame-ancestors 'none'",
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};
const read = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' };

describe.each([
  ['at the top of a host', ''],
  ['under a path', '/status'],
])('the public site %s', (_name, base) => {
  const rules = readHeaderRules(renderHeaders(headerRules(config), `${base}/`));

  test.each([
    ['/', {}],
    ['/incidents/checkout.html', {}],
    ['/components/checkout.html', {}],
    ['/components/checkout', {}],
    ['/robots.txt', {}],
    ['/api/v2/incidents/unresolved.json', read],
    ['/rss.xml', read],
    ['/components/checkout/atom.xml', read],
    ['/components/checkout/badge.svg', read],
    ['/badge.json', read],
    ['/history.rss', { ...read, 'content-type': 'application/xml; charset=utf-8' }],
    ['/history.atom', { ...read, 'content-type': 'application/xml; charset=utf-8' }],
    ['/calendar.ics', { ...read, 'content-type': 'text/calendar; charset=utf-8' }],
    ['/calendar/works.ics', { ...read, 'content-type': 'text/calendar; charset=utf-8' }],
    ['/embed.js', { ...read, 'cache-control': 'public, max-age=3600' }],
    ['/share.png', { 'cache-control': 'public, max-age=3600' }],
    ['/_astro/page.4f2a.js', { 'cache-control': 'public, max-age=31536000, immutable' }],
  ])('%s', (path, own) => {
    expect(headersFor(base + path, rules)).toEqual({ ...security, ...own });
  });

  test('stays within what Cloudflare reads: 100 rules, one star each, at its end', () => {
    expect(rules.length).toBeLessThanOrEqual(100);
    for (const { path } of rules) expect(path).toMatch(/^\/[^*]*\*?$/u);
    expect(new Set(rules.map(({ path }) => path)).size).toBe(rules.length);
  });
});

test("the operator's own pictures are kept as long as ours; one that takes the place of ours has one rule", () => {
  const brand = { color: undefined, logo: 'logo.svg', favicon: 'logo.svg', image: 'share.png' };
  const rules = readHeaderRules(
    renderHeaders(headerRules({ ...config, site: { ...config.site, brand } }), '/'),
  );
  const kept = { ...security, 'cache-control': 'public, max-age=3600' };
  expect(headersFor('/logo.svg', rules)).toEqual(kept);
  expect(headersFor('/share.png', rules)).toEqual(kept);
});

test.each(['/', '/api/v2/status.json', '/rss.xml', '/embed.js'])(
  'nobody else may read, keep or list %s of the internal site',
  (path) => {
    const rules = readHeaderRules(renderHeaders(headerRules(internal), '/'));
    expect(headersFor(path, rules)).toEqual({
      ...security,
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex, nofollow',
    });
  },
);

test('the calendar of shifts is served as one on the internal site, as the others are', () => {
  const typeOf = (config: typeof internal, path: string) =>
    headersFor(path, readHeaderRules(renderHeaders(headerRules(config), '/')))['content-type'];
  expect(typeOf(internal, '/oncall.ics')).toBe('text/calendar; charset=utf-8');
  expect(typeOf(internal, '/calendar.ics')).toBe('text/calendar; charset=utf-8');
  expect(typeOf(siteFor('public').config, '/oncall.ics')).toBeUndefined();
});

describe('docs', () => {
  const read = (path: string) =>
    readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
  const values = [
    ...new Set([
      ...headerRules(config).flatMap(({ headers }) => Object.values(headers)),
      'public, max-age=0, must-revalidate',
    ]),
  ];

  test('docs/hosting.md has every value of the table', () => {
    const text = read('docs/hosting.md');
    expect(values.length).toBeGreaterThan(8);
    expect(values.filter((value) => !text.includes(value))).toEqual([]);
  });

  test('publish.yml uses the actions that other workflows use, at the same commits, and every one by its commit', () => {
    const uses = (path: string) => [...read(path).matchAll(/uses: (\S+)/gu)].map(([, action = '']) => action);
    const actions = uses('.github/workflows/publish.yml');
    expect(actions.length).toBeGreaterThan(3);
    for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+(?:\/[\w-]+)?@[0-9a-f]{40}$/u);
    expect(actions).toEqual(expect.arrayContaining(uses('.github/workflows/ci.yml')));
  });
});

describe('headers of site.yml', () => {
  const headers = { 'Strict-Transport-Security': 'max-age=31536000', 'X-Frame-Options': 'DENY' };

  test.each([
    ['public', config],
    ['internal', internal],
  ] as const)(
    'are added to what every file of the %s site is sent with, and take nothing away',
    (_, site) => {
      const before = readHeaderRules(renderHeaders(headerRules(site), '/'));
      const after = readHeaderRules(
        renderHeaders(headerRules({ ...site, site: { ...site.site, headers } }), '/'),
      );
      for (const path of ['/', '/index.html', '/api/v2/status.json', '/rss.xml', '/_astro/x.js']) {
        expect(headersFor(path, after)).toEqual({
          ...headersFor(path, before),
          'strict-transport-security': 'max-age=31536000',
          'x-frame-options': 'DENY',
        });
      }
    },
  );
});
