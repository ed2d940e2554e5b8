import { describe, expect, test } from 'vitest';
import { toIso } from '#core/base/time/instant.ts';
import type { DeadlineKind } from '#core/rules/promises/deadline.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { responsibilityOf, severityNow } from '#core/rules/promises/responsibility.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';
import { record, seen } from './record.ts';

const alsoFlagged = houseConfig().policy.text.replace(
  /lane: (live|after-care)/gu,
  'lane: $1\n    flag_also: [acknowledge, resolve]',
);

function responsible(kind: DeadlineKind, text: string, now: string, policy?: string) {
  const { config, record } = seen(text, 'internal', policy);
  const at = Date.parse(now);
  const found = deadlinesOf(record, config, at).findLast((deadline) => deadline.kind === kind);
  return found && responsibilityOf(found, record, config, at);
}

/** A record that owes each kind under a severity. */
const owing = (severity: string): Readonly<Partial<Record<DeadlineKind, string>>> => {
  const head = `severity: ${severity}`;
  const noted = record(head, 'at: 2026-11-23T10:00Z, note: Seen.');
  const told = record(head, 'at: 2026-11-23T10:00Z, message: Down.');
  return {
    acknowledge: noted,
    respond: noted,
    update: noted,
    resolve: noted,
    public_update: told,
    tell_customers: record(
      `${head}\ncomponents: { checkout: major_outage }`,
      'at: 2026-11-23T10:00Z, note: Down.',
    ),
    review: record(head, 'at: 2026-11-23T10:00Z, status: resolved, message: It was down.'),
    action: record(
      `${head}\nactions: [{ title: Tidy, type: immediate, due: 2026-11-24 }]`,
      'at: 2026-11-23T10:00Z, message: Down.',
    ),
  };
};

describe.each([
  ['P0', 'live', undefined],
  ['P1', 'live', undefined],
  ['P2', 'after-care', undefined],
  ['P3', 'after-care', undefined],
  ['P1', 'live', alsoFlagged],
  ['P2', 'after-care', alsoFlagged],
] as const)('lanes of %s, which is %s', (severity, lane, policy) => {
  test.each<[DeadlineKind, string | undefined]>([
    ['acknowledge', policy && lane],
    ['respond', lane],
    ['update', lane],
    ['public_update', lane],
    ['tell_customers', lane],
    ['resolve', policy && lane],
    ['review', 'after-care'],
    ['action', 'after-care'],
  ])('%s: %s', (kind, expected) => {
    const text = owing(severity)[kind] ?? '';
    const isPromised = kind !== 'resolve' || lane === 'live';
    const found = responsible(kind, text, '2026-12-24T12:00Z', policy);
    expect(found?.lane).toBe(isPromised ? expected : undefined);
    expect(found !== undefined).toBe(isPromised);
  });
});

test.each<[DeadlineKind, string, string, string[]]>([
  ['respond', 'P0', 'cto', ['on-call', 'backup', 'engineering-manager']],
  ['acknowledge', 'P0', 'cto', ['on-call', 'backup', 'engineering-manager']],
  ['respond', 'P3', 'engineering-team', []],
  ['review', 'P0', 'on-call', []],
  ['action', 'P1', 'on-call', []],
])('a month late, %s of %s has climbed to %s', (kind, severity, role, before) => {
  const found = responsible(kind, owing(severity)[kind] ?? '', '2026-12-24T12:00Z');
  expect(found?.turn.role).toBe(role);
  expect(found?.before.map((turn) => turn.role)).toEqual(before);
  expect(found?.next).toBeUndefined();
});

test('an owner is that of the action, else the commander of all in after-care', () => {
  const head = `severity: P2
roles: { commander: Dana }
actions: [{ title: Tidy, type: immediate, owner: Robin, due: 2026-11-24 }, { title: Sweep, type: immediate, due: 2026-11-24 }]`;
  const text = record(head, 'at: 2026-11-23T10:00Z, message: Down.');
  const { config, record: visible } = seen(text);
  const now = Date.parse('2026-12-24T12:00Z');
  const owners = deadlinesOf(visible, config, now).map(
    (deadline) => `${deadline.kind} ${responsibilityOf(deadline, visible, config, now)?.owner}`,
  );
  expect(owners).toEqual([
    'acknowledge Dana',
    'respond Dana',
    'update Dana',
    'public_update Dana',
    'action Robin',
    'action Dana',
  ]);
});

test('a snooze puts the whole path off to its end, and one that was over in time changes nothing', () => {
  const snoozed = (until: string) =>
    record(
      `severity: P0\nsnooze: { until: ${until}, reason: A part comes. }`,
      'at: 2026-11-23T10:00Z, message: Down.',
    );
  const asked = (until: string, now: string) => {
    const found = responsible('update', snoozed(until), now);
    return `${found?.turn.role} ${toIso(found?.turn.at ?? 0)}`;
  };
  expect(asked('2026-11-24T10:00Z', '2026-11-24T10:09Z')).toBe('on-call 2026-11-24T10:00:00Z');
  expect(asked('2026-11-24T10:00Z', '2026-11-24T10:10Z')).toBe('backup 2026-11-24T10:10:00Z');
  expect(asked('2026-11-23T10:20Z', '2026-11-23T10:40Z')).toBe('backup 2026-11-23T10:40:00Z');
});

test('a maintenance asks whom a partial outage asks, and where no severity is one, the worst', () => {
  const text = record(
    'kind: maintenance\nwindow: { from: 2026-11-23T10:00Z, until: 2026-11-23T11:00Z }',
    'at: 2026-11-23T10:00Z, status: in_progress, message: We begin.',
  );
  const none = houseConfig().policy.text.replace(
    'component_state: partial_outage',
    'component_state: operational',
  );
  const at = (policy?: string) => responsible('maintenance_end', text, '2026-11-23T11:16Z', policy);
  expect(at()).toMatchObject({ lane: 'live', turn: { role: 'on-call' } });
  expect(at(none)).toMatchObject({ lane: 'live', turn: { role: 'engineering-manager' } });
});

test('a maintenance that overruns is always live, also where a partial outage can wait', () => {
  const text = record(
    'kind: maintenance\nwindow: { from: 2026-11-23T10:00Z, until: 2026-11-23T11:00Z }',
    'at: 2026-11-23T10:00Z, status: in_progress, message: We begin.',
  );
  const waits = houseConfig().policy.text.replaceAll('lane: live', 'lane: after-care');
  expect(waits).not.toContain('lane: live');
  const at = (now: string) => responsible('maintenance_end', text, now, waits);
  expect(at('2026-11-23T11:16Z')).toMatchObject({
    lane: 'live',
    turn: { role: 'on-call' },
  });
  expect(at('2026-11-24T11:16Z')?.before.map(({ role }) => role)).toEqual(['on-call']);
});

test('customers do not know whose turn it is', () => {
  const { config, record } = seen(owing('P0').public_update ?? '', 'public');
  const now = Date.parse('2026-12-24T12:00Z');
  const [deadline] = deadlinesOf(record, config, now);
  expect(deadline && responsibilityOf(deadline, record, config, now)).toBeUndefined();
});

test('the policy may ask for one of two kinds that are only reported otherwise', () => {
  const policy = houseConfig().policy.text.replaceAll('lane: live', 'lane: live\n    flag_also: [resolve]');
  const late = '2026-11-30T10:00Z';
  const lane = (kind: 'acknowledge' | 'resolve') =>
    responsible(kind, owing('P0')[kind] ?? '', late, policy)?.lane;
  expect([lane('acknowledge'), lane('resolve')]).toEqual([undefined, 'live']);
});

test.each([
  ['as first called', ['note: Seen.'], 'P2'],
  ['as called last', ['severity: P1, note: Worse.', 'severity: P0, note: Worst.'], 'P0'],
  ['an entry that calls none changes nothing', ['severity: P1, note: Worse.', 'note: Seen.'], 'P1'],
])('the severity of a record: %s', (_name, entries, severity) => {
  const timeline = entries.map((entry, hour) => `at: 2026-11-23T1${hour}:00Z, ${entry}`);
  expect(severityNow(seen(record('severity: P2', ...timeline)).record)).toBe(severity);
});
