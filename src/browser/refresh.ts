import { readClock } from './clock.ts';
import { morph } from './morph.ts';

const MINUTE = 60_000;
/** Timers are late and early: an answer so young is not asked for again. */
const SLACK = 5000;

/** Folds that the reader opened or closed. */
const touched = new WeakSet<Element>();

/**
 * Asks once a minute whether the site has changed, while the page can be seen; at once when it can be seen again after
 * longer than that. The page takes over what is new, and says it to those who hear the page. Where the page names no
 * document to ask for, nothing is ever asked. What fails is tried again a minute later.
 *
 * @param decorate what the script adds to a main part.
 */
export function keepFresh(main: HTMLElement, decorate: (main: HTMLElement) => void): void {
  const { status, built, updated } = main.dataset;
  if (!status) return;
  let asked = readClock();
  // A page that says when it was built is renewed with each build, others with what happens.
  let shown = built ?? updated;

  const ask = async (): Promise<void> => {
    const started = readClock();
    asked = started;
    const answer = await fetch(status, { cache: 'no-cache' });
    const { built_at, updated_at } = (await answer.json()) as { built_at: string; updated_at: string };
    const said = built ? built_at : updated_at;
    if (said === shown) return;
    const response = await fetch(location.href, { cache: 'no-store' });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    const nextMain = next.querySelector('main');
    // A page of errors has no main part like ours. Of two answers the later question's holds.
    if (!nextMain?.dataset.status || asked !== started) return;
    // Another version of the site may need other styles, and another script.
    if (versionOf(next) !== versionOf(document)) return location.reload();
    show(main, nextMain, decorate);
    document.title = next.title;
    shown = main.dataset.built ?? main.dataset.updated ?? said;
  };

  const askInTime = () => {
    if (!document.hidden && readClock() - asked > MINUTE - SLACK) ask().catch(() => {});
  };
  setInterval(askInTime, MINUTE);
  document.addEventListener('visibilitychange', askInTime);
  main.addEventListener('click', ({ target }) => {
    const fold = (target as Element).closest('summary')?.parentElement;
    if (fold) touched.add(fold);
  });
}

/** Takes over what is new. Where it reads differently from before, that is said to those who hear the page. */
function show(main: HTMLElement, next: HTMLElement, decorate: (main: HTMLElement) => void): void {
  decorate(main);
  decorate(next);
  const before = textOf(main);
  const focused = document.activeElement as HTMLElement;
  const restorePlace = keepPlace(main);
  morph(main, next, (fold) => touched.has(fold));
  // What had the focus may have been moved, or be in another list now, perhaps in a closed fold, or be gone.
  const links = `a[href="${CSS.escape(focused.getAttribute('href') ?? '')}"]`;
  const takers = [focused, ...main.querySelectorAll<HTMLElement>(links), main];
  if (focused !== document.activeElement) {
    takers.find((taker) => {
      taker.focus({ preventScroll: true });
      return taker === document.activeElement;
    });
  }
  restorePlace();
  const said = document.querySelector('[role=status]');
  if (said && textOf(main) !== before) said.textContent = main.dataset.news ?? '';
}

/** What a page says, but for its age. */
function textOf(main: HTMLElement): string {
  return main.textContent.replace(main.querySelector('.as-of')?.textContent ?? '', '');
}

/** Keeps the position of the topmost element that stays. Not every browser does that on its own. */
function keepPlace(main: HTMLElement): () => void {
  const topOf = (element: Element) => element.getBoundingClientRect().top;
  const below = [...main.querySelectorAll('h1, h2, h3, p, li')]
    .map((element) => ({ element, top: topOf(element) }))
    .filter(({ top }) => top > 0);
  return () => {
    const kept = below.find(({ element }) => element.isConnected);
    if (kept) scrollBy(0, topOf(kept.element) - kept.top);
  };
}

/** The script of a page and its styles, of which its content policy has the hashes; what a browser's extension adds is none. */
function versionOf(page: Document): string {
  const policy = page.querySelector<HTMLMetaElement>('meta[http-equiv]')?.content.split('style-src')[1];
  return `${policy} ${page.querySelector('script[src]')?.getAttribute('src')}`;
}
