import { expect, test } from 'vitest';
import { renderAtom } from '#core/output/feed/atom.ts';
import { feedOf } from '#core/output/feed/feed.ts';
import { renderJsonFeed } from '#core/output/feed/json-feed.ts';
import { renderRss } from '#core/output/feed/rss.ts';
import { expectValidAtom } from './expect-valid-atom.ts';
import { readXml } from './read-xml.ts';
import { checkout, noon, sample, upgrade } from './sample-feed.ts';

const { records, context } = sample({ checkout, upgrade }, { audience: 'public', now: noon });
const component = (id: string) => {
  const found = context.config.groups.flatMap(({ components }) => components).find((each) => each.id === id);
  if (!found) throw new Error(`There is no component ${id}.`);
  return found;
};

test('a component has the items of the records that name it, under the ids of the main feed', () => {
  const all = feedOf(records, context).entries.map(({ id }) => id);
  const search = feedOf(records, context, component('search')).entries.map(({ id }) => id);
  const shop = feedOf(records, context, component('checkout')).entries.map(({ id }) => id);
  expect(search).toHaveLength(3);
  expect(shop).toHaveLength(4);
  expect([...search, ...shop].toSorted()).toEqual(all.toSorted());
  expect(feedOf(records, context, component('web')).entries).toEqual([]);
});

test('it says whose it is', () => {
  expect(feedOf(records, context, component('checkout'))).toMatchObject({
    title: 'Harbour Status: Checkout',
    home: 'https://status.harbour.example/components/checkout.html',
    self: {
      rss: 'https://status.harbour.example/components/checkout/rss.xml',
      atom: 'https://status.harbour.example/components/checkout/atom.xml',
      json: 'https://status.harbour.example/components/checkout/feed.json',
    },
    stylesheet: '/feed.css',
  });
});

test('a name that no plain object may have is a name like others', () => {
  const odd = { ...component('web'), id: 'constructor' };
  expect(feedOf(records, context, odd).entries).toEqual([]);
});

test('every format of it is whole', () => {
  const feed = feedOf(records, context, component('search'));
  readXml(renderRss(feed));
  expectValidAtom(renderAtom(feed));
  expect(JSON.parse(renderJsonFeed(feed)).items).toHaveLength(3);
});
