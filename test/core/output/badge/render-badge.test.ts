import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import { renderBadge } from '#core/output/badge/render-badge.ts';
import { renderBadgeJson } from '#core/output/badge/render-badge-json.ts';
import { hostileTexts, xmlText } from '../feed/hostile-texts.ts';
import { childrenOf, readXml } from '../feed/read-xml.ts';
import { badge } from './sample-badge.ts';

test('the whole of a badge', () => {
  expect(renderBadge(badge())).toMatchInlineSnapshot(`
    "<svg xmlns="http://www.w3.org/2000/svg" width="244" height="20" viewBox="0 0 244 20" role="img" aria-label="Harbour Status: All Systems Operational" xml:lang="en"><title>Harbour Status: All Systems Operational</title><path fill="#525b68" d="M96 0H3a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3H96z"/><path fill="#17713c" d="M96 0H241a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H96z"/><g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle" direction="ltr"><text x="48" y="14" textLength="84" lengthAdjust="spacingAndGlyphs">Harbour Status</text><text x="170" y="14" textLength="136" lengthAdjust="spacingAndGlyphs">All Systems Operational</text></g></svg>
    "
  `);
  expect(
    renderBadgeJson(badge({ message: 'Partial System Outage', state: 'partial_outage' })),
  ).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "label": "Harbour Status",
      "message": "Partial System Outage",
      "color": "#a84300",
      "isError": false,
      "cacheSeconds": 300
    }
    "
  `);
});

/** The texts of a badge from left to right. */
function textsOf(svg: string): string[] {
  const [group] = childrenOf(readXml(svg), 'g');
  return group ? childrenOf(group, 'text').map(({ text }) => text) : [];
}

test('a language that is written from the right has the label on the right', () => {
  const arabic = { label: 'الميناء', message: 'صيانة', language: 'ar', direction: 'rtl' } as const;
  expect(textsOf(renderBadge(badge(arabic)))).toEqual(['صيانة', 'الميناء']);
  expect(textsOf(renderBadge(badge({ ...arabic, direction: 'ltr' })))).toEqual(['الميناء', 'صيانة']);
});

const shown = (text: string) => cleanText(text).replace(/\s+/gu, ' ').trim();

test.each(hostileTexts)('%s is text', (_, text) => {
  const svg = renderBadge(badge({ label: text }));
  expect(svg).toMatch(xmlText);
  expect(textsOf(svg)).toEqual([shown(text), 'All Systems Operational']);
  expect(JSON.parse(renderBadgeJson(badge({ label: text })))).toMatchObject({ label: text });
});

test('no text is wider than its part of the badge', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (label, message) => {
      const svg = readXml(renderBadge(badge({ label, message })));
      const width = Number(svg.attributes.width);
      const [group] = childrenOf(svg, 'g');
      const texts = group ? childrenOf(group, 'text') : [];
      expect(texts.map(({ text }) => text)).toEqual([shown(label), shown(message)]);
      let from = 0;
      for (const { attributes } of texts) {
        const half = Number(attributes.textLength ?? 0) / 2;
        expect(Number(attributes.x) - half).toBeGreaterThanOrEqual(from);
        from = Number(attributes.x) + half;
      }
      expect(from).toBeLessThan(width);
    }),
  );
});
