import { expect, test } from 'vitest';
import { DAY, type Instant } from '#core/base/time/instant.ts';
import { siteOf } from '#site/model/site.ts';
import { indexView } from '#site/views/home/index-view.ts';
import { content } from '../../fixtures/content.ts';

const posted = Date.UTC(2026, 10, 18, 10);
const notice = (until = '') => `---
title: A new consent form
kind: notice
${until}timeline:
  - at: 2026-11-18T10:00Z
    message: Clients see a new form.
---
`;

/** Titles of the notices on the first page at an instant. */
function pinned(record: string, now: Instant): string[] {
  const { visible } = content({ records: { 'consent-form': record }, now });
  return indexView(siteOf({ ...visible('public'), now })).notices.cards.map(({ title }) => title);
}

test('a notice without a time of its own is on the first page for two weeks', () => {
  expect(pinned(notice(), posted + 14 * DAY - 1)).toEqual(['A new consent form']);
  expect(pinned(notice(), posted + 14 * DAY)).toEqual([]);
});

test('a notice with an `until` is there until then, for longer or not as long', () => {
  const [sooner, later] = ['until: 2026-11-20T00:00Z\n', 'until: 2027-01-20T00:00Z\n'];
  expect(pinned(notice(sooner), Date.UTC(2026, 10, 20) - 1)).toHaveLength(1);
  expect(pinned(notice(sooner), Date.UTC(2026, 10, 20))).toEqual([]);
  expect(pinned(notice(later), Date.UTC(2027, 0, 20) - 1)).toHaveLength(1);
  expect(pinned(notice(later), Date.UTC(2027, 0, 20))).toEqual([]);
});
