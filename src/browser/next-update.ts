import { readClock } from './clock.ts';
import { locale } from './locale.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat(locale, { style: 'short' });

/**
 * Counts down to each promise of the main part, and on after it has passed. An update that is late enough to be called so
 * gets the sentence that says it, which is in the page. On a page with a fixed clock nothing is counted down.
 */
export function countDown(main: HTMLElement): void {
  const now = readClock();
  for (const promise of main.querySelectorAll<HTMLElement>('[data-late-at]')) {
    const [time, left] = [promise.querySelector('time'), promise.querySelector('.left')];
    if (!time || !left) continue;
    const ms = Date.parse(time.dateTime) - now;
    const { lateAt = '', late } = promise.dataset;
    left.textContent = ms > 0 || !late ? ` (${inTime(ms)})` : '';
    if (!late || now < Date.parse(lateAt) || promise.classList.contains('late')) continue;
    const [before = '', after = ''] = late.split('{time}');
    promise.classList.add('late');
    promise.replaceChildren(before, time, ...promise.querySelectorAll('bdi'), after);
  }
}

/** In the unit in which people would say it: in 12 min, 3 hr ago. */
function inTime(ms: number): string {
  const length = Math.abs(ms);
  if (length < 100 * MINUTE) return relative.format(Math.ceil(ms / MINUTE), 'minute');
  if (length < 36 * HOUR) return relative.format(Math.round(ms / HOUR), 'hour');
  return relative.format(Math.round(ms / DAY), 'day');
}
