import { expect, test } from 'vitest';
import type { Instant } from '#core/base/time/instant.ts';
import { siteOf } from '#site/model/site.ts';
import { shiftCalendarView } from '#site/views/team/shift-calendar-view.ts';
import { readCalendar } from '../../../core/output/calendar/read-calendar.ts';
import { content } from '../../../fixtures/content.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';

const house = houseConfig().oncall.text;
const swapped = house.replace(
  'people:\n',
  `overrides:
  - { from: 2026-11-20T09:00+01:00, until: 2026-11-25T09:00+01:00, primary: engineer-b, reason: "Sailing; END:VEVENT" }
people:
`,
);

function calendarAt(now: Instant, oncall = house) {
  const { config, incidents } = content({ records: {}, now, config: { oncall } }).visible('internal');
  return shiftCalendarView(siteOf({ config, incidents, now }));
}
const startsAt = (now: Instant) => readCalendar(calendarAt(now)).events.map(({ start }) => start);

test('who is on call now and half a year ahead, as a calendar program reads it', () => {
  const { name, method, events } = readCalendar(calendarAt(Date.UTC(2026, 10, 23, 10, 41)));
  expect({ name, method }).toEqual({ name: 'Harbour Status: On-call', method: 'PUBLISH' });
  expect(events.length).toBeGreaterThanOrEqual(26);
  expect(events[0]).toMatchObject({
    uid: 'shift-1795420800@status.harbour.internal.example',
    summary: 'On call: Engineer B',
    description: 'Backup: Engineer A',
    start: '2026-11-23T08:00:00Z',
    end: '2026-11-30T08:00:00Z',
    status: 'CONFIRMED',
  });
  for (const [index, { start }] of events.slice(1).entries()) expect(start).toBe(events[index]?.end);
});

test('a swap is an event of its own, with its reason', () => {
  const { events } = readCalendar(calendarAt(Date.UTC(2026, 10, 21), swapped));
  expect(events.slice(0, 3).map(({ summary, description, end }) => [summary, description, end])).toEqual([
    ['On call: Engineer B', 'Backup: Engineer A\nSailing; END:VEVENT', '2026-11-23T08:00:00Z'],
    ['On call: Engineer B', 'Backup: Engineer A\nSailing; END:VEVENT', '2026-11-25T08:00:00Z'],
    ['On call: Engineer B', 'Backup: Engineer A', '2026-11-30T08:00:00Z'],
  ]);
});

test('a rotation that has just begun, or begins soon, is there from its first shift on', () => {
  expect(startsAt(Date.UTC(2026, 10, 3))[0]).toBe('2026-11-02T08:00:00Z');
  expect(startsAt(Date.UTC(2026, 9, 20))[0]).toBe('2026-11-02T08:00:00Z');
});

test('an event is the same on each day that it stands there', () => {
  const events = (now: Instant) => readCalendar(calendarAt(now)).events;
  const [, second] = events(Date.UTC(2026, 10, 23, 9));
  expect(events(Date.UTC(2026, 11, 1, 17))[0]).toEqual(second);
  const uids = events(Date.UTC(2026, 10, 23)).map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
});

test('without a rotation it is a calendar all the same', () => {
  const bare = house.replace(/rotation:\n(?: {2}.*\n)+(?=people)/u, '').replace(/, rotation: \w+/gu, '');
  expect(readCalendar(calendarAt(Date.UTC(2026, 10, 23), bare)).events).toEqual([]);
});
