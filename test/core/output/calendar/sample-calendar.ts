import type { Audience } from '#core/audience/visible.ts';
import type { Instant } from '#core/base/time/instant.ts';
import type { Calendar } from '#core/output/calendar/maintenance-calendar.ts';
import { maintenanceCalendar } from '#core/output/calendar/maintenance-calendar.ts';
import { siteOf } from '#site/model/site.ts';
import { content } from '../../../fixtures/content.ts';

/** The calendar of the house of these records (id → text), as the site makes it. */
export function sampleCalendar(
  records: Readonly<Record<string, string>>,
  {
    now = Date.UTC(2026, 10, 23, 12),
    audience = 'public',
    site,
  }: { now?: Instant; audience?: Audience; site?: string } = {},
): Calendar {
  const house = content({ records, now, ...(site === undefined ? {} : { config: { site } }) });
  const { config, records: all } = house.visible(audience);
  return maintenanceCalendar(all, siteOf({ config, records: all, now }), 'calendar.ics');
}

/** A maintenance from 22:00 to 23:00 on 28 November; `more` are entries after the first. */
export function works(more = '', title = 'Works on the pier', message = 'Search will not answer.'): string {
  return `---
title: ${JSON.stringify(title)}
kind: maintenance
window: { from: 2026-11-28T22:00Z, until: 2026-11-28T23:00Z }
components: [search, ledger]
timeline:
  - at: 2026-11-21T09:00Z
    message: ${JSON.stringify(message)}
${more}---
`;
}

/** An entry of a maintenance, for `works`. */
export function entry(at: string, status: string | undefined, message: string): string {
  const written = status === undefined ? '' : `    status: ${status}\n`;
  return `  - at: ${at}\n${written}    message: ${message}\n`;
}
