import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '#core/base/time/instant.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { addressesOf } from '#engine/addresses.ts';
import { nextChange } from '#site/model/changes-ahead.ts';
import { type Site, siteOf } from '#site/model/site.ts';
import { anyRecord, withCanaryComponent } from '../fixtures/any-record.ts';
import { content } from '../fixtures/content.ts';

const base = Date.UTC(2026, 10, 23);
const audiences = ['public', 'internal'] as const;
const { config } = content({});
// Nothing is downtime: it would grow from instant to instant.
const downtime_weights = { degraded_performance: 0, partial_outage: 0, major_outage: 0 };
const house = withCanaryComponent({ ...config, policy: { ...config.policy, downtime_weights } });

/** What holds the instant of the build, or a stamp of the clock (decision 0016). */
const dated = ['index.html', 'built.json', 'oncall.ics'];

const files = {
  embedScript: '',
  shareImage: new Uint8Array(),
  pageScript: { path: '_astro/page.js', content: new Uint8Array() },
};

/** A site in which it is left out how long something has been going on. */
function siteAt(now: Instant, records: readonly RawRecord[], audience: Audience): Site {
  const written = records.flatMap((record, index): RawRecord[] => {
    // Nobody writes an entry more than ten minutes ahead.
    const timeline = record.timeline.filter(({ at }) => at <= base + 5 * HOUR);
    return timeline.length > 0 ? [{ ...record, id: `record-${index}`, timeline }] : [];
  });
  const visible = redactRecords(written, house, audience);
  const site = siteOf({ config: redactConfig(house, audience), records: visible, now });
  return { ...site, times: { ...site.times, span: () => 'a while' } };
}

function said(site: Site): Record<string, string> {
  return Object.fromEntries(
    addressesOf([site], files)
      .filter(({ path }) => !dated.includes(path) && !/badge\.(svg|json)$/u.test(path))
      .map((each) => [each.path, JSON.stringify('content' in each ? each.content() : each.view())]),
  );
}

test('no page and no document says anything else before the next change', () => {
  fc.assert(
    fc.property(
      fc.array(anyRecord, { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 290, max: 600 }),
      fc.constantFrom(0.5, 1),
      fc.constantFrom(...audiences),
      (records, minute, share, audience) => {
        // Not at the instant of an entry: what begins there has lasted for no time yet, and its figures are left out.
        const now = base + minute * MINUTE + 30 * SECOND;
        const site = siteAt(now, records, audience);
        const next = nextChange(site) ?? 0;
        expect(next).toBeGreaterThan(now);
        expect(next % SECOND).toBe(0);
        const later = now + Math.floor((share * (next - SECOND - now)) / SECOND) * SECOND;
        const [before, after] = [said(site), said(siteAt(later, records, audience))];
        expect(Object.keys(after)).toEqual(Object.keys(before));
        expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});
