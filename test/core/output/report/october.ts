import type { Audience } from '#core/audience/visible.ts';
import { parsePeriod } from '#core/base/time/period.ts';
import { reportOf } from '#core/output/report/report-of.ts';
import { content } from '../../../fixtures/content.ts';

/** Two days after the month whose report is made. */
export const now = Date.UTC(2026, 10, 2, 12);

/**
 * October 2026 in Europe/Berlin: from 2026-09-30T22:00Z to 2026-10-31T23:00Z, 745 hours or 44,700 minutes, since the
 * clocks went back on the 25th. `report-of.test.ts` works out every figure.
 */
export const october: Readonly<Record<string, string>> = {
  'september-outage': `---
title: Checkout is down
severity: P0
components: [checkout]
timeline:
  - { at: 2026-09-30T21:00Z, message: Nobody can pay. }
  - { at: 2026-09-30T22:10Z, message: Still down. }
  - { at: 2026-09-30T22:30Z, status: resolved, message: Paying works again. }
---
`,
  midnight: `---
title: The clock shows the wrong day
severity: P3
timeline:
  - { at: 2026-09-30T22:00Z, message: We have seen it. }
  - { at: 2026-09-30T22:06Z, status: resolved, message: It is right again. }
---
`,
  'checkout-errors': `---
title: Some payments fail
severity: P1
components: { checkout: partial_outage, ledger: degraded_performance }
started: 2026-10-05T09:58Z
cause: deployment
review: { visibility: public, severity: P0 }
timeline:
  - { at: 2026-10-05T10:00Z, status: detected, by: monitoring, note: Errors above 5 %. }
  - { at: 2026-10-05T10:04Z, status: acknowledged, note: On it. }
  - { at: 2026-10-05T10:10Z, message: Some payments fail. }
  - { at: 2026-10-05T10:40Z, severity: P0, components: { checkout: major_outage }, message: Now all of them fail. }
  - { at: 2026-10-05T11:30Z, status: resolved, message: Payments work again. }
  - { at: 2026-10-06T10:00Z, status: reviewed, note: Done. }
---
## Root cause

A release.
`,
  'search-slow': `---
title: Search is slow
severity: P2
components: [search]
started: 2026-10-12T07:30Z
cause: application
review: { severity: P2 }
timeline:
  - { at: 2026-10-12T08:00Z, message: Search takes long. }
  - { at: 2026-10-12T14:00Z, status: identified, message: An index is missing. }
  - { at: 2026-10-13T07:00Z, status: resolved, message: Search is fast again. }
---
`,
  'berth-map-alarm': `---
title: Berth map
severity: P1
components: [web]
timeline:
  - { at: 2026-10-14T09:00Z, message: The map seems to be down. }
  - { at: 2026-10-14T09:20Z, status: dismissed, message: It never was. }
---
`,
  'pump-hum': `---
title: Pumps hum
severity: P3
components: [pumps]
timeline:
  - { at: 2026-10-15T09:00Z, status: detected, note: A hum. }
  - { at: 2026-10-15T09:30Z, status: dismissed, note: The radio. }
---
`,
  'ledger-drift': `---
title: The ledger drifts
severity: P2
components: { ledger: partial_outage }
timeline:
  - { at: 2026-10-20T07:00Z, status: detected, note: A cent is missing. }
  - { at: 2026-10-20T08:30Z, status: acknowledged, note: Looking. }
  - { at: 2026-10-20T12:00Z, status: resolved, note: Found it. }
---
`,
  'from-elsewhere': `---
title: Website errors
severity: P1
components: [web]
started: 2026-10-22T09:55Z
source: cstate
timeline:
  - { at: 2026-10-22T10:00Z, message: Errors. }
  - { at: 2026-10-22T10:30Z, status: resolved, message: No more errors. }
---
`,
  'new-pipes': `---
title: New pipes
kind: maintenance
components: [search]
window: { from: 2026-10-25T01:00Z, until: 2026-10-25T05:00Z }
timeline:
  - { at: 2026-10-20T09:00Z, message: Search rests on Sunday. }
---
`,
  'new-prices': `---
title: New prices
kind: notice
timeline:
  - { at: 2026-10-26T09:00Z, message: From January. }
---
`,
  'tide-tables': `---
title: Tide tables are late
severity: P1
timeline:
  - { at: 2026-10-29T08:50Z, status: detected, note: No tables. }
  - { at: 2026-10-29T09:00Z, message: The tables are late. }
---
`,
  'photos-slow': `---
title: Photos load slowly
severity: P2
components: [web]
timeline:
  - { at: 2026-10-30T13:00Z, message: Photos load slowly. }
---
`,
  november: `---
title: The calendar skips a day
severity: P3
timeline:
  - { at: 2026-10-31T23:00Z, message: We have seen it. }
---
`,
};

/** The report of October 2026, or of another period, on the records above or others. */
export function octoberReport(
  audience: Audience,
  {
    records = october,
    config: replaced = {},
    period = '2026-10',
    at = now,
  }: {
    records?: Readonly<Record<string, string>>;
    config?: Parameters<typeof content>[0]['config'] & object;
    period?: string;
    at?: number;
  } = {},
) {
  const { config, records: all } = content({ records, config: replaced, now: at }).visible(audience);
  const parsed = parsePeriod(period, config.site.time_zone);
  if (!parsed) throw new Error(`${period} is no period.`);
  return { report: reportOf(parsed, all, config, at), config };
}
