import { describe, expect, test } from 'vitest';
import type { Flag, FlagAction } from '#core/flag/flag.ts';
import { planFlags } from '#core/flag/plan-flags.ts';
import { content } from '../../fixtures/content.ts';
import { houseConfig } from '../../fixtures/house-config.ts';

const down = record('severity: P0\ncomponents: { checkout: major_outage }', 'message: Checkout is down.');

function record(head: string, ...entries: string[]): string {
  const items = entries.map((entry, i) => `  - { at: 2026-11-23T1${i}:00Z, ${entry} }`);
  return `---\ntitle: Checkout fails\n${head}\ntimeline:\n${items.join('\n')}\n---\n`;
}

function plan(
  records: Readonly<Record<string, string>>,
  now: string,
  existing: readonly Flag[] = [],
  policy?: string,
): FlagAction[] {
  const { config, incidents } = content({
    records,
    config: policy === undefined ? {} : { policy },
    now: Date.UTC(2027, 0),
  }).visible('internal');
  return planFlags(incidents, config, Date.parse(now), existing);
}

/** The flag as it stands once an action was carried out. */
function carriedOut(action: FlagAction, issue = action.issue ?? 1): Flag {
  const deadlines = action.deadlines.map(({ kind, due, responsible }) => ({ kind, due, responsible }));
  const state = action.action === 'close' ? 'closed' : 'open';
  return { issue, state, record: action.record, severity: action.severity ?? undefined, deadlines };
}

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

test('a record that owes something and has no flag gets one', () => {
  expect(plan({ down }, '2026-11-23T10:41Z')).toEqual([
    {
      action: 'open',
      issue: undefined,
      record: 'down',
      title: 'Checkout fails',
      severity: 'P0',
      deadlines: [
        { kind: 'update', due: '2026-11-23T10:30:00Z', late_by_minutes: 11, responsible: 'backup' },
        { kind: 'public_update', due: '2026-11-23T10:30:00Z', late_by_minutes: 11, responsible: 'backup' },
      ],
    },
  ]);
});

test('deadlines are flagged longest overdue first; acknowledge only where the policy says so', () => {
  const unheard = record(
    'severity: P1\ncomponents: { checkout: partial_outage }',
    'status: detected, note: Seen.',
  );
  const kinds = (policy?: string) =>
    plan({ unheard }, '2026-11-23T12:00Z', [], policy)[0]?.deadlines.map(({ kind }) => kind);
  expect(kinds()).toEqual(['tell_customers', 'respond', 'update']);
  const also = houseConfig().policy.text.replaceAll('lane: live', 'lane: live\n    flag_also: [acknowledge]');
  expect(kinds(also)).toEqual(['acknowledge', 'tell_customers', 'respond', 'update']);
});

test('whose turn it is follows the severity under which a deadline fell due', () => {
  const recalled = record('severity: P0', 'status: detected, note: Seen.', 'severity: P3, note: Harmless.');
  expect(plan({ recalled }, '2026-11-23T11:30Z')[0]).toMatchObject({
    severity: 'P3',
    deadlines: [{ kind: 'respond', responsible: 'cto' }],
  });
});

describe('a record with a flag', () => {
  const [opened] = plan({ down }, '2026-11-23T10:31Z').map((action) => carriedOut(action, 12));
  const flag = opened as Flag;

  test('needs nothing while the same is owed and the same person is asked', () => {
    expect(plan({ down }, '2026-11-23T10:39:59Z', [flag])).toEqual([]);
  });

  test('is updated when the escalation moves a step', () => {
    expect(plan({ down }, '2026-11-23T10:40:00Z', [flag])).toMatchObject([
      { action: 'update', issue: 12, deadlines: [{ responsible: 'backup' }, { responsible: 'backup' }] },
    ]);
  });

  test('is updated when less is owed, and when another silence follows', () => {
    const noted = record('severity: P0', 'message: Down.', 'note: A lead.');
    expect(plan({ down: noted }, '2026-11-23T11:10Z', [flag])).toMatchObject([
      { action: 'update', issue: 12, deadlines: [{ kind: 'public_update' }] },
    ]);
    const told = record('severity: P0', 'message: Down.', 'message: A lead.');
    expect(plan({ down: told }, '2026-11-23T11:31Z', [flag])).toMatchObject([
      { action: 'update', issue: 12, deadlines: [{ due: '2026-11-23T11:30:00Z' }, {}] },
    ]);
  });

  test('is updated when its marker was edited', () => {
    expect(plan({ down }, '2026-11-23T10:31Z', [{ ...flag, deadlines: [] }])).toMatchObject([
      { action: 'update' },
    ]);
  });

  test('is closed when nothing is owed', () => {
    const told = record('severity: P0', 'message: Down.', 'message: A lead.');
    expect(plan({ down: told }, '2026-11-23T11:10Z', [flag])).toEqual([
      { action: 'close', issue: 12, record: 'down', title: 'Checkout fails', severity: 'P0', deadlines: [] },
    ]);
  });

  test('is closed when the record is gone', () => {
    expect(plan({}, '2026-11-23T10:31Z', [flag])).toEqual([
      { action: 'close', issue: 12, record: 'down', title: 'down', severity: 'P0', deadlines: [] },
    ]);
    expect(plan({}, '2026-11-23T10:31Z', [{ ...flag, severity: undefined }])[0]?.severity).toBeNull();
  });

  test('that is closed is opened again when something falls due, and else left alone', () => {
    const closed: Flag = { ...flag, state: 'closed' };
    expect(plan({ down }, '2026-11-23T10:31Z', [closed])).toMatchObject([{ action: 'open', issue: 12 }]);
    expect(plan({ down }, '2026-11-23T10:30Z', [closed])).toEqual([]);
    expect(plan({}, '2026-11-23T10:31Z', [closed])).toEqual([]);
  });

  test('is the open one of several, and of those the oldest', () => {
    const flags: Flag[] = [
      { ...flag, issue: 30 },
      { ...flag, issue: 20 },
      { ...flag, issue: 10, state: 'closed' },
    ];
    expect(plan({ down }, '2026-11-23T10:40Z', flags)).toMatchObject([{ action: 'update', issue: 20 }]);
  });
});

test('longest overdue first, then by record, flags to close last; whatever the order of records and flags', () => {
  const records = { b: down, a: down, old: record('severity: P2', 'message: Slow.') };
  const flags: Flag[] = ['z', 'gone'].map((id, i) => ({
    issue: i + 1,
    state: 'open',
    record: id,
    deadlines: [],
  }));
  const now = '2026-11-25T00:00Z';
  const order = (actions: FlagAction[]) => actions.map(({ action, record: id }) => `${action} ${id}`);
  const expected = ['open a', 'open b', 'open old', 'close gone', 'close z'];
  expect(order(plan(records, now, flags))).toEqual(expected);
  expect(order(plan({ zz: down }, '2026-11-23T10:30:01Z', flags))).toEqual([
    'open zz',
    'close gone',
    'close z',
  ]);
  const reversed = Object.fromEntries(Object.entries(records).reverse());
  expect(order(plan(reversed, now, flags.toReversed()))).toEqual(expected);
});

test('a plan that was carried out leaves nothing to do', () => {
  const records = {
    down,
    slow: record('severity: P2', 'message: Slow.'),
    fine: record('severity: P3', 'note: Hm.'),
  };
  for (const now of ['2026-11-23T10:31Z', '2026-11-23T10:45Z', '2026-11-25T00:00Z', '2026-12-24T00:00Z']) {
    const stale: Flag = { issue: 7, state: 'open', record: 'gone', deadlines: [] };
    const flags = plan(records, now, [stale]).map((action, i) => carriedOut(action, i + 1));
    expect(flags.length).toBeGreaterThan(1);
    expect(plan(records, now, flags)).toEqual([]);
  }
});
