import { expect, test } from 'vitest';
import { englishWhy } from '#core/output/flag/english-why.ts';
import { deadlinesOf } from '#core/rules/promises/deadlines.ts';
import { type WhyKey, whyOf } from '#core/rules/promises/why.ts';
import en from '../../../../src/i18n/en.json' with { type: 'json' };
import { record, seen } from './record.ts';

/** Why a record owes what it owes, a sentence a line. */
function sentences(text: string): string[] {
  const { config, record } = seen(text);
  return deadlinesOf(record, config, Date.parse('2026-12-24T00:00Z')).map((deadline) =>
    whyOf(deadline, config, englishWhy, 'en'),
  );
}

test('every kind of deadline says why it is owed', () => {
  const urgent = record(
    'severity: P0\ncomponents: { checkout: major_outage }\nactions: [{ title: Tidy, type: immediate, due: 2026-12-01 }]',
    'at: 2026-11-23T10:00Z, message: Down.',
    'at: 2026-11-23T10:10Z, status: monitoring, message: Mended.',
    'at: 2026-11-23T10:20Z, next_update: 2026-11-23T12:00Z, note: Still up.',
    'at: 2026-11-23T10:30Z, status: resolved, message: Works.',
  );
  expect(sentences(urgent)).toMatchInlineSnapshot(`
    [
      "P0: acknowledged within 5 min.",
      "P0: investigated within 5 min.",
      "P0: an update for the team every 30 min while it is open.",
      "P0: an update for the team every 2 hr while it is open.",
      "The last entry promised the next one by then.",
      "P0: an update for customers every 30 min while it is open.",
      "P0: an update for customers every 2 hr while it is open.",
      "An outage that lasts longer than 15 min is announced to customers.",
      "P0: resolved within 4 hr.",
      "P0: reviewed within 48 hr after it is resolved.",
      "The record gives this date for the action.",
    ]
  `);
  const slow = record(
    'severity: P2',
    'at: 2026-11-23T10:00Z, note: Slow.',
    'at: 2026-11-23T12:00Z, status: resolved, message: Fast.',
  );
  expect(sentences(slow)).toMatchInlineSnapshot(`
    [
      "P2: acknowledged within 4 hr of business hours.",
      "P2: investigated within 4 hr of business hours.",
      "P2: an update for the team every 1 day while it is open.",
      "P2: cause recorded within 48 hr of business hours after it is resolved.",
    ]
  `);
  const maintenance = record(
    'kind: maintenance\nwindow: { from: 2026-11-23T10:00Z, until: 2026-11-23T11:00Z }',
    'at: 2026-11-23T10:00Z, status: in_progress, message: We begin.',
  );
  expect(sentences(maintenance)).toMatchInlineSnapshot(`
    [
      "The maintenance should end with its window.",
    ]
  `);
});

test('flags say what the English site says', () => {
  const keys = Object.keys(en).filter((key) => key.startsWith('why.')) as WhyKey[];
  expect(keys).toHaveLength(12);
  for (const key of keys) expect(englishWhy(key, {})).toBe(en[key]);
});

test('no text of a record is in it, and a severity’s id is text', () => {
  const why = { reason: 'respond', length: { amount: 5, unit: 'm' } } as const;
  expect(whyOf({ why, severity: '{length} $&' }, { severities: [] }, englishWhy, 'en')).toBe(
    '{length} $&: investigated within 5 min.',
  );
});
