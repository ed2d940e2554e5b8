import { calendarFile } from '#core/content/address.ts';
import { maintenanceCalendar, recordCalendar } from '#core/output/calendar/maintenance-calendar.ts';
import { renderCalendar } from '#core/output/calendar/render-calendar.ts';
import type { Site, SiteRecord } from '#site/model/site.ts';

/** The maintenance of the site as an iCalendar file. */
export function siteCalendarView(site: Site): string {
  const records = site.records.map(({ visible }) => visible);
  return renderCalendar(maintenanceCalendar(records, site, 'calendar.ics'));
}

/** The records that have a calendar of their own: every maintenance, however long ago, for its address must last. */
export function recordsWithCalendar({ records }: Site): SiteRecord[] {
  return records.filter(({ visible }) => visible.kind === 'maintenance');
}

/** One maintenance as an iCalendar file. */
export function recordCalendarView(site: Site, { visible }: SiteRecord): string {
  return renderCalendar(recordCalendar(visible, site, calendarFile(visible.id)));
}
