import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE, SECOND, toIso } from '#core/base/time/instant.ts';
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
  const { config, records } = content({ records: {}, now, config: { oncall } }).visible('internal');
  return shiftCalendarView(siteOf({ config, records, now }));
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

test('an event is the same on each day, but for its stamp', () => {
  const events = (now: Instant) =>
    readCalendar(calendarAt(now)).events.map(({ stamp: _, ...event }) => event);
  const [, second] = events(Date.UTC(2026, 10, 23, 9));
  expect(events(Date.UTC(2026, 11, 1, 17))[0]).toEqual(second);
  const uids = events(Date.UTC(2026, 10, 23)).map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
});

test('without a rotation it is a calendar all the same', () => {
  const bare = house.replace(/rotation:\n(?: {2}.*\n)+(?=people)/u, '').replace(/, rotation: \w+/gu, '');
  expect(readCalendar(calendarAt(Date.UTC(2026, 10, 23), bare)).events).toEqual([]);
});

describe('the stamp of a shift', () => {
  const noon = Date.UTC(2026, 10, 17, 12);
  const stampsAt = (now: Instant, oncall = house) =>
    new Map(readCalendar(calendarAt(now, oncall)).events.map(({ uid, stamp }) => [uid, Date.parse(stamp)]));

  test('nothing says when a shift was written or changed, so the calendar does not either', () => {
    expect(calendarAt(noon, swapped)).not.toMatch(/^(?:CREATED|LAST-MODIFIED)/mu);
  });

  test('a swap changes the stamp of what it changes, and of nothing else', () => {
    const before = stampsAt(noon);
    const after = stampsAt(noon, swapped);
    const kept = [...after].filter(([uid]) => before.has(uid));
    const changed = kept.filter(([uid, stamp]) => before.get(uid) !== stamp).map(([uid]) => uid);
    // The week under way ends earlier, and the one after is cut in two.
    expect(changed.map((uid) => toIso(Number(/\d+/u.exec(uid)?.[0]) * SECOND))).toEqual([
      '2026-11-16T08:00:00Z',
      '2026-11-23T08:00:00Z',
    ]);
    expect(kept.length).toBeGreaterThan(20);
  });

  test('of two copies read an hour apart, whatever they say, the later one has the later stamp', () => {
    const oncall = fc.constantFrom(
      house,
      swapped,
      swapped.replace('primary: engineer-b', 'backup: engineer-b'),
    );
    fc.assert(
      fc.property(
        oncall,
        oncall,
        fc.integer({ min: 0, max: 2 * DAY }),
        fc.integer({ min: HOUR, max: 3 * HOUR }),
        (one, other, since, apart) => {
          const now = noon + since;
          const earlier = stampsAt(now, one);
          for (const [uid, stamp] of stampsAt(now + apart, other)) {
            expect(stamp).toBeGreaterThan(earlier.get(uid) ?? 0);
            expect(stamp).toBeLessThanOrEqual(now + apart);
            expect(stamp).toBeGreaterThan(now + apart - HOUR);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('an event that stays the same keeps its stamp for an hour', () => {
    const stamps = (minute: number) => [...stampsAt(noon + minute * MINUTE).values()][0];
    const seen = Array.from({ length: 12 }, (_, index) => stamps(5 * index));
    expect(new Set(seen).size).toBe(2);
    expect(seen.toSorted((a = 0, b = 0) => a - b)).toEqual(seen);
  });
});
