import { describe, expect, test } from 'vitest';
import { indexView } from '#site/views/home/index-view.ts';
import { actionFilters, actionsView } from '#site/views/team/actions-view.ts';
import { onCallView } from '#site/views/team/on-call-view.ts';
import { reviewsView } from '#site/views/team/reviews-view.ts';
import { siteFor } from '../../site.ts';

const followed = `---
title: Berths double-booked
severity: P1
components: [web]
actions:
  - { title: Lock the row, type: immediate, owner: engineer-a, due: 2026-11-20 }
  - { title: Explain the lock, type: documentation, owner: engineer-b, due: 2026-12-20 }
  - { title: Test both clicks, type: long-term }
  - { title: Say sorry, type: immediate, owner: engineer-a, due: 2026-11-19, done: 2026-11-18 }
timeline:
  - at: 2026-11-17T08:00Z
    message: Two people have one berth.
  - at: 2026-11-17T09:00Z
    status: resolved
    message: Only one has it.
---
`;
const drafted = `${followed.replace('Berths double-booked', 'Mails twice').replace(/actions:[\s\S]*?timeline:/u, 'timeline:')}
## Impact

Everybody got each mail twice.
`;
const internal = siteFor('internal', { 'berths-double-booked': followed, 'mails-twice': drafted });
const pub = siteFor('public', { 'berths-double-booked': followed });

describe('actions', () => {
  const filters = actionFilters(internal);
  const titles = (id: string) => {
    const filter = filters.find((each) => each.id === id);
    if (!filter) throw new Error(`There is no filter ${id}.`);
    return actionsView(internal, filter).actions.map(({ title }) => title);
  };

  test('open ones first by when they are due, then those done', () => {
    expect(titles('')).toEqual(['Lock the row', 'Explain the lock', 'Test both clicks', 'Say sorry']);
  });

  test('each filter is a page that leaves something', () => {
    expect(filters.map(({ id }) => id)).toEqual([
      '',
      'open',
      'overdue',
      'done',
      'type-immediate',
      'type-long-term',
      'type-documentation',
      'owner-engineer-a',
      'owner-engineer-b',
      'owner-nobody',
    ]);
    expect(titles('overdue')).toEqual(['Lock the row']);
    expect(titles('owner-engineer-a')).toEqual(['Lock the row', 'Say sorry']);
    expect(titles('type-documentation')).toEqual(['Explain the lock']);
  });

  test('an action is due until its date is over in the site’s zone', () => {
    const lastMinute = { ...internal, now: Date.UTC(2026, 10, 20, 22, 59) };
    expect(actionFilters(lastMinute).some(({ id }) => id === 'overdue')).toBe(false);
    expect(
      actionFilters({ ...internal, now: Date.UTC(2026, 10, 20, 23, 0) }).some(({ id }) => id === 'overdue'),
    ).toBe(true);
  });
});

test('reviews stand where they have come to', () => {
  const { sections } = reviewsView(internal);
  const rows = sections.map(({ label, reviews }) => [label, reviews.map(({ record }) => record.title)]);
  expect(rows).toEqual([
    ['Due', ['Berths double-booked']],
    ['Drafts', ['Mails twice']],
    ['Done, internal', []],
    ['Published', []],
  ]);
  expect(sections[0]?.reviews[0]?.due).toMatchObject({ overdue: true, label: 'Overdue for 4 days 1 hr' });
});

describe('operations', () => {
  const { operations } = indexView(internal);

  test('what is overdue, longest first, with whose turn it is', () => {
    const rows = operations?.overdue.table.rows.map(({ record, kind, turn }) => [record?.label, kind, turn]);
    expect(rows).toContainEqual(['Berths double-booked', 'Review', 'Responsible: On-call engineer']);
    const due = operations?.overdue.table.rows.map(({ due: { iso } }) => iso);
    expect(due).toEqual(due?.toSorted());
    expect(rows?.map(([, kind]) => kind)).toContain('Finish an action');
  });

  test('what is owed after incidents, and this month so far', () => {
    expect(operations?.reviews.reviews.map(({ record }) => record.title)).toEqual([
      'Berths double-booked',
      'Mails twice',
    ]);
    expect(operations?.actions.actions.map(({ title }) => title)).toEqual([
      'Lock the row',
      'Explain the lock',
      'Test both clicks',
    ]);
    expect(operations?.month.label).toBe('November 2026 so far');
  });

  test('customers have nothing of it', () => {
    expect(indexView(pub).operations).toBeUndefined();
    expect(JSON.stringify(indexView(pub))).not.toMatch(/Lock the row|engineer-a|on-call/u);
  });
});

test('who is on call, eight weeks ahead, whom promises ask, and how all are reached', () => {
  const view = onCallView(internal);
  expect(view.now).toEqual({
    label: 'On call',
    primary: 'Engineer B',
    backup: 'Backup: Engineer A',
    reach: '@engineer-b',
    untilLabel: 'until',
    until: { iso: '2026-11-30T08:00:00Z', label: '30 Nov 2026, 09:00 CET' },
    next: 'Next: Engineer A',
    handover: 'Handover: 30 Nov 2026, 08:30–09:00 CET',
  });
  const weeks = view.shifts.rows.map(({ time }) => time);
  expect(weeks).toHaveLength(9);
  expect(weeks[0]).toMatchObject({ iso: '2026-11-23T08:00:00Z', until: '2026-11-30T08:00:00Z' });
  expect(weeks.at(-1)).toMatchObject({ iso: '2027-01-18T08:00:00Z', until: '2027-01-25T08:00:00Z' });
  expect(view.paths.rows[0]).toEqual({
    name: 'P0 Critical',
    path: 'On-call engineer → Backup after 10 min → Engineering manager after 15 min → CTO after 30 min',
  });
  expect(view.roles.rows.map(({ name }) => name)).toContain('Engineering manager');
});
