import { expect, test } from 'vitest';
import { maintenanceView } from '#site/views/record/maintenance-view.ts';
import { siteFor } from '../../site.ts';

function maintenance(title: string, from: string, until: string, timeline: string): string {
  return `---
title: ${title}
kind: maintenance
components: [search]
window: { from: ${from}, until: ${until} }
timeline:
  - at: 2024-01-01T08:00Z
    message: Search pauses.
${timeline}---
`;
}
const cancelled = '  - at: 2026-11-01T08:00Z\n    status: cancelled\n    message: Not now.\n';
const begun = '  - at: 2026-06-01T02:00Z\n    status: in_progress\n    message: We begin.\n';
const completed = '  - at: 2026-06-01T05:00Z\n    status: completed\n    message: Done at last.\n';

const site = siteFor('public', {
  'pump-room': maintenance('Pump room', '2026-11-23T10:00Z', '2026-11-23T12:00Z', ''),
  'next-year': maintenance('Next year', '2027-03-01T02:00Z', '2027-03-01T03:00Z', ''),
  'called-off': maintenance('Called off', '2026-12-24T02:00Z', '2026-12-24T03:00Z', cancelled),
  'ran-over': maintenance('Ran over', '2026-06-01T02:00Z', '2026-06-01T03:00Z', begun + completed),
  'long-ago': maintenance('Long ago', '2024-02-01T02:00Z', '2024-02-01T03:00Z', ''),
});
const view = maintenanceView(site);

test('what is under way, then all that is to come, the soonest first, each with its calendar', () => {
  const cards = ({ cards: all }: typeof view.upcoming) =>
    all.map(({ title, calendar }) => [title, calendar?.href]);
  expect(cards(view.underWay)).toEqual([['Pump room', '/calendar/pump-room.ics']]);
  expect(cards(view.upcoming)).toEqual([
    ['New disks', '/calendar/new-disks.ics'],
    ['Next year', '/calendar/next-year.ics'],
  ]);
  expect(view.none).toBeUndefined();
});

test('the past year by month, the newest first: how it ended, when it was, and whether it went wrong', () => {
  const months = view.past.months.map(({ month, records }) => [
    month,
    ...records.map(({ summary: { title, look, outcome }, affected }) => [
      title,
      look.label,
      outcome,
      affected.map(({ name, state }) => [name, state?.label]),
    ]),
  ]);
  expect(months).toEqual([
    [
      // The month in which it would have been is not there yet.
      { label: 'November 2026', href: '/history/2026-11.html' },
      ['Called off', 'Cancelled', '24 Dec 2026, 03:00–04:00 CET', [['Search', undefined]]],
    ],
    [
      { label: 'June 2026', href: '/history/2026-06.html' },
      ['Ran over', 'Completed', '1 Jun 2026, 04:00–07:00 CEST', [['Search', 'Partial outage']]],
    ],
  ]);
});

test('the calendar of all of it, to subscribe to and as a file', () => {
  expect(view.calendars.map(({ href }) => href)).toEqual([
    'webcal://status.harbour.example/calendar.ics',
    '/calendar.ics',
  ]);
});

test('a page without any says so', () => {
  const records = site.records.filter(({ visible }) => visible.kind !== 'maintenance');
  const empty = maintenanceView({ ...site, records });
  expect(empty).toMatchObject({
    none: 'No maintenance is in progress or planned.',
    past: { months: [], none: 'There was no maintenance in the last twelve months.' },
  });
});

test('a year of a great deal of maintenance is cut', () => {
  const old = site.record.get('ran-over');
  if (!old) throw new Error('The test has no past maintenance.');
  const many = maintenanceView({ ...site, records: Array.from({ length: 150 }, () => old) });
  expect(many.past.months.flatMap(({ records }) => records)).toHaveLength(100);
});
