import type { Indicator, Overall } from '#core/rules/availability/overall.ts';
import type { EmbedSettings } from './embed-settings.ts';
import { type OpenIncident, worstOf } from './worst-of.ts';

declare const settings: EmbedSettings;

/** What is read of api/v2/summary.json. */
interface Summary {
  readonly status: { readonly indicator: Indicator; readonly description: Overall['description'] };
  /** The open ones, newest first. */
  readonly incidents: readonly OpenIncident[];
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
      const answer = await fetch(new URL('api/v2/summary.json', site), { credentials: 'omit' });
      this.#show(await answer.json(), site.href);
    } catch {
      // A status line that fails must not be one more thing that is broken: what it shows stays.
    }
  };

  #show({ status, incidents }: Summary, href: string): void {
    const { indicator, description } = status;
    const isQuiet = indicator === 'none' && !this.hasAttribute('always');
    const state = settings.overall[description] ?? description;
    const name = worstOf(incidents)?.name;
    const said = isQuiet ? '' : [href, indicator, state, name].join('\n');
    // Screen readers announce new content of this element.
    if (said === this.#shown) return;
    this.#shown = said;
    this.#line.replaceChildren(...(isQuiet ? [] : [link(href, indicator, state, name)]));
  }
}

/** The line, which is one link: a dot, the state of everything, and the name of the open incident behind it. */
function link(href: string, indicator: Indicator, state: string, name: string | undefined): HTMLElement {
  const anchor = document.createElement('a');
  const dot = document.createElement('span');
  const [light, dark] = settings.colors[indicator];
  dot.textContent = '●';
  dot.ariaHidden = 'true';
  dot.style.color = light;
  // Where the browser does not know it, the line above holds.
  dot.style.color = `light-dark(${light},${dark})`;
  anchor.href = href;
  anchor.append(dot, state);
  if (name) {
    const title = document.createElement('bdi');
    title.textContent = name;
    anchor.append(' · ', title);
  }
  return anchor;
}

if (!customElements.get('upfront-status')) customElements.define('upfront-status', UpfrontStatus);
