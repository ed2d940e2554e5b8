import { describe, expect, test } from 'vitest';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';
import { problemLines } from '../../../fixtures/problem-lines.ts';
import { check } from './house-problems.ts';

test('the house config is fine', () => {
  expect(problemLines(parseConfig(houseConfig()).problems)).toBe('');
});

test('a byte order mark and CRLF are fine', () => {
  const files = houseConfig();
  const windows = Object.fromEntries(
    Object.entries(files).map(([name, { path, text }]) => [
      name,
      { path, text: `\uFEFF${text.replaceAll('\n', '\r\n')}` },
    ]),
  );
  expect(problemLines(parseConfig(windows).problems)).toBe('');
});

test('an unknown role in an escalation path', () => {
  expect(check('policy', 'role: cto', 'role: cfo')).toMatchInlineSnapshot(`
    "config/policy.yml:15:17 unknown-role
      "cfo" is not a known role.
      → Did you mean cto? Known: on-call, backup, engineering-manager, cto, engineering-team, devops-lead, database-administrator, ceo, product-manager, customer-success. Roles are defined in config/oncall.yml."
  `);
});

test('a step of a path that comes too early', () => {
  expect(check('policy', 'role: cto, after: 30m', 'role: cto, after: 1m')).toMatchInlineSnapshot(`
    "config/policy.yml:15:29 escalation
      This step comes before the one above it.
      → Order the path by after, shortest first."
  `);
});

test('a group without components', () => {
  expect(check('components', '      - { id: pumps, name: Pumps }\n', '      []\n')).toMatchInlineSnapshot(`
    "config/components.yml:14:7 empty-group
      The group "Plant" has no components.
      → List at least one, as - { id: checkout, name: Checkout }, or remove the group."
  `);
});

test('a group whose components are forgotten', () => {
  expect(check('components', '      - { id: pumps, name: Pumps }\n', '')).toMatchInlineSnapshot(`
    "config/components.yml:13:16 wrong-type
      "components" must be a list; there is nothing here.
      → Write one item per line below it, each beginning with a hyphen; or remove the line."
  `);
});

test('two components with one id', () => {
  expect(check('components', 'id: search', 'id: web')).toMatchInlineSnapshot(`
    "config/components.yml:7:15 duplicate-id
      Two components have the id "web".
      → Give one of them another id; records name components by it."
  `);
});

test('a component that ends before it began', () => {
  expect(
    check('components', 'until: 2026-03-01', 'until: 2026-03-01, since: 2026-04-01'),
  ).toMatchInlineSnapshot(`
    "config/components.yml:9:60 date-order
      The component "fax" ends on 2026-03-01, before it began on 2026-04-01.
      → Make until later than since."
  `);
});

test('a url that is none', () => {
  expect(
    check('site', 'url: https://status.harbour.example', 'url: status.harbour.example'),
  ).toMatchInlineSnapshot(`
    "config/site.yml:3:6 url
      "status.harbour.example" is not a web address.
      → Write it in full, as https://status.harbour.example."
  `);
});

test('what still says example is a warning; a demonstration may', () => {
  expect(
    check('site', 'https://status.harbour.example', 'https://status.example.org'),
  ).toMatchInlineSnapshot(`
    "config/site.yml:3:6 warning example
      "https://status.example.org" is an example: nobody can have this address.
      → Write your own address, or remove the line."
  `);
  expect(check('site', 'name: Harbour Status', 'name: Example Status')).toMatchInlineSnapshot(`
    "config/site.yml:1:7 warning example
      "Example Status" is the name of an example.
      → Write the name of your status page."
  `);
  const clock = 'clock: 2026-11-23T10:00Z';
  expect(
    check('site', 'name: Harbour Status', `name: Example\n${clock}\nlinks: { home: https://example.com }`),
  ).toBe('');
  expect(
    check('site', 'name: Harbour Status', 'name: Exampleton\nlinks: { home: https://example.company.dev }'),
  ).toBe('');
});

test('pages that stay confirmed for less time than a build takes, or for too long', () => {
  expect(check('site', 'name: Harbour Status', 'name: Harbour Status\nconfirm: 5m')).toMatchInlineSnapshot(`
    "config/site.yml:2:10 duration
      A page cannot stay confirmed for 5m.
      → Write a length from 10m to 30d, as 3h."
  `);
  expect(check('site', 'name: Harbour Status', 'name: Harbour Status\nconfirm: 5w')).toMatchInlineSnapshot(`
    "config/site.yml:2:10 duration
      A page cannot stay confirmed for 5w.
      → Write a length from 10m to 30d, as 3h."
  `);
  for (const length of ['10m', '3h', '30d']) {
    expect(check('site', 'name: Harbour Status', `name: Harbour Status\nconfirm: ${length}`)).toBe('');
  }
});

test('a url with a query', () => {
  expect(
    check('site', 'https://status.harbour.example', 'https://status.harbour.example/?a=1'),
  ).toMatchInlineSnapshot(`
    "config/site.yml:3:6 url
      "https://status.harbour.example/?a=1" is not an address that pages can have: it has a query or a fragment.
      → Write https://status.harbour.example."
  `);
});

test('a url with a script for a scheme', () => {
  expect(check('site', 'https://status.harbour.example', 'javascript:alert(1)')).toMatchInlineSnapshot(`
    "config/site.yml:3:6 url
      "javascript:alert(1)" is not a web address.
      → Write it in full, as https://status.example.org."
  `);
});

test('a time zone that is none', () => {
  expect(check('site', 'Europe/Berlin', 'Berlin')).toMatchInlineSnapshot(`
    "config/site.yml:5:12 time-zone
      "Berlin" is not a time zone.
      → Write an IANA name, as Europe/Berlin, America/New_York or UTC."
  `);
});

test('a component whose name is empty', () => {
  expect(check('components', 'name: Checkout,', 'name: "",')).toMatchInlineSnapshot(`
    "config/components.yml:6:31 empty-text
      There is no text here.
      → Write some text after the colon, or remove the line."
  `);
});

test('a severity whose name for customers is empty has the shipped one', () => {
  expect(check('policy', 'customers: { name: Major outage,', 'customers: { name: "",')).toBe('');
});

test('a role of the shipped paths that somebody took away', () => {
  expect(check('oncall', 'cto: { name: CTO }', 'cto: none')).toMatchInlineSnapshot(`
    "config/policy.yml:15:17 unknown-role
      "cto" is not a known role.
      → Did you mean ceo? Known: on-call, backup, engineering-manager, engineering-team, devops-lead, database-administrator, ceo, product-manager, customer-success. Roles are defined in config/oncall.yml."
  `);
});

test('no severity at all', () => {
  const files = houseConfig();
  const { problems } = parseConfig({
    ...files,
    policy: { ...files.policy, text: 'severities: { P0: none, P1: none, P2: none, P3: none }\n' },
  });
  expect(problemLines(problems)).toMatchInlineSnapshot(`
    "config/policy.yml:1:13 severities
      There is no severity: no incident could have one.
      → Leave at least one: take out a line that says none."
  `);
});

test('a promise that is no length of time', () => {
  expect(check('policy', 'update: 30m', 'update: half an hour')).toMatchInlineSnapshot(`
    "config/policy.yml:10:55 duration
      "half an hour" is not a length of time.
      → Write a whole number and m, h, d or w: 30m, 4h, 1d, 1w."
  `);
});

test('business hours that end before they begin', () => {
  expect(check('policy', 'until: "18:00"', 'until: "08:00"')).toMatchInlineSnapshot(`
    "config/policy.yml:54:10 business-hours
      Business hours end at 08:00, before they begin at 09:00.
      → Make until later than from, as from: "09:00" and until: "18:00"."
  `);
});

test('a weight above one', () => {
  expect(check('policy', 'partial_outage: 0.3', 'partial_outage: 30')).toMatchInlineSnapshot(`
    "config/policy.yml:65:62 share
      "30" is not a number from 0 to 1.
      → Write 0 for no downtime, 1 for full downtime, or a part, as 0.3."
  `);
});

test('an unknown key in a severity', () => {
  expect(
    check(
      'policy',
      '    lane: live\n    promises: { acknowledge: 5m, respond: 5m',
      '    lane: live\n    flags: [resolve]\n    promises: { acknowledge: 5m, respond: 5m',
    ),
  ).toMatchInlineSnapshot(`
    "config/policy.yml:10:5 unknown-key
      "flags" is not a known key.
      → Known here: name, means, examples, customers, component_state, impact, clock, lane, promises, escalation, flag_also."
  `);
});

test('a misspelt promise', () => {
  expect(check('policy', 'respond: 5m', 'resond: 5m')).toMatchInlineSnapshot(`
    "config/policy.yml:10:34 unknown-key
      "resond" is not a known key.
      → Did you mean respond?"
  `);
});

test('an empty file', () => {
  const files = houseConfig();
  const { problems } = parseConfig({ ...files, site: { ...files.site, text: '# nothing yet\n' } });
  expect(problemLines(problems)).toMatchInlineSnapshot(`
    "config/site.yml:1:1 empty-file
      This file says nothing.
      → docs/config-reference.md shows what site.yml holds."
  `);
});

test('an anchor', () => {
  expect(check('components', 'name: Website', 'name: &site Website')).toMatchInlineSnapshot(`
    "config/components.yml:5:32 text-misread
      YAML takes the start of this text, "&site", for a mark of its own.
      → Put the text in quotes: name: "&site Website""
  `);
});

test('conflict markers', () => {
  expect(
    check('site', 'name: Harbour Status', '<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> b'),
  ).toMatchInlineSnapshot(`
    "config/site.yml:1:1 conflict-marker
      Two people wrote at once, and Git has left its marks here. The rest of the file is not checked yet.
      → Keep both entries, and delete the three lines that begin with <<<<<<<, ======= and >>>>>>>."
  `);
});

test('a name that loses its end', () => {
  expect(check('site', 'name: Harbour Status', 'name: Harbour #1')).toMatchInlineSnapshot(`
    "config/site.yml:1:15 text-lost
      YAML reads everything from the # on as a comment: "#1" would be lost.
      → Put the text in quotes: name: "Harbour #1""
  `);
});

test('every problem of every file at once', () => {
  const files = houseConfig();
  const { problems } = parseConfig({
    ...files,
    site: { ...files.site, text: 'name: Harbour\nurl: nowhere\ncolour: red\n' },
    components: { ...files.components, text: 'groups: []\n' },
  });
  expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    'config/site.yml url',
    'config/site.yml unknown-key',
    'config/components.yml empty-group',
  ]);
});

describe('the address of a site', () => {
  const read = (url: string) => {
    const files = houseConfig();
    const site = { ...files.site, text: `name: Harbour\nurl: ${JSON.stringify(url)}\n` };
    const { config, problems } = parseConfig({ ...files, site });
    return (
      config?.site.url ?? problems.map(({ line, column, rule, hint }) => `${line}:${column} ${rule} ${hint}`)
    );
  };

  test.each([
    ['https://Status.Harbour.example/', 'https://status.harbour.example'],
    ['https://harbour.example/status/', 'https://harbour.example/status'],
    ['https://harbour.example:443/a/b-c_d.e~f', 'https://harbour.example/a/b-c_d.e~f'],
    ['https://harbour.example/a/../b', 'https://harbour.example/b'],
    ['https://zustände.example', 'https://xn--zustnde-8wa.example'],
  ])('%s is read as %s', (written, meant) => {
    expect(read(written)).toBe(meant);
  });

  test.each([
    ['https://harbour.example//cdn.example.net', 'https://harbour.example/cdn.example.net'],
    ['https://harbour.example//', 'https://harbour.example'],
    ['https://harbour.example/a//b', 'https://harbour.example/a/b'],
    ['https://harbour.example/état', 'https://harbour.example/etat'],
    ['https://harbour.example/a b', 'https://harbour.example/a-b'],
    ['https://harbour.example/a%20b', 'https://harbour.example/a-b'],
    ['https://harbour.example/%', 'https://harbour.example'],
    ['https://harbour.example/a?b=1', 'https://harbour.example/a'],
    ['https://harbour.example/a#b', 'https://harbour.example/a'],
  ])('%s is a problem with a place, and the hint says %s', (written, better) => {
    expect(read(written)).toEqual([`2:6 url Write ${better}.`]);
  });
});

test.each([
  '0001-01-01T00:00Z',
  '1999-12-31T23:59:59Z',
  '2100-01-01T00:00Z',
  '9999-12-31T23:59Z',
  '+275760-09-13T00:00Z',
])('no site is built for %s', (clock) => {
  const files = houseConfig();
  const site = { ...files.site, text: `name: Harbour\nurl: https://harbour.example\nclock: "${clock}"\n` };
  expect(parseConfig({ ...files, site }).problems).toMatchObject([{ rule: 'timestamp', line: 3 }]);
});

test('an id of 200 bytes, and of one more', () => {
  const files = houseConfig();
  const problems = (id: string) => {
    const text = `groups:\n  - { id: g, name: G, components: [{ id: ${id}, name: N }] }\n`;
    return parseConfig({ ...files, components: { ...files.components, text } }).problems.map(
      ({ rule }) => rule,
    );
  };
  expect(problems('a'.repeat(200))).toEqual([]);
  expect(problems('a'.repeat(201))).toEqual(['id']);
  expect(problems('constructor')).toEqual([]);
});

test('a colour without quotes, which YAML reads as a comment', () => {
  expect(
    check('site', 'name: Harbour Status', 'name: Harbour Status\nbrand: { color: #a8466f\n  }'),
  ).toMatchInlineSnapshot(`
    "config/site.yml:2:17 text-lost
      YAML reads everything from the # on as a comment: "#a8466f" would be lost.
      → Put the value in quotes: color: "#a8466f". If it is a comment, write a space after the #."
  `);
  expect(
    check('oncall', 'contacts:\n  hotline: +00 0000 0000', 'contacts: { chat: #on-call\n  }'),
  ).toMatchInlineSnapshot(`
    "config/oncall.yml:15:19 text-lost
      YAML reads everything from the # on as a comment: "#on-call" would be lost.
      → Put the text in quotes: chat: "#on-call""
  `);
});

test.each([
  ['a value', '#a8466f', '#a8466f'],
  ['a value and a comment', '#a8466f  # ours', '#a8466f'],
])('%s that YAML reads as a comment is written in quotes', (_, written, value) => {
  const found = check('site', 'name: Harbour Status', `name: Harbour Status\nbrand:\n  color: ${written}`);
  expect(found).toContain(`"${value}" would be lost`);
  expect(found).toContain(`Put the value in quotes: color: "${value}".`);
});

test.each(['# none yet', '   # none yet', '', '"#a8466f" #ours', '#', '#---'])(
  'a colour of %j loses nothing',
  (written) => {
    expect(check('site', 'name: Harbour Status', `name: Harbour Status\nbrand:\n  color: ${written}`)).toBe(
      '',
    );
  },
);

test('pictures of the brand that public/ does not have', () => {
  const files = houseConfig();
  const brand = 'brand:\n  logo: lgo.svg\n  favicon: favicon.svg\n  image: share.png\n';
  const site = { ...files.site, text: `${files.site.text}${brand}` };
  const problems = (filesOf?: () => readonly string[]) =>
    problemLines(parseConfig({ ...files, site }, undefined, [], filesOf).problems);
  expect(problems(() => ['logo.svg', 'favicon.svg', 'img/share.png'])).toMatchInlineSnapshot(`
    "config/site.yml:7:9 asset
      There is no file "lgo.svg" in public/.
      → Did you mean logo.svg?
    config/site.yml:9:10 asset
      There is no file "share.png" in public/.
      → Put the file into public/, or remove this line."
  `);
  expect(problems(() => ['lgo.svg', 'favicon.svg', 'share.png'])).toBe('');
  expect(problems()).toBe('');
});
