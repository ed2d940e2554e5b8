import { describe, expect, test } from 'vitest';
import type { DigestAction, Flag } from '#core/output/flag/flag.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';
import { carriedOut, plan, record, spoken } from './planned.ts';

// Monday. Berlin's working day begins at 08:00Z.
const slow = record('severity: P2', 'message: Slow.');
const small = record('severity: P3', 'message: The sign is wrong.');
const over = record(
  'severity: P1\nroles: { commander: Dana }',
  'message: Down.',
  'status: resolved, message: Works.',
);

function digest(...args: Parameters<typeof plan>): DigestAction | undefined {
  return plan(...args).find((action) => action.lane === 'after-care');
}

function named(action: DigestAction | undefined): string[] | undefined {
  return action?.deadlines.map(({ record: id, kind, owner, responsible, action: what }) =>
    [id, kind, what, owner ?? responsible].filter(Boolean).join(' '),
  );
}

/** What fell due by the opening is said there; at any other hour it waits for the next. */
test.each([
  ['an update of P2', slow, '2026-11-24T10:00:01Z', false],
  ['an update of P2', slow, '2026-11-25T07:59:59Z', false],
  ['an update of P2', slow, '2026-11-25T08:00:00Z', true],
  ['an update of P3', small, '2026-11-30T10:00:01Z', false],
  ['an update of P3', small, '2026-12-01T08:00:00Z', true],
  // Resolved on Monday, 11:00Z: reviewed by Wednesday, 11:00Z.
  ['a review of P1', over, '2026-11-25T11:00:01Z', false],
  ['a review of P1', over, '2026-11-26T08:00:00Z', true],
])('$0 at $2: flagged $3', (_, text, now, flagged) => {
  expect(digest({ text }, now) !== undefined).toBe(flagged);
});

test('what falls due at the opening itself is said right after it', () => {
  const early = record('severity: P2', 'at: 2026-11-22T02:00Z, message: Slow.');
  expect(digest({ early }, '2026-11-23T08:00:00Z')).toBeUndefined();
  expect(digest({ early }, '2026-11-23T08:00:01Z')?.deadlines[0]?.due).toBe('2026-11-23T08:00:00Z');
});

test('nights, weekends and holidays are left in peace', () => {
  const friday = record(
    'severity: P0',
    'at: 2026-12-23T10:00Z, message: Down.',
    'at: 2026-12-23T11:00Z, status: resolved, message: Works.',
  );
  // Due on Friday, 25 December, a holiday.
  for (const now of ['2026-12-25T12:00Z', '2026-12-26T03:00Z', '2026-12-27T09:00Z', '2026-12-28T07:59Z']) {
    expect(plan({ friday }, now)).toEqual([]);
  }
  expect(plan({ friday }, '2026-12-28T08:00Z').map(spoken)).toEqual(['open digest notify']);
});

test('it names each item and its owner: of an action, its own; else the commander; else the first of the path', () => {
  const actions = `actions:
  - { title: Add a canary, type: immediate, owner: Robin, due: 2026-11-24 }
  - { title: Write it down, type: documentation, due: 2026-11-24 }`;
  const records = {
    slow,
    over,
    acted: record(`severity: P1\n${actions}`, 'status: resolved, message: It was down.'),
    led: record(
      `severity: P1\nroles: { commander: Dana }\n${actions}`,
      'note: Hm.',
      'status: dismissed, note: No.',
    ),
    alarm: record(`severity: P3\n${actions}`, 'message: Down?', 'status: dismissed, message: No.'),
    works: record(`kind: notice\n${actions}`, 'message: New prices.'),
  };
  expect(named(digest(records, '2026-11-26T08:00Z'))).toEqual([
    'slow update engineering-team',
    'slow public_update engineering-team',
    'acted action Add a canary Robin',
    'acted action Write it down on-call',
    'alarm action Add a canary Robin',
    'alarm action Write it down engineering-team',
    'led action Add a canary Robin',
    'led action Write it down Dana',
    'works action Add a canary Robin',
    'works action Write it down on-call',
    'acted review on-call',
    'over review Dana',
  ]);
});

test('each item has the severity that its record has now; a record without one has none', () => {
  const actions = 'actions: [{ title: Tidy, type: immediate, due: 2026-11-24 }]';
  const records = {
    raised: record(
      `severity: P2\n${actions}`,
      'message: Slow.',
      'severity: P1, status: resolved, message: It was down.',
    ),
    works: record(`kind: notice\n${actions}`, 'message: New prices.'),
  };
  const items = digest(records, '2026-11-26T08:00Z')?.deadlines;
  expect(items?.map(({ record: id, kind, severity }) => [id, kind, severity])).toEqual([
    ['raised', 'action', 'P1'],
    ['works', 'action', undefined],
    ['raised', 'review', 'P1'],
  ]);
});

test('it never climbs, not even for what a severity of the live lane owes', () => {
  expect(digest({ over }, '2026-12-24T08:00Z')?.deadlines).toMatchObject([
    { kind: 'review', responsible: 'on-call', before: [] },
  ]);
  expect(plan({ over }, '2026-12-24T08:00Z', carriedOut(plan({ over }, '2026-11-26T08:00Z')))).toEqual([]);
});

test('acknowledge of a severity in after-care joins it where the policy says so', () => {
  const seen = record('severity: P3', 'note: Hm.');
  const also = houseConfig().policy.text.replaceAll(
    'lane: after-care',
    'lane: after-care\n    flag_also: [acknowledge]',
  );
  expect(named(digest({ seen }, '2026-11-25T08:00Z'))).toEqual(['seen respond engineering-team']);
  expect(named(digest({ seen }, '2026-11-25T08:00Z', [], also))).toEqual([
    'seen acknowledge engineering-team',
    'seen respond engineering-team',
  ]);
});

describe('while it is open', () => {
  const wednesday = '2026-11-25T08:00Z';
  const flags = carriedOut(plan({ slow, over }, wednesday));

  test('nothing joins it between renewals', () => {
    expect(plan({ slow, over }, '2026-11-26T07:59:59Z', flags)).toEqual([]);
  });

  test('at the next it grows, aloud, and mentions nobody', () => {
    const [grown] = plan({ slow, over }, '2026-11-26T08:00Z', flags);
    expect(grown).toMatchObject({ action: 'update', issue: 1, notify: true });
    expect(grown).not.toHaveProperty('mention');
  });

  test('a renewal without news is no edit', () => {
    expect(plan({ slow }, '2026-11-27T08:00Z', flags)).toEqual([]);
  });

  test('what is done leaves it at once, in silence', () => {
    const noted = record('severity: P2', 'message: Slow.', 'at: 2026-11-25T12:00Z, note: A lead.');
    expect(plan({ slow: noted }, '2026-11-25T12:00Z', flags).map(spoken)).toEqual(['update digest']);
  });

  test('it is closed once nothing is owed, and opened again, not made anew', () => {
    const fast = record(
      'severity: P2\ncause: database',
      'message: Slow.',
      'status: resolved, message: Fast.',
    );
    const closing = plan({ slow: fast }, '2026-11-25T23:00Z', flags);
    expect(closing.map(spoken)).toEqual(['close digest']);
    const closed = carriedOut(closing, flags);
    expect(plan({ over }, '2026-11-26T07:00Z', closed)).toEqual([]);
    expect(plan({ over }, '2026-11-26T08:00Z', closed)).toMatchObject([
      { action: 'reopen', issue: 1, notify: true },
    ]);
  });

  test('one that a person closed is opened again in silence, edited it is written anew, and a second is closed', () => {
    const [flag] = flags as [Flag];
    const at = (...existing: Flag[]) => plan({ slow }, '2026-11-25T12:00Z', existing).map(spoken);
    expect(at({ ...flag, state: 'closed' })).toEqual(['reopen digest']);
    expect(at({ ...flag, stale: true })).toEqual(['update digest']);
    expect(at(flag, { ...flag, issue: 2 })).toEqual(['close digest']);
  });
});

test('two actions due on one day are two', () => {
  const acted = (count: number) =>
    record(
      `kind: notice\nactions:\n${'  - { title: Tidy, type: immediate, due: 2026-11-24 }\n'.repeat(count)}`.trimEnd(),
      'message: Read this.',
    );
  const one = carriedOut(plan({ acted: acted(1) }, '2026-11-25T08:00Z'));
  expect(plan({ acted: acted(2) }, '2026-11-25T08:00Z', one).map(spoken)).toEqual(['update digest notify']);
  const two = carriedOut(plan({ acted: acted(2) }, '2026-11-25T08:00Z'));
  expect(plan({ acted: acted(1) }, '2026-11-25T08:00Z', two).map(spoken)).toEqual(['update digest']);
});

test('it names a hundred and counts the rest', () => {
  const records = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`notice-${i}`, acting]));
  const acting = record(
    'kind: notice\nactions: [{ title: Tidy, type: immediate, due: 2026-11-24 }]',
    'message: Read this.',
  );
  const full = digest(records(103), '2026-11-25T08:00Z');
  expect(full?.deadlines).toHaveLength(100);
  expect(full?.more).toBe(3);
  const flags = carriedOut(full ? [full] : []);
  expect(plan(records(103), '2026-11-25T08:00Z', flags)).toEqual([]);
  expect(plan(records(104), '2026-11-25T08:00Z', flags)).toMatchObject([{ action: 'update', more: 4 }]);
});

test('a team that has no working days reads it on all of them', () => {
  const never = houseConfig().policy.text.replace(/days: \[.*\]/u, 'days: []');
  expect(digest({ over }, '2026-11-25T23:00Z', [], never)).toBeUndefined();
  expect(digest({ over }, '2026-11-28T08:00Z', [], never)).toBeDefined();
});
