import { expect, test } from 'vitest';
import { componentBadges, siteBadge } from '#site/views/feeds/badge-view.ts';
import { siteFor } from '../../site.ts';

test('the badge of the site says in words what the index says', () => {
  expect(siteBadge(siteFor('public'))).toEqual({
    label: 'Harbour Status',
    message: 'Major System Outage',
    state: 'major_outage',
    language: 'en',
    direction: 'ltr',
  });
});

test('each component on the board has one: not a retired one, and none that the audience does not know of', () => {
  const said = (audience: 'public' | 'internal') =>
    componentBadges(siteFor(audience)).map(({ id, badge }) => [id, badge.label, badge.message, badge.state]);
  const known = [
    ['web', 'Website', 'Operational', 'operational'],
    ['checkout', 'Checkout', 'Major outage', 'major_outage'],
    ['search', 'Search', 'Operational', 'operational'],
  ];
  expect(said('public')).toEqual(known);
  expect(said('internal')).toEqual([
    ...known,
    ['ledger', 'Ledger', 'Degraded performance', 'degraded_performance'],
    ['pumps', 'Pumps', 'Operational', 'operational'],
  ]);
});
