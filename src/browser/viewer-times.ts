const date = { day: 'numeric', month: 'short' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/**
 * Returns what writes a time, or a time from when to when, for a viewer: as a time of day or two, with their dates where
 * those are other ones, or not all one. It writes nothing where the site's zone shows the same. Where the viewer's clocks
 * change between the two times, each names its own zone.
 *
 * @param zone the site's.
 * @throws RangeError where the browser does not know it.
 */
export function viewerTimes(
  locale: string,
  zone: string | undefined,
): (from: number, to: number) => string | undefined {
  const print = (options: Intl.DateTimeFormatOptions, timeZone?: string) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone, calendar: 'gregory' });
  const [site, siteDate] = [print({ ...date, ...clock }, zone), print(date, zone)];
  const [own, ownDate, ownClock] = [print({ ...date, ...clock }), print(date), print(clock)];
  return (from, to) => {
    const ends = [from, to];
    if (ends.every((at) => own.format(at) === site.format(at))) return undefined;
    const day = siteDate.format(from);
    const isThatDay = [siteDate, ownDate].every((each) => each.formatRange(from, to) === day);
    const [first, last] = ends.map((at) => new Date(at).getTimezoneOffset());
    if (first === last) return (isThatDay ? ownClock : own).formatRange(from, to);
    // The platform names a zone once for two times of one day.
    const named = print({ ...(!isThatDay && date), ...clock, timeZoneName: 'short' });
    return ends.map((at) => named.format(at)).join(' – ');
  };
}
