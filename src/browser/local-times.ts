import { locale } from './locale.ts';
import { viewerTimes } from './viewer-times.ts';

/**
 * Writes the viewer's time beside each time of the main part that the site's zone writes differently. What is a date
 * alone stays alone.
 *
 * @throws RangeError where the browser does not know the site's zone.
 */
export function localTimes(main: HTMLElement): void {
  const { zone, local = '' } = main.dataset;
  const write = viewerTimes(locale, zone);
  for (const time of main.querySelectorAll<HTMLTimeElement>('time[datetime$=Z]')) {
    const from = Date.parse(time.dateTime);
    const { until } = time.dataset;
    const written = write(from, until ? Date.parse(until) : from);
    if (!written) continue;
    const text = local.replace('{time}', written);
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
