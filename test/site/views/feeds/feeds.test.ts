import { expect, test } from 'vitest';
import { componentFeeds } from '#site/views/feeds/component-feeds.ts';
import { feedStyle } from '#site/views/feeds/feed-style.ts';
import { siteFeed, siteHistory } from '#site/views/feeds/site-feed.ts';
import { frameView } from '#site/views/shared/frame-view.ts';
import { siteFor } from '../../site.ts';

const site = siteFor('public');
const page = { title: 'A page', path: 'a.html' };

function component(id: string) {
  const found = site.component.get(id);
  if (!found) throw new Error(`There is no component ${id}.`);
  return found;
}

test('every page names the three formats of the main feed, and not the history, which tells the same', () => {
  expect(frameView(site, page).feeds.map(({ href, type }) => [href, type])).toEqual([
    ['/rss.xml', 'application/rss+xml'],
    ['/atom.xml', 'application/atom+xml'],
    ['/feed.json', 'application/feed+json'],
  ]);
});

test('a component has feeds of its own, and its page names them first', () => {
  const feeds = componentFeeds(site, component('checkout'));
  expect(feeds).toEqual([
    {
      label: 'RSS',
      title: 'Harbour Status: Checkout: RSS',
      href: '/components/checkout/rss.xml',
      type: 'application/rss+xml',
    },
    {
      label: 'Atom',
      title: 'Harbour Status: Checkout: Atom',
      href: '/components/checkout/atom.xml',
      type: 'application/atom+xml',
    },
    {
      label: 'JSON Feed',
      title: 'Harbour Status: Checkout: JSON Feed',
      href: '/components/checkout/feed.json',
      type: 'application/feed+json',
    },
  ]);
  const named = frameView(site, { ...page, feeds }).feeds;
  expect(named.slice(0, 3)).toEqual(feeds);
  expect(named).toHaveLength(6);
});

test('feeds of the public site know nothing internal', () => {
  const all = JSON.stringify([siteFeed(site), siteHistory(site)]);
  for (const secret of ['Ledger', 'ledger', 'pager', 'Error rate', 'P1', 'P0'])
    expect(all).not.toContain(secret);
  expect(JSON.stringify(siteHistory(siteFor('internal')))).toContain('Ledger stuck');
});

test('what a stylesheet says of feeds is text, in the direction of the language', () => {
  const t = () => 'A "feed" \\ </style>\n}';
  const css = feedStyle({ ...site, t });
  expect(css).toContain('content: "A \\22 feed\\22  \\5c  \\3c /style\\3e \\a }";');
  expect(css).toContain('direction: ltr;');
  const arabic = { ...site, config: { ...site.config, site: { ...site.config.site, locale: 'ar' } } };
  expect(feedStyle(arabic)).toContain('direction: rtl;');
});
