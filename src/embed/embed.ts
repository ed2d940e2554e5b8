import type { Indicator, Overall } from '#core/rules/availability/overall.ts';
import { readClock } from './clock.ts';
import type { EmbedSettings } from './embed-settings.ts';
import { type OpenIncident, worstOf } from './worst-of.ts';

declare const settings: EmbedSettings;

/** What is read of api/v2/summary.json. */
interface Summary {
  readonly status: { readonly indicator: Indicator; readonly description: Overall['description'] };
  /** The open ones, newest first. */
  readonly incidents: readonly OpenIncident[];
}

/** What is read of built.json. */
interface Built {
  readonly built_at: string;
  readonly valid_until: string | null;
  /** What the state of everything will be, in order. */
  readonly coming?: readonly ({ readonly at: string } & Summary['status'])[];
}

/** What the site said when it last answered. A site of an older version does not say when it was built. */
interface Known {
  readonly href: string;
  readonly summary: Summary;
  readonly built?: Built | undefined;
}

const REFRESH_MS = 5 * 60 * 1000;
const own = document.currentScript as HTMLScriptElement | null;

// A sheet made by script is let through where the page's policy allows no other style.
const style =
  ':host{display:block}:host([hidden]){display:none}p{margin:0}a{color:inherit;display:inline-block;min-block-size:24px}span{margin-inline-end:.4em}';

/**
 * `<upfront-status>`: shows nothing while all is well (with `always`, that it is), else a line that says what is
 * wrong and leads to the status page. `src` names another site than the script's own.
 */
class UpfrontStatus extends HTMLElement {
  readonly #line = document.createElement('p');
  #timer = 0;
  #isDue = true;
  #shown = '';
  #known: Known | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // A browser that cannot make one shows the line all the same.
    }
    // There before it says anything: screen readers announce what changes in it.
    this.#line.role = 'status';
    this.#line.lang = settings.language;
    this.#line.dir = settings.direction;
    root.append(this.#line);
  }

  connectedCallback(): void {
    this.#timer = window.setInterval(() => {
      this.#isDue = true;
      this.#refresh();
    }, REFRESH_MS);
    document.addEventListener('visibilitychange', this.#refresh);
    this.#refresh();
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#refresh);
    this.#isDue = true;
  }

  /** Asks once in five minutes; a page that nobody sees asks when it is seen again. */
  readonly #refresh = async (): Promise<void> => {
    if (document.hidden || !this.#isDue) return;
    this.#isDue = false;
    try {
      const src = this.getAttribute('src');
      const site = src
        ? new URL(src.replace(/\/?$/u, '/'), document.baseURI)
        : new URL('.', own?.src || settings.script);
      const read = async (file: string) => (await fetch(new URL(file, site), { credentials: 'omit' })).json();
      const [summary, built] = await Promise.all([
        read('api/v2/summary.json'),
        read('built.json').catch(() => undefined),
      ]);
      this.#known = { href: site.href, summary, built };
    } catch {
      // A status line that fails must not be one more thing that is broken: what it knows stays, and grows old.
    }
    if (this.#known) this.#show(this.#known);
  };

  #show({ href, summary, built }: Known): void {
    const now = readClock();
    const { indicator, description } =
      built?.coming?.findLast(({ at }) => Date.parse(at) <= now) ?? summary.status;
    const isOld = Date.parse(built?.valid_until ?? '') <= now;
    const isWell = indicator === 'none';
    const isQuiet = isWell && !isOld && !this.hasAttribute('always');
    const old = isOld && built ? unconfirmedSince(Date.parse(built.built_at), now) : undefined;
    const state = settings.overall[description] ?? description;
    const parts = [isWell && old ? old : state, worstOf(summary.incidents)?.name, isWell ? undefined : old];
    const said = isQuiet ? '' : [href, indicator, ...parts].join('\n');
    // Screen readers announce new content of this element.
    if (said === this.#shown) return;
    this.#shown = said;
    const look = isWell && old ? 'unconfirmed' : indicator;
    this.#line.replaceChildren(...(isQuiet ? [] : [link(href, look, parts)]));
  }
}

/** That nothing is confirmed since a time of the site's zone; with its date where that is another day. */
function unconfirmedSince(at: number, now: number): string {
  const { language, zone: timeZone, unconfirmed } = settings;
  const print = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...options,
      timeZone,
      calendar: 'gregory',
    });
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const;
  const isToday = print(date).format(at) === print(date).format(now);
  return unconfirmed.replace('{time}', print(isToday ? clock : { ...date, ...clock }).format(at));
}

/**
 * The line, which is one link: a dot, the state of everything, the name of the open incident behind it, and that it is not
 * confirmed any longer.
 */
function link(
  href: string,
  look: keyof EmbedSettings['colors'],
  [state = '', ...more]: readonly (string | undefined)[],
): HTMLElement {
  const anchor = document.createElement('a');
  const dot = document.createElement('span');
  const [light, dark] = settings.colors[look];
  dot.textContent = '●';
  dot.ariaHidden = 'true';
  dot.style.color = light;
  // Where the browser does not know it, the line above holds.
  dot.style.color = `light-dark(${light},${dark})`;
  anchor.href = href;
  anchor.append(dot, state);
  for (const text of more) {
    if (!text) continue;
    const part = document.createElement('bdi');
    part.textContent = text;
    anchor.append(' · ', part);
  }
  return anchor;
}

if (!customElements.get('upfront-status')) customElements.define('upfront-status', UpfrontStatus);
