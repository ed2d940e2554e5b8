import { weekdays } from '#core/base/time/business-hours.ts';
import { timeOfDayLabel, weekdayLabel } from '#core/base/time/label.ts';
import type { Site } from '#site/model/site.ts';
import type { TimeView } from '#site/model/times.ts';

/** When the business clock runs, and how promises are counted on it. */
export interface BusinessHoursView {
  readonly sentences: readonly string[];
  readonly holidays?: { readonly label: string; readonly days: readonly TimeView[] } | undefined;
}

/** Undefined where no severity's promises run on that clock. */
export function businessHoursView({ t, times, config }: Site): BusinessHoursView | undefined {
  if (config.severities.every(({ clock }) => clock === 'always')) return undefined;
  const { locale, time_zone: zone } = config.site;
  const { days, from, until, holidays = [] } = config.business_hours;
  const hours = {
    days: daysLabel(days, t, locale),
    from: timeOfDayLabel(from, locale),
    until: timeOfDayLabel(until, locale),
    zone,
  };
  return {
    sentences: [t('policy.hours', hours), t('policy.hours-count')],
    holidays:
      holidays.length > 0
        ? {
            label: t('policy.holidays', { count: holidays.length }),
            days: holidays.toSorted().map((day) => times.date(day)),
          }
        : undefined,
  };
}

/** `Monday to Friday` where the days are a run, also over the end of the week; else a list of them. */
function daysLabel(days: readonly string[], t: Site['t'], locale: string): string {
  const isOpen = weekdays.map((day) => days.includes(day));
  const open = isOpen.flatMap((is, index) => (is ? [index] : []));
  const starts = open.filter((index) => !isOpen[(index + 6) % 7]);
  const start = starts[0] ?? 0;
  const label = (index: number) => weekdayLabel(index % 7, locale);
  if (starts.length <= 1 && open.length > 2) {
    return t('policy.days', { first: label(start), last: label(start + open.length - 1) });
  }
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(open.map(label));
}
