import type { Audience } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import { type Feed, feedOf } from '#core/output/feed/feed.ts';
import type { FeedContext } from '#core/output/feed/feed-context.ts';
import { nextUpdateAfter } from '#core/rules/promises/next-update.ts';
import { translator } from '#site/model/catalogue.ts';
import { content } from '../../../fixtures/content.ts';

export const noon = Date.UTC(2026, 10, 23, 12);

/** The feed of the house of these records (id → text), as the site makes it. */
export function sampleFeed(
  records: Readonly<Record<string, string>>,
  { audience = 'public', now = noon, site }: { audience?: Audience; now?: Instant; site?: string } = {},
): Feed {
  const { records: all, context } = sample(records, { audience, now, site });
  return feedOf(all, context);
}

/** The visible records, and what their feeds are made with. */
export function sample(
  records: Readonly<Record<string, string>>,
  { audience, now, site }: { audience: Audience; now: Instant; site?: string | undefined },
) {
  const house = content({ records, now, ...(site === undefined ? {} : { config: { site } }) });
  const { config, records: all } = house.visible(audience);
  const context: FeedContext = {
    config,
    now,
    t: translator(config.site.locale),
    nextUpdateAfter: (record, entry) => nextUpdateAfter(record, entry, config),
  };
  return { records: all, context };
}

/** A record that shows most of what an item can say. */
export const checkout = `---
title: Checkout fails for some customers
severity: P1
components: { checkout: partial_outage, ledger: major_outage }
timeline:
  - at: 2026-11-23T10:02Z
    status: detected
    by: monitoring
    note: |
      Error rate above 5 %.
  - at: 2026-11-23T10:12Z
    message: |
      Some payments fail. **Cards** are not charged.

      :::internal
      The canary stage is missing.
      :::
  - at: 2026-11-23T10:40Z
    status: identified
    severity: P0
    components: { checkout: major_outage }
    next_update: 2026-11-23T11:30Z
    message: |
      We have found the fault.
  - at: 2026-11-23T11:00Z
    message: |
      We are rolling back.
  - at: 2026-11-23T11:20Z
    status: resolved
    message: |
      Payments work again.
---
`;

/** A maintenance that begins and ends by itself. */
export const upgrade = `---
title: Upgrade of the search index
kind: maintenance
components: { search: under_maintenance }
window: { from: 2026-11-23T08:00Z, until: 2026-11-23T09:00Z }
timeline:
  - at: 2026-11-20T10:00Z
    status: scheduled
    message: |
      We are upgrading the search index.
---
`;

/** Records of one message each, an hour apart, the newest at noon. */
export function manyRecords(count: number, status?: 'resolved'): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const at = new Date(noon - index * 3_600_000).toISOString().replace(/:00\.000Z$/u, 'Z');
      return [
        `record-${index}`,
        `---\ntitle: Record ${index}\nseverity: P2\ntimeline:\n  - at: ${at}\n${status ? `    status: ${status}\n` : ''}    message: Something is wrong.\n---\n`,
      ];
    }),
  );
}
