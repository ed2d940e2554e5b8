import { expect, test } from 'vitest';
import { toIso } from '#core/base/time/instant.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { lateFrom, nextUpdateAfter, nextUpdateBy } from '#core/rules/promises/next-update.ts';
import { record, seen } from './record.ts';

const text = record(
  'severity: P1',
  'at: 2026-11-23T10:00Z, message: We look into it.',
  'at: 2026-11-23T10:30Z, next_update: 2026-11-23T12:00Z, note: A lead.',
  'at: 2026-11-23T11:30Z, status: monitoring, next_update: 2026-11-23T11:45Z, message: Mended.',
);
const resolved = text.replace(
  /---\n$/u,
  '  - { at: 2026-11-23T13:00Z, status: resolved, message: Done. }\n---\n',
);

test.each([
  ['public', '2026-11-23T11:40Z'],
  ['public', '2026-11-24T00:00Z'],
  ['internal', '2026-11-24T00:00Z'],
] as const)('the %s audience hears more by the time promised, even at %s', (audience, now) => {
  const { config, record } = seen(text, audience);
  expect(toIso(nextUpdateBy(record, config, Date.parse(now)) ?? 0)).toBe('2026-11-23T11:45:00Z');
});

test('nobody hears more of a record that is resolved', () => {
  for (const audience of ['public', 'internal'] as const) {
    const { config, record } = seen(resolved, audience);
    expect(nextUpdateBy(record, config, Date.parse('2026-11-24T00:00Z'))).toBeUndefined();
  }
});

test('what a message promised stays what it promised', () => {
  for (const source of [text, resolved]) {
    const { config, record } = seen(source, 'public');
    const promised = record.timeline.map((entry) => nextUpdateAfter(record, entry, config));
    expect(promised.slice(0, 2).map((due) => toIso(due ?? 0))).toEqual([
      '2026-11-23T11:00:00Z',
      '2026-11-23T11:45:00Z',
    ]);
    expect(promised.slice(2)).toEqual(source === resolved ? [undefined] : []);
  }
});

test('a false alarm does not change what was promised before', () => {
  const source = text.replace(
    /---\n$/u,
    '  - { at: 2026-11-23T11:40Z, status: dismissed, message: A broken probe. }\n---\n',
  );
  const { config, record } = seen(source, 'public');
  expect(
    record.timeline.map((entry) => nextUpdateAfter(record, entry, config)).map((due) => due && toIso(due)),
  ).toEqual(['2026-11-23T11:00:00Z', '2026-11-23T11:45:00Z', undefined]);
});

test('to the team, a note promises the next entry', () => {
  const { config, record } = seen(text, 'internal');
  expect(record.timeline.map((entry) => toIso(nextUpdateAfter(record, entry, config) ?? 0))).toEqual([
    '2026-11-23T11:00:00Z',
    '2026-11-23T12:00:00Z',
    '2026-11-23T11:45:00Z',
  ]);
});

test('an imported record that is over promised nothing; one that is open promises what is next', () => {
  const imported = (source: string) => source.replace('severity', 'source: cstate\nseverity');
  const over = seen(imported(resolved), 'public');
  expect(over.record.timeline.map((entry) => nextUpdateAfter(over.record, entry, over.config))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const open = seen(imported(text), 'public');
  expect(open.record.timeline.map((entry) => nextUpdateAfter(open.record, entry, open.config))).toEqual([
    undefined,
    Date.parse('2026-11-23T11:45:00Z'),
  ]);
});

test('a promise is overdue the moment after its time; pages call the update late ten minutes after it', () => {
  const { config, record } = seen(text, 'public');
  const due = Date.parse('2026-11-23T11:45:00Z');
  const states = (now: number) =>
    deadlinesOf(record, config, now)
      .filter(({ kind }) => kind === 'public_update')
      .map(({ state }) => state);
  expect([states(due).at(-1), states(due + 1).at(-1)]).toEqual(['pending', 'overdue']);
  expect(toIso(lateFrom(due))).toBe('2026-11-23T11:55:00Z');
});
