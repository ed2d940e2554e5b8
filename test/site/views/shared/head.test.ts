import { expect, test } from 'vitest';
import { recordPage } from '#core/content/address.ts';
import { sitemapOf } from '#engine/page-addresses.ts';
import type { Site } from '#site/model/site.ts';
import { headView } from '#site/views/shared/head-view.ts';
import { robotsView } from '#site/views/shared/robots-view.ts';
import { renderSitemap } from '#site/views/shared/sitemap-view.ts';
import { siteFor } from '../../site.ts';

const pub = siteFor('public');
const internal = siteFor('internal');
const url = pub.paths.absolute('');

function headOf(site: Site, id: string) {
  const record = site.record.get(id);
  if (!record) throw new Error(`The test's site has no record ${id}.`);
  return headView(site, { path: recordPage(id), title: record.visible.title, place: 'history', record });
}

function thing(text: string | undefined): Record<string, unknown> {
  return JSON.parse(text ?? 'null') as Record<string, unknown>;
}

test("a record's card is an article with its times", () => {
  expect(Object.fromEntries(headOf(pub, 'checkout-fails').card.map((m) => [m.property, m.content]))).toEqual({
    'og:title': 'Checkout fails',
    'og:description': pub.config.site.description ?? pub.config.site.name,
    'og:type': 'article',
    'og:url': `${url}incidents/checkout-fails.html`,
    'og:site_name': pub.config.site.name,
    'og:locale': 'en_US',
    'og:image': `${url}share.png`,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': pub.config.site.name,
    'article:published_time': '2026-11-23T09:35:00Z',
    'article:modified_time': '2026-11-23T10:00:00Z',
  });
});

test("the operator's own picture, of a size that is not known", () => {
  const site = {
    ...pub.config.site,
    brand: { color: undefined, logo: undefined, favicon: undefined, image: 'harbour.png' },
  };
  const { card } = headView({ ...pub, config: { ...pub.config, site } }, { path: '' });
  expect(card.filter(({ property }) => property.startsWith('og:image'))).toEqual([
    { property: 'og:image', content: `${url}harbour.png` },
    { property: 'og:image:alt', content: site.name },
  ]);
});

test.each([
  ['en-GB', 'en_GB'],
  ['de', 'de_DE'],
  ['ja', 'ja_JP'],
  ['ar', 'ar_EG'],
  ['zh-Hant', 'zh_TW'],
])('a site in %s says %s', (locale, territory) => {
  const site = { ...pub.config.site, locale };
  const { card } = headView({ ...pub, config: { ...pub.config, site } }, { path: '' });
  expect(card).toContainEqual({ property: 'og:locale', content: territory });
});

test('the index is a WebSite, with who publishes it', () => {
  expect(thing(headView(pub, { path: '' }).structuredData)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': url,
    publisher: { '@type': 'Organization' },
  });
});

test('an incident is a LiveBlogPosting: one update a message, each with its address; open, it has no end', () => {
  const { mainEntity } = thing(headOf(pub, 'checkout-fails').structuredData);
  expect(mainEntity).toMatchObject({
    '@type': 'LiveBlogPosting',
    coverageStartTime: '2026-11-23T09:35:00Z',
    liveBlogUpdate: [
      { headline: 'Investigating', url: `${url}incidents/checkout-fails.html#u-20261123T093500Z` },
      { headline: 'Identified', url: `${url}incidents/checkout-fails.html#u-20261123T100000Z` },
    ],
  });
  expect(mainEntity).not.toHaveProperty('coverageEndTime');
  expect(thing(headOf(pub, 'search-slow').structuredData).mainEntity).toMatchObject({
    coverageEndTime: '2026-09-20T09:42:00Z',
  });
});

test('a maintenance is an Event, scheduled or cancelled', () => {
  expect(thing(headOf(pub, 'new-disks').structuredData).mainEntity).toMatchObject({
    '@type': 'Event',
    startDate: '2026-11-30T02:00:00Z',
    endDate: '2026-11-30T03:00:00Z',
    eventStatus: 'https://schema.org/EventScheduled',
  });
  const cancelled = siteFor('public', {
    'new-disks': `---
title: New disks
kind: maintenance
window: { from: 2026-11-30T02:00Z, until: 2026-11-30T03:00Z }
timeline:
  - at: 2026-11-20T08:00Z
    message: Search pauses.
  - at: 2026-11-21T08:00Z
    status: cancelled
    message: It does not.
---
`,
  });
  expect(thing(headOf(cancelled, 'new-disks').structuredData).mainEntity).toMatchObject({
    eventStatus: 'https://schema.org/EventCancelled',
  });
});

test('a notice is a page that expires', () => {
  const page = thing(headOf(pub, 'winter-hours').structuredData);
  expect(page).toMatchObject({ '@type': 'WebPage', expires: '2026-12-01T00:00:00Z' });
  expect(page).not.toHaveProperty('mainEntity');
});

test('the way from the index to a record, and to a page of the navigation', () => {
  const names = (text: string | undefined) =>
    (thing(text).breadcrumb as { itemListElement: { name: string }[] }).itemListElement.map((i) => i.name);
  expect(names(headOf(pub, 'search-slow').structuredData)).toEqual(['Status', 'History', 'Search slow']);
  expect(
    names(headView(pub, { path: 'history.html', title: 'History', place: 'history' }).structuredData),
  ).toEqual(['Status', 'History']);
});

test('no text ends the script element or opens a comment in it', () => {
  const title = '</script><script>alert(1)</script> <!-- & "quotes"';
  const { structuredData = '' } = headView(pub, { path: 'x.html', title });
  expect(structuredData).not.toContain('<');
  expect(thing(structuredData).name).toBe(title);
});

test('what is not listed says so, and nothing to search engines', () => {
  for (const head of [
    headOf(internal, 'ledger-stuck'),
    headView(pub, { path: '404.html', indexed: false }),
  ]) {
    expect(head).toMatchObject({ indexed: false, structuredData: undefined });
  }
  expect(sitemapOf(internal)).toEqual([]);
  expect(robotsView(internal)).toBe('User-agent: *\nDisallow: /\n');
  expect(robotsView(pub)).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${url}sitemap.xml\n`);
});

test('the sitemap dates a page by what it is about', () => {
  const xml = renderSitemap(sitemapOf(pub));
  const changed = (page: string) =>
    new RegExp(`<loc>${url}${page}</loc>(?:<lastmod>([^<]+)</lastmod>)?</url>`, 'u').exec(xml)?.[1];
  expect(changed('')).toBe('2026-11-23T10:00:00Z');
  expect(changed('incidents/search-slow.html')).toBe('2026-09-20T09:42:00Z');
  expect(changed('history/2026-09.html')).toBe('2026-09-20T09:42:00Z');
  expect(changed('components/checkout.html')).toBe('2026-11-23T10:00:00Z');
  expect(changed('maintenance.html')).toBe('2026-11-20T08:00:00Z');
  expect(xml).toContain(`<url><loc>${url}policy.html</loc></url>`);
  expect(xml).not.toMatch(/ledger|404|2026-11-30/u);
});

test('the sitemap depends on what the records say, not on the clock', () => {
  const { records, ...rest } = pub;
  const later = { ...rest, records, now: pub.now + 60_000 };
  expect(sitemapOf(later)).toEqual(sitemapOf(pub));
});

test('a month is dated anew while an incident that began in it goes on', () => {
  const site = siteFor('public', {
    long: `---
title: Long
severity: P2
components: [search]
timeline:
  - at: 2026-10-30T08:00Z
    message: Search is slow.
  - at: 2026-11-02T08:00Z
    status: resolved
    message: Search is fast.
---
`,
  });
  const changed = new Map(sitemapOf(site).map((entry) => [entry.url, entry.changed]));
  expect(changed.get(`${url}reports/2026-10.html`)).toBe(Date.UTC(2026, 10, 2, 8));
});
