import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { siteOf } from '#site/model/site.ts';
import { isSettled } from '#site/views/record/record-inputs.ts';
import { recordView } from '#site/views/record/record-view.ts';
import { anyRecord, withCanaryComponent } from '../../../fixtures/any-record.ts';
import { content } from '../../../fixtures/content.ts';
import { siteFor } from '../../site.ts';

const config = withCanaryComponent(content({}).config);
const midnight = Date.UTC(2026, 10, 23);
const MINUTE = 60_000;

/** A record whose promises may all have been kept, too. */
const maybeDone = fc
  .tuple(anyRecord, fc.boolean(), fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }))
  .map(
    ([record, done, until]): RawRecord => ({
      ...record,
      ...(done ? { actions: [], cause: 'deployment' } : {}),
      until: record.kind === 'notice' && until !== undefined ? midnight + until * MINUTE : undefined,
    }),
  );

test('the page of a record that is settled says the same at each later instant', () => {
  const settled: Record<Audience, number> = { public: 0, internal: 0 };
  fc.assert(
    fc.property(
      maybeDone,
      fc.constantFrom('public' as const, 'internal' as const),
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 0, max: 200_000 }),
      (raw, audience, minute, later) => {
        const now = midnight + minute * MINUTE;
        const records = redactRecords([raw], config, audience);
        const at = (instant: number) =>
          siteOf({ config: redactConfig(config, audience), records, now: instant });
        const [site, after] = [at(now), at(now + later * MINUTE)];
        const [record, same] = [site.records[0], after.records[0]];
        if (!record || !same || !isSettled(site, record)) return;
        settled[audience]++;
        expect(recordView(after, same, {})).toEqual(recordView(site, record, {}));
        expect(isSettled(after, same)).toBe(true);
      },
    ),
    { numRuns: 1500 },
  );
  expect(Math.min(settled.public, settled.internal)).toBeGreaterThan(20);
});

test.each([
  ['public', ['search-slow', 'false-alarm']],
  // Its review is overdue: how long, changes from minute to minute.
  ['internal', ['false-alarm']],
] as const)('what is over is settled for the %s', (audience, ids) => {
  const site = siteFor(audience);
  const settled = site.records.filter((record) => isSettled(site, record)).map(({ visible }) => visible.id);
  expect(settled.sort()).toEqual([...ids].sort());
});
