import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Instant, MINUTE } from '#core/base/time/instant.ts';
import { anchorOf } from '#core/content/address.ts';
import { renderAtom } from '#core/output/feed/atom.ts';
import { feedOf } from '#core/output/feed/feed.ts';
import { historyFeedOf } from '#core/output/feed/history-feed.ts';
import { renderJsonFeed } from '#core/output/feed/json-feed.ts';
import { renderRss } from '#core/output/feed/rss.ts';
import { sample, upgrade } from './sample-feed.ts';

// What a maintenance's window does by itself is news: in every feed, when it happens, under an id that stays.

const begin = Date.UTC(2026, 10, 23, 8);
const end = Date.UTC(2026, 10, 23, 9);
const announced = 'u-20261120T100000Z';
const began = 'u-20261123T080000Z';
const over = 'u-20261123T090000Z';

/** The same maintenance, under way by somebody's word, so that its window ends nothing. */
const started = upgrade.replace(
  /---\n$/u,
  '  - at: 2026-11-23T08:05Z\n    status: in_progress\n    message: We have begun.\n---\n',
);

function feedsAt(record: string, now: Instant) {
  const { records, context } = sample({ upgrade: record }, { audience: 'public', now });
  const search = context.config.groups
    .flatMap(({ components }) => components)
    .find(({ id }) => id === 'search');
  return {
    main: feedOf(records, context),
    component: feedOf(records, context, search),
    history: historyFeedOf(records, context.config, now),
  };
}

/** The anchors of the items of a feed's file, newest first. */
function anchors(file: string): string[] {
  return [...new Set([...file.matchAll(/#(u-\w+)/gu)].map(([, anchor = '']) => anchor))];
}

describe.each(['main', 'component'] as const)('the %s feed', (which) => {
  test.each([
    ['before it begins', upgrade, begin - 1, [announced]],
    ['as it begins', upgrade, begin, [began, announced]],
    ['before it ends', upgrade, end - 1, [began, announced]],
    ['as it ends', upgrade, end, [over, began, announced]],
    ['before it runs over', started, end - 1, ['u-20261123T080500Z', began, announced]],
    ['as it runs over', started, end, [over, 'u-20261123T080500Z', began, announced]],
  ])('%s', (_, record, now, expected) => {
    const feed = feedsAt(record, now)[which];
    for (const file of [renderRss(feed), renderAtom(feed), renderJsonFeed(feed)]) {
      expect(anchors(file)).toEqual(expected);
    }
  });

  test('it says that it runs over, and what that means for its components', () => {
    const [newest] = feedsAt(started, end)[which].entries;
    expect(newest?.text).toMatchInlineSnapshot(`
      "The planned time has passed, and the maintenance continues.

      Search: Partial outage"
    `);
  });
});

test('Statuspage’s history: an update more, and at no other time', () => {
  const updatesAt = (record: string, now: Instant) =>
    feedsAt(record, now).history.items[0]?.html.split('<small>').slice(1).length;
  expect([begin - 1, begin, end - 1, end].map((now) => updatesAt(upgrade, now))).toEqual([1, 2, 2, 3]);
  expect([end - 1, end].map((now) => updatesAt(started, now))).toEqual([3, 4]);
  expect(feedsAt(started, end).history.items[0]?.html).toContain(
    '<strong>Update</strong> - The planned time has passed, and the maintenance continues.',
  );
});

test('as time goes on, no item goes, none changes, and none is from the future', () => {
  const instant = fc.integer({ min: begin - 60 * MINUTE, max: end + 60 * MINUTE });
  fc.assert(
    fc.property(instant, instant, fc.constantFrom(upgrade, started), (one, other, record) => {
      // A record is read as it was: what is written later is not there yet.
      const from = Math.max(Math.min(one, other), record === started ? begin + 5 * MINUTE : 0);
      const to = Math.max(from, one, other);
      const earlier = feedsAt(record, from).main.entries;
      const later = feedsAt(record, to).main.entries;
      expect(later.slice(later.length - earlier.length)).toEqual(earlier);
      expect(later.every(({ at }) => at <= to)).toBe(true);
      expect(later.every(({ id, at }) => id.endsWith(`#${anchorOf(at)}`))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
