import { expect, test } from 'vitest';
import {
  recordCalendarView,
  recordsWithCalendar,
  siteCalendarView,
} from '#site/views/feeds/calendar-view.ts';
import { readCalendar } from '../../../core/output/calendar/read-calendar.ts';
import { siteFor } from '../../site.ts';

const longAgo = `---
title: Old disks
kind: maintenance
window: { from: 2024-11-30T02:00Z, until: 2024-11-30T03:00Z }
timeline:
  - at: 2024-11-20T08:00Z
    message: Search pauses.
---
`;

test('every maintenance has a calendar of its own, with the event that the calendar of the site has', () => {
  const site = siteFor('public', { 'old-disks': longAgo });
  const all = readCalendar(siteCalendarView(site)).events;
  expect(all.map(({ uid }) => uid)).toEqual(['new-disks@status.harbour.example']);
  const own = recordsWithCalendar(site).map(
    (record) => readCalendar(recordCalendarView(site, record)).events,
  );
  expect(own).toEqual([all, [expect.objectContaining({ uid: 'old-disks@status.harbour.example' })]]);
});

test('each says where it stands', () => {
  const site = siteFor('internal');
  const [record] = recordsWithCalendar(site);
  if (!record) throw new Error('There is a maintenance.');
  const unfolded = recordCalendarView(site, record).replaceAll('\r\n ', '');
  expect(unfolded).toContain(
    'SOURCE;VALUE=URI:https://status.harbour.internal.example/calendar/new-disks.ics\r\n',
  );
});
