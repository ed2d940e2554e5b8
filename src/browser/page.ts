/** The one script of the pages. They read whole without it: it only adds to them. */
import { localTimes } from './local-times.ts';
import { countDown } from './next-update.ts';
import { keepFresh } from './refresh.ts';

const HALF_MINUTE = 30_000;

function decorate(main: HTMLElement): void {
  try {
    localTimes(main);
  } catch {
    // The browser does not know the site's zone: its times stay as they are.
  }
  countDown(main);
}

const main = document.querySelector('main');
if (main) {
  decorate(main);
  setInterval(() => countDown(main), HALF_MINUTE);
  document.addEventListener('visibilitychange', () => countDown(main));
  keepFresh(main, decorate);
}
