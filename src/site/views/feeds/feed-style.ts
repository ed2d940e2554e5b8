import { colors } from '#core/output/colors.ts';
import { directionOf } from '#site/model/catalogue.ts';
import type { Site } from '#site/model/site.ts';

/**
 * How a browser shows a feed of the site: a list of what happened when, under a line that says what a feed is for. The
 * bodies of items are HTML written as text, which no stylesheet can set; each item's page has them. Addresses are not
 * coloured as links are, because a stylesheet cannot make them lead anywhere.
 */
export function feedStyle({ config, t }: Site): string {
  return `:root { color-scheme: light dark; ${scheme('light')} }
@media (prefers-color-scheme: dark) {
  :root { ${scheme('dark')} }
}
rss, feed {
  display: block;
  direction: ${directionOf(config.site.locale)};
  max-inline-size: 42rem;
  margin-inline: auto;
  padding: 2rem 1rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
channel, title, description, subtitle { display: block; unicode-bidi: plaintext; }
item, entry { display: flex; flex-direction: column; }
rss::before, feed::before {
  content: ${cssText(t('feed.what'))};
  display: block;
  margin-block-end: 2rem;
  padding: 0.75rem 1rem;
  border: 1px solid var(--line);
  border-radius: 0.625rem;
  color: var(--soft);
}
channel > title, feed > title { font-size: 1.5rem; font-weight: 650; }
channel > description, feed > subtitle { color: var(--soft); }
item, entry { margin-block-start: 1rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
item > title, entry > title { font-weight: 600; }
entry > link::after { content: attr(href); }
pubDate, published, item > link, entry > link { color: var(--soft); font-size: 0.875rem; }
item > link, entry > link { direction: ltr; order: 1; }
channel > link, generator, language, lastBuildDate, channel > pubDate, guid, creator, category, author, updated,
id, feed > link, content, summary, item > description, maintenanceEndDate, rights { display: none; }
`;
}

function scheme(name: 'light' | 'dark'): string {
  const used = { paper: colors.ground, ink: colors.ink, soft: colors['ink-soft'], line: colors.line };
  return Object.entries(used)
    .map(([property, color]) => `--${property}: ${color[name]};`)
    .join(' ');
}

/** A text as CSS writes it. */
function cssText(text: string): string {
  return `"${text.replace(/[\\"<>\n]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
