import type { Audience } from '#core/audience/visible.ts';
import { type Site, siteOf } from '#site/model/site.ts';
import { content } from '../fixtures/content.ts';

/** The instant at which the records below are looked at. */
export const now = Date.UTC(2026, 10, 23, 10, 41);

/** A site of a few records, one of each sort that pages treat differently. */
export function siteFor(audience: Audience, more: Readonly<Record<string, string>> = {}): Site {
  const { visible } = content({ records: { ...records, ...more }, now });
  return siteOf({ ...visible(audience), now });
}

const records = {
  'checkout-fails': `---
title: Checkout fails
severity: P1
components: { checkout: partial_outage, ledger: degraded_performance }
timeline:
  - at: 2026-11-23T09:30Z
    status: detected
    by: pager
    note: Error rate 7 %.
  - at: 2026-11-23T09:35Z
    message: Some payments fail.
  - at: 2026-11-23T10:00Z
    status: identified
    severity: P0
    components: { checkout: major_outage }
    message: Most payments fail.
---
`,
  'ledger-stuck': `---
title: Ledger stuck
severity: P2
timeline:
  - at: 2026-11-21T08:00Z
    note: Nobody outside notices.
---
`,
  'search-slow': `---
title: Search slow
severity: P2
components: [search]
timeline:
  - at: 2026-09-20T08:00Z
    message: Search is slow.
  - at: 2026-09-20T09:42Z
    status: resolved
    message: Search is fast.
---
`,
  'false-alarm': `---
title: Search may be down
severity: P0
components: [search]
timeline:
  - at: 2026-11-18T08:00Z
    message: We check whether search is down.
  - at: 2026-11-18T08:20Z
    status: dismissed
    message: It is not.
---
`,
  'new-disks': `---
title: New disks
kind: maintenance
components: [search]
window: { from: 2026-11-30T02:00Z, until: 2026-11-30T03:00Z }
timeline:
  - at: 2026-11-20T08:00Z
    message: Search pauses.
---
`,
  'winter-hours': `---
title: Winter hours
kind: notice
until: 2026-12-01T00:00Z
timeline:
  - at: 2026-11-19T08:00Z
    message: We open at ten.
---
`,
};
