import { expect, test } from 'vitest';
import { overallOfImpact } from '#core/rules/availability/overall.ts';
import { componentBadges, siteBadge } from '#site/views/feeds/badge-view.ts';
import { siteFor } from '../../site.ts';

test('the badge of the site says in words what the index says', () => {
  expect(siteBadge(siteFor('public'))).toEqual({
    label: 'Harbour Status',
    message: 'Major System Outage, as of 11:41 CET, 23 Nov 2026',
    state: 'major_outage',
    language: 'en',
    direction: 'ltr',
  });
});

test('a badge is never green: it does not know what time it is', () => {
  const site = siteFor('public');
  const well = { ...site, board: { ...site.board, overall: overallOfImpact.none } };
  expect(siteBadge(well)).toMatchObject({
    message: 'All Systems Operational, as of 11:41 CET, 23 Nov 2026',
    state: 'none',
  });
});

test('each component on the board has one: not a retired one, and none that the audience does not know of', () => {
  const said = (audience: 'public' | 'internal') =>
    componentBadges(siteFor(audience)).map(({ id, badge: { label, message, state } }) => {
      const [words, age] = message.split(/, (?=as of)/u);
      expect(age).toBe('as of 11:41 CET, 23 Nov 2026');
      return [id, label, words, state];
    });
  const known = [
    ['web', 'Website', 'Operational', 'none'],
    ['checkout', 'Checkout', 'Major outage', 'major_outage'],
    ['search', 'Search', 'Operational', 'none'],
  ];
  expect(said('public')).toEqual(known);
  expect(said('internal')).toEqual([
    ...known,
    ['ledger', 'Ledger', 'Degraded performance', 'degraded_performance'],
    ['pumps', 'Pumps', 'Operational', 'none'],
  ]);
});
