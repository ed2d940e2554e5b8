import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { siteOf } from '#site/model/site.ts';
import { embedView } from '#site/views/feeds/embed-view.ts';
import { content } from '../../../fixtures/content.ts';

const now = Date.UTC(2026, 10, 23, 12);

/** The file of a site in a language, around a script that gives its settings back. */
function settingsIn(locale: string): { text: string; settings: Record<string, unknown> } {
  const site = `name: Harbour\nurl: https://harbour.example/status\nlocale: ${locale}\n`;
  const { config } = content({ config: { site } }).visible('public');
  const text = embedView(siteOf({ config, records: [], now }), 'found(settings)');
  let settings: Record<string, unknown> = {};
  const scope = { found: (given: Record<string, unknown>) => (settings = given) };
  runInNewContext(text, scope);
  expect(Object.keys(scope)).toEqual(['found']);
  return { text, settings: JSON.parse(JSON.stringify(settings)) };
}

test('the script is given where it stands, its words, and its colours on light and dark pages', () => {
  expect(settingsIn('en').settings).toMatchInlineSnapshot(`
    {
      "colors": {
        "critical": [
          "#b81a2b",
          "#ff8389",
        ],
        "maintenance": [
          "#1d5fbf",
          "#86b6ff",
        ],
        "major": [
          "#a84300",
          "#ffa266",
        ],
        "minor": [
          "#805a00",
          "#efc24d",
        ],
        "none": [
          "#17713c",
          "#5fd08c",
        ],
        "unconfirmed": [
          "#525b68",
          "#a7b0bc",
        ],
      },
      "direction": "ltr",
      "language": "en",
      "overall": {
        "All Systems Operational": "All Systems Operational",
        "Degraded System Service": "Degraded System Service",
        "Major System Outage": "Major System Outage",
        "Minor Service Outage": "Minor Service Outage",
        "Partial System Outage": "Partial System Outage",
        "Partially Degraded Service": "Partially Degraded Service",
        "Service Under Maintenance": "Service Under Maintenance",
      },
      "script": "https://harbour.example/status/embed.js",
      "unconfirmed": "Not confirmed since {time}",
      "zone": "UTC",
    }
  `);
});

test.each([
  ['ar', 'rtl'],
  ['de', 'ltr'],
  ['ja', 'ltr'],
])('in %s it stays within ASCII, for pages in any encoding', (locale, direction) => {
  const { text, settings } = settingsIn(locale);
  expect(text).toMatch(/^[\n -~]*$/u);
  expect(settings).toMatchObject({ language: locale, direction });
});
