import { expect, test } from 'vitest';
import { siteOf } from '#site/model/site.ts';
import { indexView } from '#site/views/home/index-view.ts';
import { deadlinesView } from '#site/views/team/deadlines-view.ts';
import { onCallView } from '#site/views/team/on-call-view.ts';
import { operationsView } from '#site/views/team/operations-view.ts';
import { shiftCalendarView } from '#site/views/team/shift-calendar-view.ts';
import { readCalendar } from '../core/output/calendar/read-calendar.ts';
import { content } from '../fixtures/content.ts';
import { now } from './site.ts';

const late = `---
title: Checkout fails
severity: P0
timeline:
  - at: 2026-11-23T07:35Z
    message: Some payments fail.
---
`;

function siteWith(oncall: string) {
  const { visible } = content({ records: { late }, config: { oncall }, now, problems: true });
  return { internal: siteOf({ ...visible('internal'), now }), public: siteOf({ ...visible('public'), now }) };
}
const broken = siteWith('roles: { on-call: { name: On-call engineer, person: engineer-z } }\n');

test('the internal site says loudly that it does not know who is on call', () => {
  const { unknown, now: duty, shifts, roles } = onCallView(broken.internal);
  expect(unknown).toBe(
    'It is unknown who is on call, because config/oncall.yml has a problem. The command check shows where it is and what to write.',
  );
  expect({ duty, shifts: shifts.rows, roles: roles.rows }).toEqual({
    duty: undefined,
    shifts: [],
    roles: [],
  });
  expect(operationsView(broken.internal)?.onCall).toMatchObject({ now: undefined, unknown });
});

test('its calendar says so today, in place of an empty one', () => {
  const { events } = readCalendar(shiftCalendarView(broken.internal));
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ start: '2026-11-22T23:00:00Z', end: '2026-11-23T23:00:00Z' });
  expect(events[0]?.summary).toContain('config/oncall.yml has a problem');
});

test('turns have roles in place of names', () => {
  const turns = JSON.stringify(deadlinesView(broken.internal));
  expect(turns).toContain('engineering-manager');
  expect(turns).not.toContain('engineer-z');
});

test('a sound oncall.yml says nothing of the sort, and the public never hears of it', () => {
  const sound = siteWith('roles: {}\n');
  expect(onCallView(sound.internal).unknown).toBeUndefined();
  expect(operationsView(sound.internal)?.onCall).toBeUndefined();
  expect(JSON.stringify(indexView(broken.public))).not.toContain('oncall');
});
