import { expect, test } from 'vitest';
import { HOUR, type Instant, toIso } from '#core/base/time/instant.ts';
import { componentHistories } from '#core/rules/availability/component-history.ts';
import { content } from '../../../fixtures/content.ts';
import { recordText } from '../../../fixtures/record-text.ts';

const midnight = Date.UTC(2026, 9, 1);
const at = (hours: number): Instant => midnight + hours * HOUR;

function maintenance(from: number, until: number): string {
  const window = { from: toIso(at(from)), until: toIso(at(until)) };
  return recordText({ kind: 'maintenance', components: ['web'], window }, [{ at: at(0) }]);
}

test('gathers impacts in order of start, and maintenance as it was, as disjoint intervals', () => {
  const records = {
    a: recordText({ severity: 'P0', components: ['web'] }, [
      { at: at(8) },
      { at: at(9), status: 'resolved' },
    ]),
    b: recordText({ severity: 'P1', components: ['web'] }, [
      { at: at(6) },
      { at: at(9), status: 'resolved' },
    ]),
    c: maintenance(12, 14),
    d: maintenance(13, 15),
    e: maintenance(15, 16),
  };
  const { records: all } = content({ records, now: at(20) }).visible('public');
  const histories = componentHistories(all, at(11));
  expect([...histories.keys()]).toEqual(['web']);
  expect(histories.get('web')).toEqual({
    impacts: [
      { record: 'b', component: 'web', state: 'partial_outage', interval: { start: at(6), end: at(9) } },
      { record: 'a', component: 'web', state: 'major_outage', interval: { start: at(8), end: at(9) } },
    ],
    windows: [],
  });
  expect(componentHistories(all, at(14.5)).get('web')?.windows).toEqual([{ start: at(12), end: at(14.5) }]);
  expect(componentHistories(all, at(20)).get('web')?.windows).toEqual([{ start: at(12), end: at(16) }]);
});

test('puts impacts that begin together in the order of their records, whatever the order they come in', () => {
  const text = recordText({ severity: 'P0', components: ['web'] }, [{ at: at(8) }]);
  const { records } = content({ records: { b: text, c: text, a: text }, now: at(20) }).visible('public');
  for (const given of [records, records.toReversed()]) {
    const { impacts = [] } = componentHistories(given, at(11)).get('web') ?? {};
    expect(impacts.map(({ record }) => record)).toEqual(['a', 'b', 'c']);
  }
});
