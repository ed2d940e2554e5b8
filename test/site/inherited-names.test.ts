import { expect, test } from 'vitest';
import { addressesOf } from '#engine/addresses.ts';
import { siteOf } from '#site/model/site.ts';
import { content } from '../fixtures/content.ts';
import { houseConfig } from '../fixtures/house-config.ts';

const now = Date.UTC(2026, 10, 23, 12);
const files = {
  embedScript: '',
  shareImage: new Uint8Array(),
  pageScript: { path: '_astro/page.js', content: new Uint8Array() },
};

/** What each id of the house becomes; all are names that every object inherits, or that JavaScript asks objects for. */
const names = {
  shop: 'constructor',
  plant: 'valueof',
  web: 'constructor',
  checkout: 'valueof',
  search: 'tostring',
  ledger: 'has-own-property',
  fax: 'to-json',
  pumps: 'then',
  database: 'constructor',
  application: 'tostring',
  deployment: 'then',
  'engineering-manager': 'constructor',
  'engineering-team': 'valueof',
  'engineer-a': 'constructor',
  'engineer-b': 'prototype',
} as const;

/** Names that are no ids in small letters, for where others are allowed. */
const severities = { P0: 'constructor', P1: 'toString', P2: 'hasOwnProperty', P3: 'valueOf' } as const;

/** All addresses of both sites, with what is printed there, of content whose ids have an ending. */
function sites(ending: string): Record<string, string> {
  const word = (text: string, table: Readonly<Record<string, string>>): string =>
    Object.entries(table).reduce(
      (all, [from, to]) =>
        all.replaceAll(new RegExp(`(?<![\\w-])${from}(?![\\w-])(?!/)`, 'gu'), `${to}${ending}`),
      text,
    );
  const house = houseConfig();
  const renamed = (file: keyof typeof house) => word(word(house[file].text, severities), names);
  const record = (more = '') =>
    word(
      word(
        `---
title: Some things fail
severity: P0
cause: database
components: { web: partial_outage, checkout: major_outage, ledger: major_outage }
roles: { engineer-a: engineer-b, application: web }
review: { visibility: public, severity: P1 }
actions:
  - { title: One, owner: engineer-a, due: 2026-12-01 }
  - { title: Two, owner: nobody-of-us, due: 2026-11-01 }
timeline:
  - at: 2026-11-20T10:12Z
    by: engineer-a
    message: Some payments fail.
  - at: 2026-11-20T11:12Z
    severity: P2
    components: { search: degraded_performance, pumps: degraded_performance }
    message: Fewer payments fail.
${more}---
Why it failed.
`,
        severities,
      ),
      names,
    ).replaceAll('nobody-of-us', `toString${ending}`);
  const done = `  - at: 2026-11-20T12:12Z
    status: resolved
    message: All is well.
  - at: 2026-11-20T13:12Z
    status: reviewed
`;
  const ids = ['constructor', 'valueof', 'tostring', 'has-own-property', 'prototype', 'then', 'to-json'];
  const records = Object.fromEntries(
    ids.map((id, index) => [`${id}${ending}`, record(index % 2 === 0 ? done : '')]),
  );
  const { visible } = content({
    records,
    config: { components: renamed('components'), policy: renamed('policy'), oncall: renamed('oncall') },
    now,
  });
  const all: Record<string, string> = {};
  for (const audience of ['public', 'internal'] as const) {
    for (const address of addressesOf([siteOf({ ...visible(audience), now })], files)) {
      const printed = 'content' in address ? address.content() : JSON.stringify(address.view());
      all[`${audience}/${address.path}`] = String(printed);
    }
  }
  return all;
}

test('ids that every object inherits make the same sites as any other ids', () => {
  // Long lines of calendars are folded: after how many characters of what says nothing.
  const plain = (text: string) => text.replaceAll(/-qq/gu, '').replaceAll(/\r\n ?/gu, '');
  const usual = Object.entries(sites('-qq')).map(([path, text]) => [plain(path), plain(text)]);
  const odd = sites('');
  expect(Object.keys(odd).length).toBeGreaterThan(100);
  expect(Object.keys(odd)).toContain('public/components/constructor/rss.xml');
  expect(Object.keys(odd)).toContain('internal/actions/owner-constructor.html');
  for (const [path = '', text] of usual) expect(plain(odd[path] ?? ''), path).toBe(text);
  expect(Object.keys(odd).sort()).toEqual(usual.map(([path]) => path).sort());
});
