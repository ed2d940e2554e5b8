import { describe, expect, test } from 'vitest';
import { renderCalendar } from '#core/output/calendar/render-calendar.ts';
import { readCalendar } from './read-calendar.ts';
import { entry, sampleCalendar, works } from './sample-calendar.ts';

const after = Date.UTC(2026, 11, 1);
const read = (record: string, now = after) => {
  const [event] = readCalendar(renderCalendar(sampleCalendar({ works: record }, { now }))).events;
  return event;
};

test('a maintenance that is to come', () => {
  expect(read(works(), Date.UTC(2026, 10, 23))).toEqual({
    uid: 'works@status.harbour.example',
    sequence: 0,
    summary: 'Works on the pier',
    description:
      'Search will not answer.\n\nSearch: Under maintenance\n\nhttps://status.harbour.example/incidents/works.html',
    url: 'https://status.harbour.example/incidents/works.html',
    status: 'CONFIRMED',
    start: '2026-11-28T22:00:00Z',
    end: '2026-11-28T23:00:00Z',
    stamp: '2026-11-21T09:00:00Z',
    created: '2026-11-21T09:00:00Z',
    changed: '2026-11-21T09:00:00Z',
  });
});

test('the passing of time alone changes nothing', () => {
  const at = (now: number) => renderCalendar(sampleCalendar({ works: works() }, { now }));
  expect(at(Date.UTC(2026, 10, 28, 22, 30))).toBe(at(Date.UTC(2026, 10, 23)));
  expect(at(after)).toBe(at(Date.UTC(2026, 10, 23)));
});

test('each entry raises the sequence, is the newest message, and dates the event', () => {
  const moved = works(entry('2026-11-24T10:00Z', undefined, 'Bring a book.'));
  expect(read(moved)).toMatchObject({
    sequence: 1,
    description: expect.stringMatching(/^Bring a book\.\n/u),
    created: '2026-11-21T09:00:00Z',
    stamp: '2026-11-24T10:00:00Z',
    changed: '2026-11-24T10:00:00Z',
  });
});

test('a cancelled one says so in words too, and affects nothing', () => {
  const cancelled = works(entry('2026-11-24T10:00Z', 'cancelled', 'The pier stays open.'));
  expect(read(cancelled)).toMatchObject({
    status: 'CANCELLED',
    sequence: 1,
    summary: 'Cancelled: Works on the pier',
    description: 'The pier stays open.\n\nhttps://status.harbour.example/incidents/works.html',
    start: '2026-11-28T22:00:00Z',
    end: '2026-11-28T23:00:00Z',
  });
});

describe('when it takes place', () => {
  const began = (at: string) => entry(at, 'in_progress', 'We begin.');
  const completed = (at: string) => entry(at, 'completed', 'Done.');
  test.each([
    ['as planned', '', '22:00', '23:00'],
    ['done early', began('2026-11-28T22:05Z') + completed('2026-11-28T22:40Z'), '22:00', '22:40'],
    ['done late', began('2026-11-28T22:05Z') + completed('2026-11-28T23:40Z'), '22:00', '23:40'],
    ['done early, of itself begun', completed('2026-11-28T22:40Z'), '22:00', '22:40'],
    ['begun early', began('2026-11-28T21:30Z') + completed('2026-11-28T22:40Z'), '21:30', '22:40'],
    [
      'begun early, and looked over',
      began('2026-11-28T21:30Z') + entry('2026-11-28T21:50Z', 'verifying', 'We look.'),
      '21:30',
      '23:00',
    ],
    ['begun and done early', began('2026-11-28T21:00Z') + completed('2026-11-28T21:30Z'), '21:00', '21:30'],
    ['running over', began('2026-11-28T22:05Z'), '22:00', '23:00'],
    [
      'a word after it ended of itself',
      entry('2026-11-29T09:00Z', undefined, 'All is well.'),
      '22:00',
      '23:00',
    ],
  ])('%s', (_, entries, start, end) => {
    expect(read(works(entries))).toMatchObject({
      start: `2026-11-28T${start}:00Z`,
      end: `2026-11-28T${end}:00Z`,
    });
  });
});

test.each(['', '    status: completed\n'])(
  'one that is told of afterwards took place as planned %j',
  (status) => {
    const told = works().replace('2026-11-21T09:00Z\n', `2026-11-30T09:00Z\n${status}`);
    expect(read(told)).toMatchObject({
      status: 'CONFIRMED',
      start: '2026-11-28T22:00:00Z',
      end: '2026-11-28T23:00:00Z',
    });
  },
);

test('one that was completed a week before its window leaves the calendars', () => {
  expect(read(works(entry('2026-11-22T20:00Z', 'completed', 'Done already.')))).toMatchObject({
    status: 'CANCELLED',
    sequence: 1,
    summary: 'Completed: Works on the pier',
    description: 'Done already.\n\nhttps://status.harbour.example/incidents/works.html',
  });
});

test('it holds what ended in the last 365 days, and all that is to come, in order of start', () => {
  const on = (day: string) => works().replaceAll('2026-11-28', day).replace('2026-11-21', '2025-11-20');
  const calendar = sampleCalendar({
    coming: on('2028-01-01'),
    gone: on('2025-11-22'),
    kept: on('2025-11-23'),
    twin: on('2025-11-23'),
  });
  expect(calendar.events.map(({ uid }) => uid.replace(/@.*/u, ''))).toEqual(['kept', 'twin', 'coming']);
});

test('incidents and notices are not in it', () => {
  const incident = `---\ntitle: Slow\nseverity: P2\ntimeline:\n  - at: 2026-11-23T10:00Z\n    message: Slow.\n---\n`;
  const notice = `---\ntitle: Terms\nkind: notice\ntimeline:\n  - at: 2026-11-23T10:00Z\n    message: New.\n---\n`;
  expect(sampleCalendar({ incident, notice }).events).toEqual([]);
});

test('for the team it has what is not announced, under its own host and name', () => {
  const inside = works().replace('message:', 'note:');
  expect(sampleCalendar({ inside }).events).toEqual([]);
  const { name, events } = sampleCalendar({ inside }, { audience: 'internal' });
  expect(name).toBe('Harbour Status (Internal): Maintenance');
  expect(events).toMatchObject([
    {
      uid: 'inside@status.harbour.internal.example',
      description:
        'Search: Under maintenance\nLedger: Under maintenance\n\nhttps://status.harbour.internal.example/incidents/inside.html',
    },
  ]);
});
