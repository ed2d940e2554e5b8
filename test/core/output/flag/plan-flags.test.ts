import { describe, expect, test } from 'vitest';
import type { Flag } from '#core/output/flag/flag.ts';
import { flagTitle } from '#core/output/flag/flag-text.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';
import { carriedOut, plan, record, spoken } from './planned.ts';

const down = record('severity: P0\ncomponents: { checkout: major_outage }', 'message: Checkout is down.');

test.each([
  ['2026-11-23T10:30:00Z', []],
  ['2026-11-23T10:30:01Z', [0, 0]],
  ['2026-11-23T10:30:59Z', [0, 0]],
  ['2026-11-23T10:31:00Z', [1, 1]],
  ['2026-11-23T12:29:59Z', [119, 119]],
])('at %s the deadlines are late by %j whole minutes', (now, minutes) => {
  expect(plan({ down }, now).flatMap(({ deadlines }) => deadlines.map((d) => d.late_by_minutes))).toEqual(
    minutes,
  );
});

test('a record that owes something and has no flag gets one, which says who is asked, and who was before', () => {
  const owed = {
    due: '2026-11-23T10:30:00Z',
    late_by_minutes: 16,
    responsible: 'engineering-manager',
    before: [
      { role: 'on-call', at: '2026-11-23T10:30:00Z' },
      { role: 'backup', at: '2026-11-23T10:40:00Z' },
    ],
    severity: 'P0',
  };
  const length = { amount: 30, unit: 'm' };
  expect(plan({ down }, '2026-11-23T10:46Z')).toEqual([
    {
      lane: 'live',
      action: 'open',
      issue: undefined,
      record: 'down',
      title: 'Checkout fails',
      severity: 'P0',
      file: 'incidents/2026/down.md',
      deadlines: [
        { ...owed, kind: 'update', why: { reason: 'update', length } },
        { ...owed, kind: 'public_update', why: { reason: 'public_update', length } },
      ],
      snooze: undefined,
      notify: true,
      mention: ['engineering-manager'],
    },
  ]);
});

test('deadlines are flagged longest overdue first; acknowledge and resolve only where the policy says so', () => {
  const unheard = record(
    'severity: P1\ncomponents: { checkout: partial_outage }',
    'status: detected, note: Seen.',
  );
  const kinds = (policy?: string) =>
    plan({ unheard }, '2026-11-23T15:00Z', [], policy)[0]?.deadlines.map(({ kind }) => kind);
  expect(kinds()).toEqual(['tell_customers', 'respond', 'update']);
  const also = houseConfig().policy.text.replaceAll(
    'lane: live',
    'lane: live\n    flag_also: [acknowledge, resolve]',
  );
  expect(kinds(also)).toEqual(['acknowledge', 'tell_customers', 'respond', 'update', 'resolve']);
});

test('whose turn it is follows the severity under which a deadline fell due', () => {
  const recalled = record('severity: P0', 'status: detected, note: Seen.', 'severity: P3, note: Harmless.');
  expect(plan({ recalled }, '2026-11-23T11:30Z')[0]).toMatchObject({
    severity: 'P3',
    deadlines: [{ kind: 'respond', responsible: 'cto' }],
  });
});

describe('a record with a flag', () => {
  const [flag] = carriedOut([{ ...first(plan({ down }, '2026-11-23T10:31Z')), issue: 12 }]);
  if (flag?.lane !== 'live') throw new Error('The test has no flag.');

  test('needs nothing while the same is owed and the same person is asked', () => {
    expect(plan({ down }, '2026-11-23T10:39:59Z', [flag])).toEqual([]);
  });

  test('tells the next in line when the escalation moves a step', () => {
    const [moved] = plan({ down }, '2026-11-23T10:40:00Z', [flag]);
    expect(moved).toMatchObject({
      action: 'update',
      issue: 12,
      notify: true,
      mention: ['backup'],
      deadlines: [{ responsible: 'backup' }, { responsible: 'backup' }],
    });
  });

  test('tells people when more is owed, and is silent when less is', () => {
    const noted = record('severity: P0', 'message: Down.', 'note: A lead.');
    expect(plan({ down: noted }, '2026-11-23T11:10Z', [flag])).toMatchObject([
      { action: 'update', notify: true, mention: ['cto'], deadlines: [{ kind: 'public_update' }] },
    ]);
    const climbed = carriedOut(plan({ down }, '2026-11-23T11:05Z', [flag]), [flag]);
    expect(plan({ down: noted }, '2026-11-23T11:10Z', climbed)).toMatchObject([
      { action: 'update', notify: false, mention: [], deadlines: [{ kind: 'public_update' }] },
    ]);
    const told = record('severity: P0', 'message: Down.', 'message: A lead.');
    expect(plan({ down: told }, '2026-11-23T11:31Z', climbed)).toMatchObject([
      { action: 'update', notify: true, mention: ['on-call'], deadlines: [{}, {}] },
    ]);
  });

  test('is edited silently when the severity changed, and when somebody edited it', () => {
    const unheard = (second: string) => record('severity: P0', 'status: detected, note: Seen.', second);
    const before = carriedOut(plan({ down: unheard('note: A lead.') }, '2026-11-23T11:05Z'));
    const recalled = { down: unheard('severity: P1, note: Less bad.') };
    expect(plan(recalled, '2026-11-23T11:10Z', before).map(spoken)).toEqual(['update down']);
    expect(plan({ down }, '2026-11-23T10:35Z', [{ ...flag, stale: true }]).map(spoken)).toEqual([
      'update down',
    ]);
  });

  test('is written anew, aloud, when its marker was edited', () => {
    expect(plan({ down }, '2026-11-23T10:31Z', [{ ...flag, deadlines: [] }]).map(spoken)).toEqual([
      'update down notify on-call',
    ]);
  });

  test('is closed when nothing is owed', () => {
    const told = record('severity: P0', 'message: Down.', 'message: A lead.');
    expect(plan({ down: told }, '2026-11-23T11:10Z', [flag])).toMatchObject([
      { action: 'close', issue: 12, record: 'down', severity: 'P0', deadlines: [], notify: false },
    ]);
  });

  test('is closed when the record is gone', () => {
    expect(plan({}, '2026-11-23T10:31Z', [flag])).toEqual([
      {
        lane: 'live',
        action: 'close',
        issue: 12,
        record: 'down',
        title: 'down',
        severity: 'P0',
        deadlines: [],
        notify: false,
        mention: [],
      },
    ]);
    expect(plan({}, '2026-11-23T10:31Z', [{ ...flag, severity: undefined }])).toMatchObject([
      { severity: null },
    ]);
  });

  test('that was closed is opened again when something falls due, not made anew, and else left alone', () => {
    const closed: Flag = { ...flag, state: 'closed', deadlines: [] };
    expect(plan({ down }, '2026-11-23T10:31Z', [closed]).map(spoken)).toEqual(['reopen down notify on-call']);
    expect(plan({ down }, '2026-11-23T10:31Z', [closed])).toMatchObject([{ issue: 12 }]);
    expect(plan({ down }, '2026-11-23T10:30Z', [closed])).toEqual([]);
    expect(plan({}, '2026-11-23T10:31Z', [closed])).toEqual([]);
  });

  test('that a person closed while it owes is opened again in silence: who was told need not be told again', () => {
    expect(plan({ down }, '2026-11-23T10:31Z', [{ ...flag, state: 'closed' }]).map(spoken)).toEqual([
      'reopen down',
    ]);
  });

  test('is the open one of several, and of those the oldest; other open ones are closed', () => {
    const flags: Flag[] = [
      { ...flag, issue: 30 },
      { ...flag, issue: 20 },
      { ...flag, issue: 10, state: 'closed' },
    ];
    expect(plan({ down }, '2026-11-23T10:40Z', flags)).toMatchObject([
      { action: 'update', issue: 20 },
      { action: 'close', issue: 30, deadlines: [] },
    ]);
  });
});

describe('a snoozed record', () => {
  const snoozed = down.replace(
    'timeline:',
    'snooze: { until: 2026-11-23T12:00Z, reason: The part comes at noon. }\ntimeline:',
  );
  const flags = carriedOut(plan({ down }, '2026-11-23T10:31Z'));

  test('is not flagged, and a flag that it has is closed and says why', () => {
    expect(plan({ snoozed }, '2026-11-23T11:59:59Z')).toEqual([]);
    expect(plan({ down: snoozed }, '2026-11-23T10:45Z', flags)).toMatchObject([
      {
        action: 'close',
        snooze: { until: Date.parse('2026-11-23T12:00Z'), reason: 'The part comes at noon.' },
      },
    ]);
  });

  test('is flagged again from its end on, and the path begins there', () => {
    const closed = carriedOut(plan({ down: snoozed }, '2026-11-23T10:45Z', flags), flags);
    const at = (now: string) => plan({ down: snoozed }, now, closed).map(spoken);
    expect(at('2026-11-23T12:00Z')).toEqual(['reopen down notify on-call']);
    expect(at('2026-11-23T12:10Z')).toEqual(['reopen down notify backup']);
    expect(plan({ snoozed }, '2026-11-23T12:00Z')[0]?.deadlines[0]?.late_by_minutes).toBe(90);
  });
});

test('an overrunning maintenance is flagged at once, to those whom a partial outage asks', () => {
  const overran = record(
    'kind: maintenance\nwindow: { from: 2026-11-23T10:00Z, until: 2026-11-23T11:00Z }',
    'status: in_progress, message: We begin.',
  );
  expect(plan({ overran }, '2026-11-23T11:00Z')).toEqual([]);
  expect(plan({ overran }, '2026-11-23T11:00:01Z')).toMatchObject([
    { action: 'open', severity: null, deadlines: [{ kind: 'maintenance_end', responsible: 'on-call' }] },
  ]);
  expect(plan({ overran }, '2026-11-23T11:30Z').map(spoken)).toEqual([
    'open overran notify engineering-manager',
  ]);
});

test('longest overdue first, then by record, flags to close, the digest; whatever the order of records and flags', () => {
  const records = { b: down, a: down, old: record('severity: P2', 'message: Slow.') };
  const flags: Flag[] = ['z', 'gone'].map((id, i) => ({
    lane: 'live',
    issue: i + 1,
    state: 'open',
    record: id,
    deadlines: [],
  }));
  const now = '2026-11-25T08:00Z';
  const order = (...args: Parameters<typeof plan>) =>
    plan(...args).map((action) => spoken(action).replace(/ notify.*/u, ''));
  const expected = ['open a', 'open b', 'close gone', 'close z', 'open digest'];
  expect(order(records, now, flags)).toEqual(expected);
  const reversed = Object.fromEntries(Object.entries(records).reverse());
  expect(order(reversed, now, flags.toReversed())).toEqual(expected);
});

function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('The plan is empty.');
  return one;
}

test.each([
  ['one that fits', 'x'.repeat(188), `Overdue: P0 ${'x'.repeat(188)}`],
  ['one that is longer', 'x'.repeat(189), `Overdue: P0 ${'x'.repeat(187)}…`],
  ['one whose last character has two halves', `${'x'.repeat(186)}⚓🚢`, `Overdue: P0 ${'x'.repeat(186)}⚓…`],
  ['one that would end between the halves', `${'x'.repeat(186)}🚢⚓`, `Overdue: P0 ${'x'.repeat(186)}…`],
])('a title of GitHub has at most 200 characters, whole ones: %s', (_name, title, expected) => {
  expect(flagTitle({ severity: 'P0', title })).toBe(expected);
});
