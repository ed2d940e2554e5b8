import { expect, test } from 'vitest';
import { subscribeView } from '#site/views/feeds/subscribe-view.ts';
import { siteFor } from '../../site.ts';

const pub = siteFor('public');
const view = subscribeView(pub);

function section(id: string, of = view) {
  const found = of.sections.find((each) => each.id === id);
  if (!found) throw new Error(`There is no section ${id}.`);
  return found;
}

test('each section has an anchor, and the contents lead to it', () => {
  expect(view.contents.links.map(({ href }) => href)).toEqual(view.sections.map(({ id }) => `#${id}`));
});

test('every feed by its whole address', () => {
  const copies = (id: string) => section(id).ways?.map(({ copy, href }) => [copy, href]);
  expect(copies('feeds')).toEqual([
    ['https://status.harbour.example/rss.xml', '/rss.xml'],
    ['https://status.harbour.example/atom.xml', '/atom.xml'],
    ['https://status.harbour.example/feed.json', '/feed.json'],
  ]);
  expect(copies('history')).toEqual([
    ['https://status.harbour.example/history.rss', '/history.rss'],
    ['https://status.harbour.example/history.atom', '/history.atom'],
  ]);
});

test('the feeds of each component that is there, group by group', () => {
  const { groups } = section('components');
  expect(groups?.map(({ name, ways }) => [name, ways.map(({ label }) => label)])).toEqual([
    ['Shop', ['Website', 'Checkout', 'Search']],
  ]);
  expect(groups?.[0]?.ways[1]).toMatchObject({
    href: '/components/checkout.html',
    copy: 'https://status.harbour.example/components/checkout/rss.xml',
  });
  expect(groups?.[0]?.ways[1]?.links?.map(({ href, label }) => [label, href])).toEqual([
    ['RSS', '/components/checkout/rss.xml'],
    ['Atom', '/components/checkout/atom.xml'],
    ['JSON Feed', '/components/checkout/feed.json'],
  ]);
});

test('what to type or to paste in each tool', () => {
  const rss = 'https://status.harbour.example/rss.xml';
  expect(section('tools').ways?.map(({ label, copy }) => [label, copy])).toEqual([
    ['Slack', `/feed subscribe ${rss}`],
    ['Microsoft Teams', rss],
    ['Discord', rss],
    ['Email', rss],
    ['Feed reader', 'https://status.harbour.example/'],
  ]);
});

test('the calendar opens in the program for calendars, and has a plain address', () => {
  expect(section('calendar').ways?.map(({ href, copy }) => [href, copy])).toEqual([
    ['webcal://status.harbour.example/calendar.ics', 'webcal://status.harbour.example/calendar.ics'],
    ['/calendar.ics', 'https://status.harbour.example/calendar.ics'],
  ]);
});

test('lines of HTML to paste are HTML whatever the site is called', () => {
  const { config } = pub;
  const named = { ...pub, config: { ...config, site: { ...config.site, name: 'Harbour "& <b>' } } };
  const lines = section('programs', subscribeView(named)).ways?.map(({ copy }) => copy);
  expect(lines).toEqual([
    'https://status.harbour.example/api/v2/summary.json',
    '<a href="https://status.harbour.example/"><img src="https://status.harbour.example/badge.svg" alt="Harbour &#34;&#38; &#60;b&#62;"></a>',
    '<script src="https://status.harbour.example/embed.js" async crossorigin="anonymous"></script><upfront-status></upfront-status>',
  ]);
});

test('the team reads that its addresses are of the internal site, and finds the internal components', () => {
  const internal = subscribeView(siteFor('internal'));
  expect(view.note).toBeUndefined();
  expect(internal.note).toContain('internal site');
  expect(section('feeds', internal).ways?.[0]?.copy).toBe('https://status.harbour.internal.example/rss.xml');
  expect(section('components', internal).groups?.map(({ name }) => name)).toEqual(['Shop', 'Plant']);
});
