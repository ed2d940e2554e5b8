import { expect, test } from 'vitest';
import { HOUR, type Instant, toIso } from '#core/base/time/instant.ts';
import { impactIntervals } from '#core/rules/availability/impact-intervals.ts';
import { content } from '../../../fixtures/content.ts';
import { recordText } from '../../../fixtures/record-text.ts';

const midnight = Date.UTC(2026, 9, 1);
const at = (hours: number): Instant => midnight + hours * HOUR;

/** `web partial_outage 8–9`, in hours of the day. */
function impacts(record: string, now = at(20)): string[] {
  const [visible] = content({ records: { record }, now }).visible('public').records;
  if (!visible) throw new Error('The record is not announced.');
  return impactIntervals(visible, now).map(({ component, state, interval }) => {
    const [from, until] = [interval.start, interval.end].map((instant) => (instant - midnight) / HOUR);
    return `${component} ${state} ${from}–${until}`;
  });
}

test('one interval for as long as a component stays in one state', () => {
  const record = recordText({ severity: 'P1', components: ['web', 'search'] }, [
    { at: at(8) },
    { at: at(9), status: 'identified' },
    { at: at(10), components: { web: 'major_outage', checkout: 'degraded_performance' } },
    { at: at(12), status: 'resolved' },
  ]);
  expect(impacts(record)).toEqual([
    'web partial_outage 8–10',
    'web major_outage 10–12',
    'search partial_outage 8–12',
    'checkout degraded_performance 10–12',
  ]);
});

test('what is going on lasts until now', () => {
  expect(impacts(recordText({ severity: 'P0', components: ['web'] }, [{ at: at(8) }]))).toEqual([
    'web major_outage 8–20',
  ]);
});

test('an entry ahead of now has not happened yet', () => {
  const record = recordText({ severity: 'P0', components: ['web'] }, [
    { at: at(8) },
    { at: at(20.1), status: 'resolved' },
  ]);
  expect(impacts(record)).toEqual(['web major_outage 8–20']);
});

test('the first state reaches back to the start', () => {
  const record = recordText({ severity: 'P0', started: toIso(at(6)), components: ['web'] }, [{ at: at(8) }]);
  expect(impacts(record)).toEqual(['web major_outage 6–20']);
});

test('a record told of afterwards has been in the state it names', () => {
  const record = recordText({ severity: 'P0', started: toIso(at(6)), components: ['web'] }, [
    { at: at(8), status: 'resolved' },
  ]);
  expect(impacts(record)).toEqual(['web major_outage 6–8']);
});

test('a false alarm has none, at any time', () => {
  const record = recordText({ severity: 'P0', components: ['web'] }, [
    { at: at(8) },
    { at: at(9), status: 'dismissed' },
  ]);
  expect(impacts(record)).toEqual([]);
});

test('maintenance is under way inside its window, and a partial outage after it', () => {
  const window = { from: toIso(at(8)), until: toIso(at(10)) };
  const begun = [
    { at: at(1), status: 'scheduled' },
    { at: at(8), status: 'in_progress' },
    { at: at(11), status: 'completed' },
  ];
  const top = { kind: 'maintenance', components: ['web'], window };
  expect(impacts(recordText(top, begun.slice(0, 1)))).toEqual(['web under_maintenance 8–10']);
  expect(impacts(recordText(top, begun))).toEqual(['web under_maintenance 8–10', 'web partial_outage 10–11']);
});
