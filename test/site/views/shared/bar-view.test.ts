import { describe, expect, test } from 'vitest';
import { componentView } from '#site/views/component/component-view.ts';
import { boardView } from '#site/views/home/board-view.ts';
import { barView } from '#site/views/shared/bar-view.ts';
import { siteFor } from '../../site.ts';

const pub = siteFor('public');
const component = (id: string) => {
  const found = pub.component.get(id);
  if (!found) throw new Error(`There is no component ${id}.`);
  return found;
};

describe('a bar', () => {
  test('draws quiet stretches as one line, and each other day by itself, the worse the higher', () => {
    const bar = barView(pub, 'checkout');
    expect(bar.viewBox).toBe('0 0 449 32');
    // Today is the last of ninety days, and the only one that is not quiet.
    expect(bar.quiet).toBe('M0 20.5h444');
    expect(bar.unknown).toBe('');
    expect(bar.bad).toMatchObject([{ state: 'major_outage', x: 445, y: 0, width: 4, height: 32 }]);
  });

  test('says each such day in words, and what went wrong', () => {
    const { bad, days, summary, uptime } = barView(pub, 'checkout');
    expect(bad[0]?.title).toBe('23 Nov 2026: Major outage for 41 min, Partial outage for 25 min');
    expect(days).toEqual([
      {
        date: { iso: '2026-11-23', label: '23 Nov 2026' },
        state: { id: 'major_outage', label: 'Major outage' },
        text: 'Major outage for 41 min, Partial outage for 25 min',
        records: [{ label: 'Checkout fails', href: '/incidents/checkout-fails.html' }],
      },
    ]);
    expect(summary).toBe('1 bad day');
    expect(uptime).toBe('99.96% uptime');
  });

  test('a day that nobody watched is neither quiet nor bad', () => {
    const since = { ...pub, config: structuredClone(pub.config) };
    const [web] = since.config.groups[0]?.components ?? [];
    if (web) Object.assign(web, { since: '2026-11-22' });
    const bar = barView(since, web?.id ?? '');
    expect(bar.unknown).toBe('M0 20.5h439');
    expect(bar.quiet).toBe('M440 20.5h9');
  });

  test('a quiet one has no bad days', () => {
    expect(barView(pub, 'web')).toMatchObject({
      bad: [],
      days: [],
      summary: 'No bad days',
      uptime: '100.00% uptime',
    });
  });
});

test('the shortest outage costs the last digit: no downtime is rounded away', () => {
  const site = siteFor('public', {
    short: `---
title: Web is down for a minute
severity: P0
components: { web: major_outage }
timeline:
  - at: 2026-11-10T10:00Z
    message: Down.
  - at: 2026-11-10T10:01Z
    status: resolved
    message: Up.
---
`,
  });
  // One minute of ninety days is 0.0008 %, and of November so far 0.003 %.
  expect(barView(site, 'web').uptime).toBe('99.99% uptime');
  expect(componentView(site, component('web')).months.rows[0]).toMatchObject({
    uptime: '99.99%',
    down: '1 min',
  });
});

test('the board leads from the first bad days of a component to all of them', () => {
  const many = siteFor(
    'public',
    Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [
        `outage-${index}`,
        `---\ntitle: Outage ${index}\nseverity: P1\ncomponents: [web]\ntimeline:\n  - at: 2026-10-0${index + 1}T10:00Z\n    message: Down.\n  - at: 2026-10-0${index + 1}T11:00Z\n    status: resolved\n    message: Up.\n---\n`,
      ]),
    ),
  );
  const web = boardView(many)
    .groups.flatMap(({ components }) => components)
    .find(({ id }) => id === 'web');
  expect(web?.bar.days.map(({ date }) => date.iso)).toEqual([
    '2026-10-08',
    '2026-10-07',
    '2026-10-06',
    '2026-10-05',
    '2026-10-04',
  ]);
  expect(web?.more).toEqual({ label: '3 more days', href: '/components/web.html' });
});

describe('the page of a component', () => {
  const view = componentView(pub, component('search'));

  test('shows its state, its months and its records, newest first', () => {
    expect(view.state).toEqual({ id: 'operational', label: 'Operational' });
    expect(
      view.months.rows.map(({ month, uptime, down, records }) => [month.label, uptime, down, records]),
    ).toEqual([
      ['November 2026', '100.00%', '–', '1'],
      ['October 2026', '100.00%', '–', '–'],
      ['September 2026', '100.00%', '–', '1'],
    ]);
    expect(view.records.newest.map(({ title }) => title)).toEqual([
      'New disks',
      'Search may be down',
      'Search slow',
    ]);
  });

  test('leads to its own feeds first', () => {
    expect(view.frame.feeds.slice(0, 4).map(({ href }) => href)).toEqual([
      '/components/search/rss.xml',
      '/components/search/atom.xml',
      '/components/search/feed.json',
      '/rss.xml',
    ]);
    expect(view.follow.badge).toMatchObject({
      src: '/components/search/badge.svg',
      alt: 'Search: Operational',
    });
  });

  test('one that is retired has no bar and no badge', () => {
    const retired = componentView(pub, { ...component('search'), retired: true });
    expect(retired.bar).toBeUndefined();
    expect(retired.follow.badge).toBeUndefined();
    expect(retired.marks).toEqual([{ label: 'Retired', internal: false }]);
  });
});
