import { expect, test } from 'vitest';
import { redactConfig } from '#core/audience/redact-config.ts';
import type { Audience } from '#core/audience/visible.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import type { Own } from '#core/content/own/own.ts';
import { siteOf } from '#site/model/site.ts';
import { ownPageView } from '#site/views/own/own-page-view.ts';
import { frameView } from '#site/views/shared/frame-view.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';

const now = Date.UTC(2026, 10, 23, 12);
const own: Own = {
  style: ':root { --accent: #123456 }',
  strings: { en: { 'place.history': 'What was' }, de: { 'place.history': 'Chronik' } },
  pages: [
    {
      id: 'about',
      title: 'About <us>',
      visibility: 'public',
      body: '# Us\n\n[policy](policy.html) <script>x</script>\n\n:::internal\nsecret-block\n:::\n',
    },
    { id: 'team', title: 'secret-title', visibility: 'internal', body: 'secret-body' },
  ],
};

function siteFor(audience: Audience) {
  const files = houseConfig();
  const site = {
    ...files.site,
    text: `${files.site.text}\nheader: ['**Mind** <b>the</b> gap.']\nfooter: ['[Imprint](imprint.html)', 'Line two']\n`,
  };
  const { config } = parseConfig({ ...files, site }, () => now);
  if (!config) throw new Error('The config has problems.');
  return siteOf({ config: redactConfig({ ...config, own }, audience), records: [], now });
}

const siteOfPublic = siteFor('public');
const siteOfTeam = siteFor('internal');

test('pages are in the navigation of those who may see them', () => {
  const links = (site: typeof siteOfPublic) =>
    frameView(site, { path: 'pages/about.html', own: 'about' })
      .navigation.links.filter(({ href }) => href.includes('/pages/'))
      .map(({ label, href, current }) => ({ label, href, current }));
  expect(links(siteOfPublic)).toEqual([{ label: 'About <us>', href: '/pages/about.html', current: true }]);
  expect(links(siteOfTeam)).toEqual([
    { label: 'About <us>', href: '/pages/about.html', current: true },
    { label: 'secret-title', href: '/pages/team.html', current: false },
  ]);
});

test('the public site knows nothing that is internal', () => {
  expect(JSON.stringify(siteOfPublic.config)).not.toMatch(/secret/u);
  expect(JSON.stringify(siteOfTeam.config)).toMatch(/secret-block.*secret-title.*secret-body/u);
});

test('a page is sanitised, and its addresses are those of its site', () => {
  const [about] = siteOfPublic.config.own.pages;
  if (!about) throw new Error('There is no page.');
  expect(ownPageView(siteOfPublic, about).html).toMatchInlineSnapshot(`
    "<h3 dir="auto">Us</h3>
    <p dir="auto"><a href="https://status.harbour.example/policy.html">policy</a> x</p>"
  `);
});

test('lines at the head and the foot are sanitised Markdown', () => {
  const { header, footer } = frameView(siteOfPublic, { path: 'policy.html' });
  expect({ header, footer }).toMatchInlineSnapshot(`
    {
      "footer": [
        "<p dir="auto"><a href="https://status.harbour.example/imprint.html">Imprint</a></p>",
        "<p dir="auto">Line two</p>",
      ],
      "header": [
        "<p dir="auto"><strong>Mind</strong> the gap.</p>",
      ],
    }
  `);
});

test('the style is in a layer of its own', () => {
  const { ownStyle } = frameView(siteOfPublic, { path: 'policy.html' });
  expect(ownStyle).toBe('@layer operator{\n:root { --accent: #123456 }\n}');
});

test('words of the operator’s own take the place of the shipped ones', () => {
  expect(siteOfPublic.t('place.history')).toBe('What was');
  expect(siteOfPublic.t('place.reports')).toBe('Reports');
});
