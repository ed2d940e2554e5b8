import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parsePeriod, periodKinds } from '#core/base/time/period.ts';
import { componentStates } from '#core/content/config/component-state.ts';
import { impacts, lanes } from '#core/content/config/policy.ts';
import { shipped } from '#core/content/config/shipped.ts';
import { actionTypes } from '#core/content/record/record.ts';
import { statusesOf } from '#core/content/record/status.ts';
import { planFlags } from '#core/output/flag/plan-flags.ts';
import { wantedFlags } from '#core/output/flag/wanted-flags.ts';
import { incidentStatusOf, maintenanceStatusOf } from '#core/output/statuspage/statuspage-status.ts';
import { deadlineKinds } from '#core/rules/promises/deadline.ts';
import { planJson } from '#terminal/flag-plan-json.ts';
import { onCallJson } from '#terminal/on-call-report.ts';
import { content } from '../fixtures/content.ts';
import { codesIn, codesOf, readPage, rowsBelow } from './pages.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();
const firsts = (page: string, heading?: string) =>
  rowsBelow(page, heading).flatMap(([first = '']) => codesIn(first));

/** Keys of all objects of a list. */
const keysOf = (objects: readonly object[]) => sorted(objects.flatMap((each) => Object.keys(each)));

describe('docs/overdue.md', () => {
  const now = Date.UTC(2026, 10, 24, 12);
  const { visible } = content({
    now,
    records: {
      'checkout-fails': `---
title: Checkout fails
severity: P1
components: [checkout]
timeline:
  - at: 2026-11-23T10:12Z
    message: Some payments fail.
---
`,
      'search-slow': `---
title: Search slow
severity: P2
components: [search]
actions: [{ title: Add a test, due: 2026-11-20 }]
timeline:
  - at: 2026-11-10T10:12Z
    message: Search is slow.
  - at: 2026-11-10T12:12Z
    status: resolved
    message: Search is fast.
---
`,
    },
  });
  const { config, records } = visible('internal');
  const plan = JSON.parse(planJson(planFlags(wantedFlags(records, config, now), []), config)) as {
    lane: string;
    deadlines: object[];
  }[];
  const json = readPage('docs/overdue.md');
  const [ofItem = '', ofDeadline = ''] = json
    .slice(json.indexOf('The JSON is an array'))
    .split('Each of `deadlines`:');
  const keysIn = (text: string) =>
    sorted([...text.matchAll(/^\| (`[^|]*) \|/gmu)].flatMap(([, cell = '']) => codesIn(cell)));

  test('has every kind of deadline, and no other', () => {
    expect(firsts('docs/overdue.md', 'Deadlines')).toEqual([...deadlineKinds]);
  });

  test('has the keys of the plan, and of its deadlines', () => {
    expect(sorted(plan.map(({ lane }) => lane))).toEqual([...lanes].sort());
    // A snooze is there where a flag is closed by one.
    expect(keysIn(ofItem)).toEqual(sorted([...keysOf(plan), 'snooze']));
    expect(keysIn(ofDeadline)).toEqual(keysOf(plan.flatMap(({ deadlines }) => deadlines)));
  });

  test('has the keys of what a web hook gets', () => {
    const source = readFileSync(`${top}src/channels/signed-webhook.ts`, 'utf8');
    const [, sent = ''] = /JSON\.stringify\(\{ (event[^}]*) \}\)/u.exec(source) ?? [];
    const [, written = ''] = /^The body has (.*)\.$/mu.exec(json) ?? [];
    expect(codesIn(written)).toEqual(sent.split(', ').map((key) => key.replace(/:.*/u, '')));
  });
});

test('docs/on-call.md has the keys of the JSON, and of a shift', () => {
  const rotation = { start: 0, handover: { amount: 30, unit: 'm' }, members: ['a', 'b'] } as const;
  const at = Date.UTC(2026, 10, 24);
  const oncall = { rotation: { ...rotation, members: [...rotation.members] }, roles: {} };
  const json = JSON.parse(onCallJson({ oncall, zone: 'UTC', at, weeks: 2 })) as { shifts: object[] };
  expect(firsts('docs/on-call.md', 'Who is on call?')).toEqual(Object.keys(json));
  const [, shift = ''] = /^A shift has ((?:`\w+`[^`.]*)+)\./mu.exec(readPage('docs/on-call.md')) ?? [];
  expect(sorted(codesIn(shift))).toEqual(keysOf(json.shifts));
});

describe('docs/api.md', () => {
  test('has every status of a record, and the word that it becomes', () => {
    const rows = rowsBelow('docs/api.md', 'How records map to the API').map(([from = '', to = '']) => ({
      from: codesIn(from),
      to: codesIn(to)[0],
    }));
    const ours = { ...incidentStatusOf, ...maintenanceStatusOf };
    for (const [status, word] of Object.entries(ours)) {
      const [row] = rows.filter(({ from }) => from.includes(status));
      expect({ status, word: row?.to ?? status }).toEqual({ status, word });
    }
    const known = new Set(Object.values(statusesOf).flat() as string[]);
    const named = rows.flatMap(({ from }) => from);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((status) => !known.has(status))).toEqual([]);
  });
});

describe('docs/record-reference.md', () => {
  test('has every status of an incident in its table, and those of a maintenance in a sentence', () => {
    expect(firsts('docs/record-reference.md', 'status')).toEqual([...statusesOf.incident]);
    const [, sentence = ''] = /^Of a maintenance: (.*)$/mu.exec(readPage('docs/record-reference.md')) ?? [];
    expect(codesIn(sentence)).toEqual([...statusesOf.maintenance]);
  });

  test('has the words of states and types of actions', () => {
    const codes = codesOf('docs/record-reference.md');
    for (const word of [...componentStates, ...actionTypes]) expect(codes).toContain(word);
  });
});

test('docs/config-reference.md has what is shipped: roles, causes, impacts, business hours, weights', () => {
  const codes = codesOf('docs/config-reference.md');
  const { causes, business_hours: hours, downtime_weights: weights, tell_customers: tell } = shipped.policy;
  const words = [
    ...Object.keys(shipped.oncall.roles),
    ...Object.keys(causes),
    ...impacts,
    ...Object.values(weights),
  ];
  for (const word of [...words, `"${hours.from}"`, `"${hours.until}"`, tell.after])
    expect(codes).toContain(word);
  expect(codes).toContain(`[${tell.states.join(', ')}]`);
  expect(readPage('docs/config-reference.md')).toContain(
    `| ${numbers[Object.keys(shipped.oncall.roles).length]} roles |`,
  );
  expect(readPage('docs/config-reference.md')).toContain(`| ${numbers[Object.keys(causes).length]} causes |`);
});

const numbers: Readonly<Record<number, string>> = {
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
  11: 'eleven',
};

test('docs/commands.md has a period of every kind, and each is one', () => {
  const [, sentence = ''] = /^A period is (.*)$/mu.exec(readPage('docs/commands.md')) ?? [];
  const kinds = codesIn(sentence).map((period) => parsePeriod(period, 'UTC')?.kind);
  expect(sorted(kinds.map(String))).toEqual([...periodKinds].sort());
});

test.each([
  ['first page', 'home/index-view', 'DAYS', '15 days back'],
  ['first page', '../model/changes-ahead', 'UPCOMING_DAYS', 'in the next 14 days'],
  ['first page', 'shared/bar-view', 'BAR_DAYS', '90 days of each component'],
  ['page of a component', 'component/component-view', 'RECORDS', 'newest 20 records'],
  ['page of a component', 'component/component-view', 'MONTHS', '12 months'],
  ['maintenance page', 'record/maintenance-view', 'PAST_DAYS', 'the last 365 days'],
  ['maintenance page', 'record/maintenance-view', 'PAST_RECORDS', 'at most 100'],
  ['on-call page', '../model/changes-ahead', 'SHIFT_WEEKS', '8 weeks ahead'],
  ['first page of the internal site', 'team/operations-view', 'ROWS', '5 lines'],
  ['feeds', '../../core/output/feed/history-feed', 'LONGEST', 'the newest 25 records'],
  ['feeds', '../../core/output/feed/history-feed', 'PLANS', 'at most 10 plans'],
  ['API', '../../core/output/statuspage/documents', 'LONGEST', '50 records'],
] as const)('docs/customise.md says how far the %s looks, as %s.ts has %s', (where, file, name, words) => {
  const source = readFileSync(`${top}src/site/views/${file}.ts`, 'utf8');
  const [, value] = new RegExp(`const ${name} = (\\d+);`, 'u').exec(source) ?? [];
  expect(/\d+/u.exec(words)?.[0]).toBe(value);
  const row = rowsBelow('docs/customise.md', 'How far pages look').find(([first = '']) =>
    first.startsWith(where),
  );
  expect(row?.[1]).toContain(words);
});

test('docs/public-repository.md has every rule of an open repository that docs/checks.md has', () => {
  const open = (page: string) => sorted(codesOf(page).filter((code) => /^open-[a-z]+$/u.test(code)));
  expect(open('docs/public-repository.md')).toEqual(open('docs/checks.md'));
});
