import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE } from '#core/base/time/instant.ts';
import { emptyEntries } from '#core/content/record/empty-entries.ts';
import type { Entry } from '#core/content/record/record.ts';
import { timelineOf } from '#core/content/record/timeline.ts';

const at = Date.UTC(2026, 10, 23, 10, 12);
const incident = {
  kind: 'incident',
  severity: 'P1',
  components: { checkout: 'partial_outage' },
  window: undefined,
} as const;
const maintenance = {
  kind: 'maintenance',
  severity: undefined,
  components: { checkout: 'under_maintenance' },
  window: { start: at, end: at + 60 * MINUTE },
} as const;

function placed(said: Omit<Entry, 'at'>[]) {
  return said.map((entry, index) => ({ entry: { at: at + index * MINUTE, ...entry }, index, cut: false }));
}

test.each<[string, Omit<Entry, 'at'>, boolean]>([
  ['nothing', {}, true],
  ['a name', { by: 'datadog' }, true],
  ['a next update', { next_update: at + 90 * MINUTE }, true],
  ['no components', { components: {} }, true],
  ['the severity that holds', { severity: 'P1' }, true],
  ['the state that holds', { components: { checkout: 'partial_outage' } }, true],
  ['that a component works which never failed', { components: { search: 'operational' } }, true],
  ['a message', { message: 'Payments fail.' }, false],
  ['a note', { note: 'The pool is exhausted.' }, false],
  ['a status', { status: 'investigating' }, false],
  ['another severity', { severity: 'P0' }, false],
  ['another state', { components: { checkout: 'major_outage' } }, false],
  ['another component', { components: { search: 'major_outage' } }, false],
])('an entry of an incident with %s is empty: %s', (_, said, expected) => {
  expect(emptyEntries(incident, placed([{ message: 'a' }, said]))).toHaveLength(expected ? 1 : 0);
});

test.each<[string, Omit<Entry, 'at'>, boolean]>([
  ['the window that holds', { window: { start: at, end: at + 60 * MINUTE } }, true],
  ['another window', { window: { start: at, end: at + 90 * MINUTE } }, false],
  ['a state that an overrun may have changed', { components: { checkout: 'under_maintenance' } }, false],
])('an entry of a maintenance with %s is empty: %s', (_, said, expected) => {
  expect(emptyEntries(maintenance, placed([{ message: 'a' }, said]))).toHaveLength(expected ? 1 : 0);
});

test('a resolution makes components operational, and an entry changes what the one before it left', () => {
  const works = { components: { checkout: 'operational' } } as const;
  const entries = placed([
    works,
    works,
    { status: 'resolved' },
    works,
    { severity: 'P0' },
    { severity: 'P0' },
  ]);
  expect(emptyEntries(incident, entries).map(({ index }) => index)).toEqual([1, 3, 5]);
});

test('without its empty entries an incident ends as it does with them', () => {
  const entry: fc.Arbitrary<Omit<Entry, 'at'>> = fc.record(
    {
      status: fc.constantFrom('identified', 'resolved', 'investigating'),
      severity: fc.constantFrom('P0', 'P1'),
      components: fc.dictionary(
        fc.constantFrom('checkout', 'search'),
        fc.constantFrom('operational', 'partial_outage', 'major_outage'),
        { noNullPrototype: true },
      ),
      message: fc.constant('a'),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (said) => {
      const all = placed([{ message: 'a' }, ...said]);
      const empty = new Set(emptyEntries(incident, all));
      const endOf = (entries: readonly { readonly entry: Entry }[]) => {
        const timeline = entries.map((each) => each.entry);
        const { status, severity, components } =
          timelineOf({ ...incident, timeline }, at + 60 * MINUTE).at(-1) ?? {};
        const failing = Object.entries(components ?? {}).filter(([, state]) => state !== 'operational');
        return { status, severity, failing: Object.fromEntries(failing) };
      };
      expect(endOf(all.filter((each) => !empty.has(each)))).toEqual(endOf(all));
    }),
    { numRuns: 200 },
  );
});
