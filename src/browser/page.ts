/** The one script of the pages. They read whole without it: it only adds to them. */
import { readClock } from './clock.ts';
import { localTimes } from './local-times.ts';
import { countDown } from './next-update.ts';
import { keepFresh } from './refresh.ts';
import { turn } from './turn.ts';

const HALF_MINUTE = 30_000;

function decorate(main: HTMLElement): void {
  turn(main, readClock());
  try {
    localTimes(main);
  } catch {
    // The browser does not know the site's zone: its times stay as they are.
  }
  countDown(main);
}

const main = document.querySelector('main');
if (main) {
  const headline = () => main.querySelector('h1')?.textContent;
  const pass = () => {
    const before = headline();
    decorate(main);
    const said = document.querySelector('[role=status]');
    if (said && headline() !== before) said.textContent = headline() ?? '';
  };
  decorate(main);
  setInterval(pass, HALF_MINUTE);
  document.addEventListener('visibilitychange', pass);
  keepFresh(main, decorate);
}
