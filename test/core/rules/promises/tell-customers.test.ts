import { describe, expect, test } from 'vitest';
import { deadlines, record } from './record.ts';

const out = 'severity: P1\ncomponents: { checkout: partial_outage }';
const seen = 'at: 2026-11-23T10:00Z, status: detected, note: Seen.';
const later = '2026-11-24T00:00Z';

function told(text: string, now = later): string[] {
  return deadlines('tell_customers', text, now);
}

test.each([
  ['2026-11-23T10:14:59Z', 'pending'],
  ['2026-11-23T10:15:00Z', 'pending'],
  ['2026-11-23T10:15:01Z', 'overdue'],
])('nobody told them by %s', (now, state) => {
  expect(told(record(out, seen), now)).toEqual([`P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z ${state}`]);
});

test.each([
  ['2026-11-23T10:14:59Z', 'met'],
  ['2026-11-23T10:15:00Z', 'met'],
  ['2026-11-23T10:15:01Z', 'late'],
])('the first message comes at %s', (at, state) => {
  expect(told(record(out, seen, `at: ${at}, message: Checkout is down.`))).toEqual([
    `P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z ${state} ${at}`,
  ]);
});

test.each([
  ['2026-11-23T10:14:59Z', 'void'],
  // Exactly as long as allowed is not longer than allowed.
  ['2026-11-23T10:15:00Z', 'void'],
  ['2026-11-23T10:15:01Z', 'overdue'],
])('the outage ends untold at %s', (at, state) => {
  expect(told(record(out, seen, `at: ${at}, status: resolved, note: It came back.`))).toEqual([
    `P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z ${state}`,
  ]);
});

test('a message that ends the outage in time tells of it; one after its end does not have to', () => {
  expect(told(record(out, seen, 'at: 2026-11-23T10:10Z, status: resolved, message: It was down.'))).toEqual([
    'P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z met 2026-11-23T10:10:00Z',
  ]);
  expect(
    told(
      record(
        out,
        seen,
        'at: 2026-11-23T10:10Z, components: { checkout: operational }, note: It came back.',
        'at: 2026-11-23T10:12Z, message: It was down.',
      ),
    ),
  ).toEqual(['P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z void']);
});

describe('the start of an outage', () => {
  test.each([
    [
      'is `started`, where it is written',
      `${out}\nstarted: 2026-11-23T09:30Z`,
      [seen],
      '2026-11-23T09:30:00Z',
    ],
    ['is the first entry, where it is not', out, [seen], '2026-11-23T10:00:00Z'],
    ['is never before `started`', `${out}\nstarted: 2026-11-23T10:05Z`, [seen], '2026-11-23T10:05:00Z'],
    [
      'is where a component gets that bad',
      'severity: P1\nstarted: 2026-11-23T09:00Z\ncomponents: { checkout: degraded_performance }',
      [seen, 'at: 2026-11-23T10:20Z, components: { checkout: major_outage }, note: Worse.'],
      '2026-11-23T10:20:00Z',
    ],
    [
      'does not move when it gets worse, or spreads',
      out,
      [
        seen,
        'at: 2026-11-23T10:10Z, components: { checkout: major_outage, web: partial_outage }, note: Worse.',
      ],
      '2026-11-23T10:00:00Z',
    ],
  ])('%s', (_, head, entries, start) => {
    expect(told(record(head, ...entries))).toHaveLength(1);
    expect(told(record(head, ...entries))[0]).toContain(` ${start} due `);
  });

  test('runs on the clock that never stops, whatever the severity', () => {
    const sunday = 'at: 2026-11-29T03:00Z, status: detected, note: Seen.';
    expect(told(record(out.replace('P1', 'P2'), sunday), '2026-11-30T00:00Z')).toEqual([
      'P2 2026-11-29T03:00:00Z due 2026-11-29T03:15:00Z overdue',
    ]);
  });

  test('is not moved by a reclassification, which says whose path it is on until it is overdue', () => {
    const called = (at: string) => record(out, seen, `at: ${at}, severity: P0, note: Worse.`);
    expect(told(called('2026-11-23T10:15:00Z'))).toEqual([
      'P0 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z overdue',
    ]);
    expect(told(called('2026-11-23T10:15:01Z'))).toEqual([
      'P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z overdue',
    ]);
  });
});

test('an outage that was over in time voids its own deadline; the next has another', () => {
  const text = record(
    out,
    seen,
    'at: 2026-11-23T10:10Z, components: { checkout: operational }, note: It came back.',
    'at: 2026-11-23T10:30Z, components: { checkout: partial_outage }, note: Down again.',
  );
  expect(told(text)).toEqual([
    'P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z void',
    'P1 2026-11-23T10:30:00Z due 2026-11-23T10:45:00Z overdue',
  ]);
});

test('silence over two outages is one silence', () => {
  const text = record(
    out,
    seen,
    'at: 2026-11-23T10:20Z, components: { checkout: operational }, note: It came back.',
    'at: 2026-11-23T10:30Z, components: { checkout: partial_outage }, note: Down again.',
    'at: 2026-11-23T11:00Z, message: Checkout is down.',
  );
  expect(told(text)).toEqual(['P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z late 2026-11-23T11:00:00Z']);
});

test.each([
  ['nothing is out', 'severity: P0', [seen]],
  ['a component is merely slow', 'severity: P1\ncomponents: { checkout: degraded_performance }', [seen]],
  ['customers do not know the component', 'severity: P0\ncomponents: { ledger: major_outage }', [seen]],
  ['customers do not know its group', 'severity: P0\ncomponents: { pumps: major_outage }', [seen]],
  [
    'it was over before impact began',
    `${out}\nstarted: 2026-11-23T10:05Z`,
    [seen, 'at: 2026-11-23T10:03Z, components: { checkout: operational }, note: It came back.'],
  ],
  [
    'the record was announced before the outage began',
    'severity: P1\ncomponents: { checkout: degraded_performance }',
    [
      'at: 2026-11-23T10:00Z, message: Checkout is slow.',
      'at: 2026-11-23T11:00Z, components: { checkout: major_outage }, message: Checkout is down.',
    ],
  ],
])('not owed where %s', (_, head, entries) => {
  expect(told(record(head, ...entries))).toEqual([]);
});

test('an internal record never owes it', () => {
  const text = record(`${out}\nvisibility: internal`, seen, 'at: 2026-11-23T10:05Z, message: Down.');
  expect(told(text)).toEqual(['P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z void']);
});

test('a false alarm no longer owes it; one that was told late was told late', () => {
  const dismissed = 'at: 2026-11-23T11:00Z, status: dismissed, message: A false alarm.';
  expect(told(record(out, seen, dismissed))).toEqual([
    'P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z void',
  ]);
  expect(told(record(out, seen, 'at: 2026-11-23T10:20Z, message: Down.', dismissed))).toEqual([
    'P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z late 2026-11-23T10:20:00Z',
  ]);
});

test('to customers it runs from `started`, or from the first message where nothing earlier is known', () => {
  const message = 'at: 2026-11-23T10:20Z, message: Checkout is down.';
  expect(deadlines('tell_customers', record(out, seen, message), later, 'public')).toEqual([
    'P1 2026-11-23T10:20:00Z due 2026-11-23T10:35:00Z met 2026-11-23T10:20:00Z',
  ]);
  const started = `${out}\nstarted: 2026-11-23T10:00Z`;
  expect(deadlines('tell_customers', record(started, seen, message), later, 'public')).toEqual([
    'P1 2026-11-23T10:00:00Z due 2026-11-23T10:15:00Z late 2026-11-23T10:20:00Z',
  ]);
});
