import { describe, expect, test } from 'vitest';
import { type Instant, SECOND, toIso } from '#core/base/time/instant.ts';
import type { DeadlineKind, DeadlineState } from '#core/rules/promises/deadline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';
import { deadlines, record, seen } from './record.ts';

// Monday, 11:00 in Berlin, whose business hours are 09:00 to 18:00: 08:00Z to 17:00Z.
const monday = '2026-11-23T10:00:00Z';

/** What begins each promise, and what keeps it. */
const promises = {
  acknowledge: { begun: 'status: detected, note: Seen.', kept: 'status: acknowledged' },
  respond: { begun: 'status: detected, note: Seen.', kept: 'status: investigating, note: Looking.' },
  update: { begun: 'status: investigating, note: Looking.', kept: 'note: Still looking.' },
  public_update: { begun: 'message: We look into it.', kept: 'message: We still look into it.' },
  resolve: { begun: 'message: We look into it.', kept: 'status: resolved, message: It works.' },
  review: { begun: 'status: resolved, message: It works again.', kept: 'status: reviewed' },
} as const satisfies Partial<Record<DeadlineKind, { begun: string; kept: string }>>;

describe.each<[keyof typeof promises, string, string, string]>([
  ['acknowledge', 'P0', monday, '2026-11-23T10:05:00Z'],
  ['acknowledge', 'P1', monday, '2026-11-23T10:05:00Z'],
  ['acknowledge', 'P2', monday, '2026-11-23T14:00:00Z'],
  ['acknowledge', 'P3', monday, '2026-11-24T10:00:00Z'],
  ['respond', 'P0', monday, '2026-11-23T10:05:00Z'],
  ['respond', 'P1', monday, '2026-11-23T11:00:00Z'],
  ['respond', 'P2', monday, '2026-11-23T14:00:00Z'],
  ['respond', 'P3', monday, '2026-11-24T10:00:00Z'],
  ['update', 'P0', monday, '2026-11-23T10:30:00Z'],
  ['update', 'P1', monday, '2026-11-23T11:00:00Z'],
  ['update', 'P2', monday, '2026-11-24T10:00:00Z'],
  ['update', 'P3', monday, '2026-11-30T10:00:00Z'],
  ['public_update', 'P0', monday, '2026-11-23T10:30:00Z'],
  ['public_update', 'P1', monday, '2026-11-23T11:00:00Z'],
  ['public_update', 'P2', monday, '2026-11-24T10:00:00Z'],
  ['public_update', 'P3', monday, '2026-11-30T10:00:00Z'],
  ['resolve', 'P0', monday, '2026-11-23T14:00:00Z'],
  ['resolve', 'P1', monday, '2026-11-23T14:00:00Z'],
  ['review', 'P0', monday, '2026-11-25T10:00:00Z'],
  ['review', 'P1', monday, '2026-11-25T10:00:00Z'],
  // At night and over a weekend the always clock runs on; the business clock waits.
  ['respond', 'P1', '2026-11-28T02:00:00Z', '2026-11-28T03:00:00Z'],
  ['respond', 'P2', '2026-11-27T16:00:00Z', '2026-11-30T11:00:00Z'],
  ['acknowledge', 'P3', '2026-11-27T16:00:00Z', '2026-11-30T08:00:00Z'],
  // Friday, 2026-12-25 is a holiday.
  ['acknowledge', 'P2', '2026-12-24T16:00:00Z', '2026-12-28T11:00:00Z'],
  ['update', 'P2', '2026-12-24T12:00:00Z', '2026-12-28T08:00:00Z'],
  ['update', 'P3', '2026-12-18T12:00:00Z', '2026-12-28T08:00:00Z'],
  // 48 hours are 48 hours where the clocks change, too.
  ['review', 'P1', '2026-03-28T10:00:00Z', '2026-03-30T10:00:00Z'],
  // Berlin's clocks go forward on 2026-03-29 and back on 2026-10-25.
  ['update', 'P0', '2026-03-29T00:45:00Z', '2026-03-29T01:15:00Z'],
  ['respond', 'P2', '2026-03-27T15:00:00Z', '2026-03-30T09:00:00Z'],
  ['acknowledge', 'P3', '2026-03-28T12:00:00Z', '2026-03-30T07:00:00Z'],
  ['public_update', 'P3', '2026-03-25T12:00:00Z', '2026-04-01T11:00:00Z'],
  ['update', 'P0', '2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z'],
  ['respond', 'P2', '2026-10-23T14:00:00Z', '2026-10-26T10:00:00Z'],
  ['public_update', 'P3', '2026-10-21T12:00:00Z', '2026-10-28T13:00:00Z'],
])('%s of %s from %s', (kind, severity, from, due) => {
  const { begun, kept } = promises[kind];
  const begin = `at: ${from}, ${begun}`;
  const at = Date.parse(due);

  test.each<[string, Instant, DeadlineState]>([
    ['a second before', at - SECOND, 'pending'],
    ['at', at, 'pending'],
    ['a second after', at + SECOND, 'overdue'],
  ])('unanswered %s its due time', (_, now, state) => {
    expect(deadlines(kind, record(`severity: ${severity}`, begin), now)).toEqual([
      `${severity} ${from} due ${due} ${state}`,
    ]);
  });

  test.each<[string, Instant, DeadlineState]>([
    ['a second before', at - SECOND, 'met'],
    ['at', at, 'met'],
    ['a second after', at + SECOND, 'late'],
  ])('answered %s its due time', (_, answered, state) => {
    const text = record(`severity: ${severity}`, begin, `at: ${toIso(answered)}, ${kept}`);
    expect(deadlines(kind, text, answered)[0]).toBe(
      `${severity} ${from} due ${due} ${state} ${toIso(answered)}`,
    );
  });
});

test.each([
  ['acknowledged', '2026-11-23T10:03:00Z', '2026-11-23T10:20:00Z'],
  ['investigating', '2026-11-23T10:03:00Z', '2026-11-23T10:03:00Z'],
  ['identified', '2026-11-23T10:03:00Z', '2026-11-23T10:03:00Z'],
  ['monitoring', '2026-11-23T10:03:00Z', '2026-11-23T10:03:00Z'],
  ['resolved', '2026-11-23T10:03:00Z', '2026-11-23T10:03:00Z'],
])(
  'the status %s keeps acknowledge and, but for acknowledged itself, respond',
  (status, acknowledged, responded) => {
    const text = record(
      'severity: P1',
      `at: ${monday}, status: detected, note: Seen.`,
      `at: 2026-11-23T10:03Z, status: ${status}, note: Working.`,
      'at: 2026-11-23T10:20Z, status: investigating, note: Looking.',
    );
    expect(deadlines('acknowledge', text, '2026-11-24T00:00Z')[0]).toContain(`met ${acknowledged}`);
    expect(deadlines('respond', text, '2026-11-24T00:00Z')[0]).toContain(`met ${responded}`);
  },
);

test('a record that begins with a message is acknowledged and responded to at once', () => {
  const text = record('severity: P0', `at: ${monday}, message: We look into it.`);
  expect(deadlines('acknowledge', text, monday)).toEqual([
    `P0 ${monday} due 2026-11-23T10:05:00Z met ${monday}`,
  ]);
  expect(deadlines('respond', text, monday)).toEqual([`P0 ${monday} due 2026-11-23T10:05:00Z met ${monday}`]);
});

test('a promise that the severity does not make is owed by nobody', () => {
  const promises =
    'acknowledge: 5m, respond: 1h, update: 1h, update_monitoring: 4h, resolve: 4h, review: 48h';
  const policy = houseConfig().policy.text.replace(promises, promises.replaceAll(/: \w+/gu, ': none'));
  const { config, record: visible } = seen(
    record('severity: P1', `at: ${monday}, note: Seen.`),
    'internal',
    policy,
  );
  expect(deadlinesOf(visible, config, Date.parse('2026-12-01T00:00Z'))).toEqual([]);
});

describe('reclassification', () => {
  const detected = (severity: string, ...entries: string[]) =>
    record(`severity: ${severity}`, `at: ${monday}, status: detected, note: Seen.`, ...entries);

  test.each([
    [
      'up while pending: starts again under the new severity',
      detected('P3', 'at: 2026-11-23T12:00Z, severity: P0, note: Worse.'),
      [
        `P3 ${monday} due 2026-11-24T10:00:00Z void`,
        'P0 2026-11-23T12:00:00Z due 2026-11-23T12:05:00Z overdue',
      ],
    ],
    [
      'down while pending',
      detected('P0', 'at: 2026-11-23T10:04Z, severity: P2, note: Less bad.'),
      [
        `P0 ${monday} due 2026-11-23T10:05:00Z void`,
        'P2 2026-11-23T10:04:00Z due 2026-11-23T14:04:00Z overdue',
      ],
    ],
    [
      'at its due time it is still pending',
      detected('P0', 'at: 2026-11-23T10:05:00Z, severity: P2, note: Less bad.'),
      [
        `P0 ${monday} due 2026-11-23T10:05:00Z void`,
        'P2 2026-11-23T10:05:00Z due 2026-11-23T14:05:00Z overdue',
      ],
    ],
    [
      'a second after, it is overdue and stays owed',
      detected('P0', 'at: 2026-11-23T10:05:01Z, severity: P2, note: Less bad.'),
      [`P0 ${monday} due 2026-11-23T10:05:00Z overdue`],
    ],
    [
      'up while overdue',
      detected('P1', 'at: 2026-11-23T10:30Z, severity: P0, note: Worse.'),
      [`P1 ${monday} due 2026-11-23T10:05:00Z overdue`],
    ],
    [
      'twice',
      detected(
        'P3',
        'at: 2026-11-23T12:00Z, severity: P2, note: Worse.',
        'at: 2026-11-23T13:00Z, severity: P1, note: Worse again.',
      ),
      [
        `P3 ${monday} due 2026-11-24T10:00:00Z void`,
        'P2 2026-11-23T12:00:00Z due 2026-11-23T16:00:00Z void',
        'P1 2026-11-23T13:00:00Z due 2026-11-23T13:05:00Z overdue',
      ],
    ],
    [
      'to the severity it has: no reclassification',
      detected('P2', 'at: 2026-11-23T12:00Z, severity: P2, note: The same.'),
      [`P2 ${monday} due 2026-11-23T14:00:00Z overdue`],
    ],
    [
      'by the entry that keeps the promise',
      detected('P3', 'at: 2026-11-23T12:00Z, severity: P0, status: acknowledged'),
      [`P3 ${monday} due 2026-11-24T10:00:00Z met 2026-11-23T12:00:00Z`],
    ],
    [
      'after it was kept',
      detected(
        'P3',
        'at: 2026-11-23T11:00Z, status: acknowledged',
        'at: 2026-11-23T12:00Z, severity: P0, note: Worse.',
      ),
      [`P3 ${monday} due 2026-11-24T10:00:00Z met 2026-11-23T11:00:00Z`],
    ],
  ])('%s', (_, text, expected) => {
    expect(deadlines('acknowledge', text, '2026-11-24T00:00Z')).toEqual(expected);
  });

  test('what is overdue stays owed under its old due time until it is kept', () => {
    const text = detected(
      'P0',
      'at: 2026-11-23T10:30Z, severity: P2, note: Less bad.',
      'at: 2026-11-23T11:00Z, status: investigating, note: Looking.',
    );
    expect(deadlines('respond', text, '2026-11-24T00:00Z')).toEqual([
      `P0 ${monday} due 2026-11-23T10:05:00Z late 2026-11-23T11:00:00Z`,
    ]);
  });

  test('a severity that makes no such promise ends it, one that does begins it', () => {
    const policy = houseConfig().policy.text.replace(
      'acknowledge: 1d, respond: 1d',
      'acknowledge: none, respond: none',
    );
    const away = detected('P2', 'at: 2026-11-23T12:00Z, severity: P3, note: Less bad.');
    expect(deadlines('respond', away, '2026-11-24T00:00Z', 'internal', policy)).toEqual([
      `P2 ${monday} due 2026-11-23T14:00:00Z void`,
    ]);
    const towards = detected('P3', 'at: 2026-11-23T12:00Z, severity: P2, note: Worse.');
    expect(deadlines('respond', towards, '2026-11-24T00:00Z', 'internal', policy)).toEqual([
      'P2 2026-11-23T12:00:00Z due 2026-11-23T16:00:00Z overdue',
    ]);
  });

  test('the message that says so is news, and the next is due under the new severity', () => {
    const text = record(
      'severity: P1',
      `at: ${monday}, message: Slow.`,
      'at: 2026-11-23T10:45Z, severity: P0, message: Down.',
    );
    const expected = [
      `P1 ${monday} due 2026-11-23T11:00:00Z met 2026-11-23T10:45:00Z`,
      'P0 2026-11-23T10:45:00Z due 2026-11-23T11:15:00Z overdue',
    ];
    expect(deadlines('public_update', text, '2026-11-24T00:00Z')).toEqual(expected);
    expect(deadlines('update', text, '2026-11-24T00:00Z')).toEqual(expected);
  });
});

describe('reopening', () => {
  const text = record(
    'severity: P1',
    `at: ${monday}, status: detected, note: Seen.`,
    'at: 2026-11-23T10:02Z, message: We look into it.',
    'at: 2026-11-23T10:50Z, status: resolved, message: It works again.',
    'at: 2026-11-24T10:00Z, status: identified, message: It is back.',
  );

  test('restarts respond, which the entry that reopens keeps', () => {
    expect(deadlines('respond', text, '2026-11-24T10:30Z')).toEqual([
      `P1 ${monday} due 2026-11-23T11:00:00Z met 2026-11-23T10:02:00Z`,
      'P1 2026-11-24T10:00:00Z due 2026-11-24T11:00:00Z met 2026-11-24T10:00:00Z',
    ]);
  });

  test('restarts update and public_update; nothing was owed in between', () => {
    const expected = [
      'P1 2026-11-23T10:02:00Z due 2026-11-23T11:02:00Z met 2026-11-23T10:50:00Z',
      'P1 2026-11-24T10:00:00Z due 2026-11-24T11:00:00Z pending',
    ];
    expect(deadlines('public_update', text, '2026-11-24T10:30Z')).toEqual(expected);
    expect(deadlines('update', text, '2026-11-24T10:30Z').slice(1)).toEqual(expected);
  });

  test('does not restart acknowledge', () => {
    expect(deadlines('acknowledge', text, '2026-11-24T10:30Z')).toHaveLength(1);
  });
});

describe('updates', () => {
  test.each([
    ['P0', '2026-11-23T12:00:00Z'],
    ['P1', '2026-11-23T14:00:00Z'],
    ['P2', '2026-11-24T10:00:00Z'],
    ['P3', '2026-11-30T10:00:00Z'],
  ])('while %s is monitored, the next is due at %s', (severity, due) => {
    const text = record(`severity: ${severity}`, `at: ${monday}, status: monitoring, message: Mended.`);
    for (const kind of ['update', 'public_update'] as const) {
      expect(deadlines(kind, text, monday)).toEqual([`${severity} ${monday} due ${due} pending`]);
    }
  });

  test('next_update overrides the cadence once, to the earlier and to the later', () => {
    const text = record(
      'severity: P1',
      `at: ${monday}, next_update: 2026-11-23T10:10Z, message: News in ten minutes.`,
      'at: 2026-11-23T10:10Z, next_update: 2026-11-23T18:00Z, message: News tonight.',
      'at: 2026-11-23T17:00Z, message: Still at it.',
    );
    const expected = [
      `P1 ${monday} due 2026-11-23T10:10:00Z met 2026-11-23T10:10:00Z`,
      'P1 2026-11-23T10:10:00Z due 2026-11-23T18:00:00Z met 2026-11-23T17:00:00Z',
      'P1 2026-11-23T17:00:00Z due 2026-11-23T18:00:00Z pending',
    ];
    expect(deadlines('update', text, '2026-11-23T17:30Z')).toEqual(expected);
    expect(deadlines('public_update', text, '2026-11-23T17:30Z')).toEqual(expected);
  });

  test("a note keeps the team's promise and not the customers', and its next_update is the team's alone", () => {
    const text = record(
      'severity: P1',
      `at: ${monday}, message: We look into it.`,
      'at: 2026-11-23T10:50Z, next_update: 2026-11-23T15:00Z, note: Found a lead.',
    );
    expect(deadlines('update', text, '2026-11-23T12:00Z')).toEqual([
      `P1 ${monday} due 2026-11-23T11:00:00Z met 2026-11-23T10:50:00Z`,
      'P1 2026-11-23T10:50:00Z due 2026-11-23T15:00:00Z pending',
    ]);
    expect(deadlines('public_update', text, '2026-11-23T12:00Z')).toEqual([
      `P1 ${monday} due 2026-11-23T11:00:00Z overdue`,
    ]);
  });

  test('one silence is one deadline, however long', () => {
    const text = record(
      'severity: P0',
      `at: ${monday}, message: We look into it.`,
      'at: 2026-11-25T10:00Z, message: We are sorry.',
    );
    expect(deadlines('public_update', text, '2026-11-25T10:00Z')).toEqual([
      `P0 ${monday} due 2026-11-23T10:30:00Z late 2026-11-25T10:00:00Z`,
      'P0 2026-11-25T10:00:00Z due 2026-11-25T10:30:00Z pending',
    ]);
  });

  test('an entry a few minutes ahead counts as happened', () => {
    const text = record(
      'severity: P0',
      `at: ${monday}, message: We look into it.`,
      'at: 2026-11-23T10:29:00Z, message: Found.',
    );
    expect(deadlines('public_update', text, '2026-11-23T10:20Z')).toEqual([
      `P0 ${monday} due 2026-11-23T10:30:00Z met 2026-11-23T10:29:00Z`,
      'P0 2026-11-23T10:29:00Z due 2026-11-23T10:59:00Z pending',
    ]);
  });

  test('before the first message customers are promised nothing, after resolution nobody is', () => {
    const noted = record('severity: P0', `at: ${monday}, note: Seen.`);
    expect(deadlines('public_update', noted, '2026-11-24T00:00Z')).toEqual([]);
    const over = record(
      'severity: P0',
      `at: ${monday}, status: resolved, message: It was down for a minute.`,
    );
    expect(deadlines('public_update', over, '2026-11-24T00:00Z')).toEqual([]);
    expect(deadlines('update', over, '2026-11-24T00:00Z')).toEqual([]);
  });
});

describe('void', () => {
  test('a dismissal voids what is unmet, and leaves what was kept', () => {
    const text = record(
      'severity: P1',
      `at: ${monday}, status: detected, note: Seen.`,
      'at: 2026-11-23T10:30Z, status: acknowledged',
      'at: 2026-11-23T11:45Z, status: dismissed, note: A broken probe.',
    );
    const { config, record: visible } = seen(text);
    const states = deadlinesOf(visible, config, Date.parse('2026-11-24T00:00Z')).map(
      ({ kind, state }) => `${kind} ${state}`,
    );
    expect(states).toEqual(['acknowledge late', 'respond void', 'update met', 'update void', 'resolve void']);
  });

  test('an imported record that is over owes nothing, one that is open owes what is next', () => {
    const entries = [`at: ${monday}, message: Down.`, 'at: 2026-11-23T13:00Z, message: Still down.'];
    const open = record('severity: P1\nsource: cstate', ...entries);
    expect(deadlines('public_update', open, '2026-11-24T00:00Z')).toEqual([
      `P1 ${monday} due 2026-11-23T11:00:00Z void 2026-11-23T13:00:00Z`,
      'P1 2026-11-23T13:00:00Z due 2026-11-23T14:00:00Z overdue',
    ]);
    const { config, record: visible } = seen(
      record(
        'severity: P1\nsource: cstate\nstarted: 2026-11-23T09:00Z\ncomponents: { checkout: major_outage }',
        ...entries,
        'at: 2026-11-23T14:00Z, status: resolved, message: Works.',
      ),
    );
    const states = deadlinesOf(visible, config, Date.parse('2026-11-24T00:00Z')).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['void']));
    const untold = record(
      'severity: P1\nsource: cstate\ncomponents: { checkout: major_outage }',
      `at: ${monday}, note: Down.`,
      'at: 2026-11-23T14:00Z, status: resolved, note: Works.',
    );
    expect(deadlines('tell_customers', untold, '2026-11-24T00:00Z')).toEqual([
      `P1 ${monday} due 2026-11-23T10:15:00Z void`,
    ]);
  });

  test('an internal record owes customers nothing, and the team what it owes', () => {
    const text = record('severity: P0\nvisibility: internal', `at: ${monday}, message: We look into it.`);
    expect(deadlines('public_update', text, '2026-11-24T00:00Z')).toEqual([]);
    expect(deadlines('update', text, '2026-11-24T00:00Z')).toEqual([
      `P0 ${monday} due 2026-11-23T10:30:00Z overdue`,
    ]);
  });

  test.each([
    ['maintenance', 'window: { from: 2026-11-23T08:00Z, until: 2026-11-23T09:00Z }'],
    ['notice', 'until: 2026-12-01T00:00Z'],
  ])('a %s makes none of these promises', (kind, key) => {
    const { config, record: visible } = seen(
      record(`kind: ${kind}\n${key}`, `at: ${monday}, message: Read this.`),
    );
    expect(deadlinesOf(visible, config, Date.parse('2026-12-24T00:00Z'))).toEqual([]);
  });
});

describe('audiences', () => {
  const text = record(
    'severity: P1\nstarted: 2026-11-23T09:30Z\ncomponents: { checkout: partial_outage }',
    `at: ${monday}, status: detected, note: Seen.`,
    'at: 2026-11-23T10:20Z, severity: P0, note: Worse.',
    'at: 2026-11-23T10:30Z, message: We look into it.',
    'at: 2026-11-23T10:40Z, next_update: 2026-11-23T20:00Z, note: Found a lead.',
    'at: 2026-11-23T11:30Z, status: monitoring, message: Mended.',
    'at: 2026-11-23T14:00Z, status: resolved, message: Done.',
    'at: 2026-11-23T15:00Z, status: investigating, next_update: 2026-11-23T16:00Z, message: It is back.',
  );

  test('customers are promised news, and to be told', () => {
    const { config, record } = seen(text, 'public');
    const kinds = deadlinesOf(record, config, Date.parse('2026-11-24T00:00Z')).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['public_update', 'tell_customers']));
  });

  test('both audiences agree on what customers were promised', () => {
    const asInternal = deadlines('public_update', text, '2026-11-24T00:00Z', 'internal');
    expect(deadlines('public_update', text, '2026-11-24T00:00Z', 'public')).toEqual(asInternal);
    expect(asInternal).toHaveLength(3);
  });

  test('as time goes by, a pending deadline becomes overdue and nothing else changes', () => {
    const { config, record } = seen(text);
    const early = deadlinesOf(record, config, Date.parse('2026-11-23T15:00Z'));
    const late = deadlinesOf(record, config, Date.parse('2026-12-24T00:00Z'));
    expect(late).toEqual(early.map((d) => (d.state === 'pending' ? { ...d, state: 'overdue' } : d)));
    expect(late).not.toEqual(early);
  });
});
