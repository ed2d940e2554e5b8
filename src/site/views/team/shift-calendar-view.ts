import { own } from '#core/base/own.ts';
import { DAY } from '#core/base/time/instant.ts';
import { periodOf } from '#core/base/time/period.ts';
import { unknownOncall } from '#core/content/config/oncall.ts';
import { shiftsOf } from '#core/content/config/shifts.ts';
import { renderCalendar } from '#core/output/calendar/render-calendar.ts';
import { shiftCalendar } from '#core/output/calendar/shift-calendar.ts';
import type { Site } from '#site/model/site.ts';
import { unknownOnCall } from './on-call-view.ts';

/** How far ahead the calendar goes: people plan their holidays by it. */
const DAYS = 26 * 7;

/** Who is on call, as an iCalendar file. Internal. */
export function shiftCalendarView(site: Site): string {
  const { config, now, t } = site;
  const oncall = config.internal?.oncall ?? unknownOncall;
  const zone = config.site.time_zone;
  const shifts = shiftsOf(oncall, zone, { start: now, end: now + DAYS * DAY });
  const unknown = unknownOnCall(site);
  const name = (id: string) => own(oncall.people ?? {}, id)?.name ?? id;
  return renderCalendar(
    shiftCalendar(
      unknown === undefined
        ? shifts.map((shift) => ({
            start: shift.start,
            end: shift.end,
            summary: t('on-call.shift', { person: name(shift.primary) }),
            description: [
              ...(shift.backup ? [t('on-call.backup-is', { person: name(shift.backup) })] : []),
              ...(shift.reason ? [shift.reason] : []),
            ].join('\n'),
          }))
        : // An empty calendar would say that nobody is on call.
          [{ ...periodOf(now, 'day', zone).interval, summary: unknown, description: '' }],
      `${config.site.name}: ${t('place.on-call')}`,
      site,
      'oncall.ics',
    ),
  );
}
