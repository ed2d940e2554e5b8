import { locale } from './locale.ts';

const date = { day: 'numeric', month: 'short' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const print = (options: Intl.DateTimeFormatOptions, timeZone?: string | undefined) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone });

/**
 * Writes the viewer's time beside each time of the main part that the site's zone writes differently: a time of day or
 * two, with their dates where those are other ones, or not all one. What is a date alone stays alone.
 *
 * @throws RangeError where the browser does not know the site's zone.
 */
export function localTimes(main: HTMLElement): void {
  const { zone, local = '' } = main.dataset;
  const [site, siteDate] = [print({ ...date, ...clock }, zone), print(date, zone)];
  const [own, ownDate, ownClock] = [print({ ...date, ...clock }), print(date), print(clock)];
  for (const time of main.querySelectorAll<HTMLTimeElement>('time[datetime$=Z]')) {
    const from = Date.parse(time.dateTime);
    const { until } = time.dataset;
    const to = until ? Date.parse(until) : from;
    if (own.formatRange(from, to) === site.formatRange(from, to)) continue;
    const day = siteDate.format(from);
    const isThatDay = [siteDate, ownDate].every((each) => each.formatRange(from, to) === day);
    const text = local.replace('{time}', (isThatDay ? ownClock : own).formatRange(from, to));
    // A table has no room beside its times.
    if (time.closest('td')) time.title = text;
    else writeAfter(time.closest('a') ?? time, text);
  }
}

/** The text finds its own direction. Written once: the same main part may be asked about again. */
function writeAfter(place: Element, text: string): void {
  if (place.nextElementSibling?.className === 'local') return;
  const addition = document.createElement('bdi');
  addition.className = 'local';
  addition.textContent = ` ${text}`;
  place.after(addition);
}
