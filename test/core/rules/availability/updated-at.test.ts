import { expect, test } from 'vitest';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { updatedAt } from '#core/rules/availability/updated-at.ts';
import { content } from '../../../fixtures/content.ts';
import { recordText } from '../../../fixtures/record-text.ts';

const at = (hour: number): Instant => Date.UTC(2026, 10, 23, hour);
const now = at(12);

const incident = recordText({ severity: 'P1' }, [{ at: at(9) }, { at: at(10), status: 'resolved' }]);
const earlier = recordText({ severity: 'P1' }, [{ at: at(8) }]);
const ahead = recordText({ severity: 'P1' }, [{ at: at(11) }, { at: now + 60_000 }]);
const notice = (until: Instant) => recordText({ kind: 'notice', until: toIso(until) }, [{ at: at(7) }]);
const maintenance = (from: number, until: number, ...entries: { at: Instant; status: string }[]) =>
  recordText({ kind: 'maintenance', window: { from: toIso(at(from)), until: toIso(at(until)) } }, [
    { at: at(6) },
    ...entries,
  ]);

test.each<[string, string[], Instant | undefined]>([
  ['nothing has ever happened', [], undefined],
  ['the newest entry', [incident], at(10)],
  ['the newest of all records, in any order', [incident, earlier], at(10)],
  ['and the other way round', [earlier, incident], at(10)],
  ['not one that is still ahead', [ahead], at(11)],
  ['an entry of this very instant', [recordText({ severity: 'P1' }, [{ at: now }])], now],
  ['the beginning of a window', [maintenance(10, 14)], at(10)],
  ['the end of a window', [maintenance(9, 11)], at(11)],
  ['not a window that is ahead', [maintenance(13, 14)], at(6)],
  ['nor one that was cancelled', [maintenance(9, 11, { at: at(7), status: 'cancelled' })], at(7)],
  [
    'nor the end of one that was over before',
    [maintenance(8, 11, { at: at(10), status: 'completed' })],
    at(10),
  ],
  ['when a notice ended', [notice(at(11))], at(11)],
  ['not when it will end', [notice(at(13))], at(7)],
])('a site changed last: %s', (_name, records, expected) => {
  const named = Object.fromEntries(records.map((text, index) => [`record-${index}`, text]));
  const { records: all } = content({ records: named, now }).visible('public');
  expect(updatedAt(all, now)).toBe(expected);
});
