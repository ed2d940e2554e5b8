import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stopsSite } from '#core/content/config/stops-site.ts';
import { loadContent } from '#io/load-content.ts';
import { contentRoot, leastRecord } from '../fixtures/content-root.ts';
import { houseConfig } from '../fixtures/house-config.ts';
import { problemLines } from '../fixtures/problem-lines.ts';

const now = Date.UTC(2026, 10, 23, 12);

async function problems(root: string): Promise<string> {
  return problemLines((await loadContent(root, { now })).problems);
}

test('reads records in any depth of folders, in order of path', async () => {
  const root = contentRoot({
    'incidents/2026/11/b.md': leastRecord,
    'incidents/2025/c.md': leastRecord,
    'incidents/a.md': leastRecord,
    'incidents/.gitkeep': '',
  });
  const { records, problems } = await loadContent(root, { now });
  expect(problems).toEqual([]);
  expect(records.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

test('warnings are kept apart from problems, and stop neither a site nor the reading of their record', async () => {
  const { config, records, problems, warnings } = await loadContent(
    contentRoot({
      'incidents/a.md': leastRecord.replace('components: [checkout]\n', ''),
      'incidents/b.md': leastRecord.replace('P1', 'P5'),
    }),
    { now },
  );
  expect(config).toBeDefined();
  expect(records.map(({ id }) => id)).toEqual(['a']);
  expect(problems.map(({ file, rule }) => ({ file, rule }))).toEqual([
    { file: 'incidents/b.md', rule: 'unknown-severity' },
  ]);
  expect(warnings.map(({ file, rule }) => ({ file, rule }))).toEqual([
    { file: 'incidents/a.md', rule: 'no-component' },
  ]);
  expect(warnings.some(stopsSite)).toBe(false);
});

test('a byte order mark, CRLF and a title that is a number are fine', async () => {
  const text = leastRecord.replace('Checkout fails for some customers', '503').replaceAll('\n', '\r\n');
  const { records, problems } = await loadContent(contentRoot({ 'incidents/a.md': `\uFEFF${text}` }), {
    now,
  });
  expect(problems).toEqual([]);
  expect(records[0]).toMatchObject({
    title: '503',
    timeline: [{ message: 'Some payments fail. We are looking into it.\n' }],
  });
});

test('two files with one id', async () => {
  const root = contentRoot({ 'incidents/2025/a.md': leastRecord, 'incidents/2026/a.md': leastRecord });
  expect(await problems(root)).toMatchInlineSnapshot(`
    "incidents/2026/a.md:1:1 duplicate-id
      Another record has the same id: incidents/2025/a.md.
      → Rename this file; an id is an address, and each address has one record."
  `);
});

test('a symbolic link that leaves the folder', async () => {
  const root = contentRoot({ 'secret.md': leastRecord });
  symlinkSync(join(root, 'secret.md'), join(root, 'incidents/a.md'));
  symlinkSync('/nowhere', join(root, 'incidents/b.md'));
  mkdirSync(join(root, 'incidents/2026'));
  symlinkSync('..', join(root, 'incidents/2026/up'));
  expect(await problems(root)).toMatchInlineSnapshot(`
    "incidents/2026/up:1:1 symlink
      This symbolic link leads in a circle.
      → Put the file itself here.
    incidents/a.md:1:1 symlink
      A symbolic link leads from here out of incidents/.
      → Put the file itself here.
    incidents/b.md:1:1 symlink
      This symbolic link leads nowhere.
      → Put the file itself here."
  `);
});

test('a symbolic link that stays in the folder is a second file', async () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  symlinkSync('a.md', join(root, 'incidents/b.md'));
  expect((await loadContent(root, { now })).records.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a config file behind a symbolic link that leaves the folder', async () => {
  const root = contentRoot({});
  const other = contentRoot({});
  rmSync(join(root, 'config/site.yml'));
  symlinkSync(join(other, 'config/site.yml'), join(root, 'config/site.yml'));
  expect(await problems(root)).toMatchInlineSnapshot(`
    "config/site.yml:1:1 symlink
      A symbolic link leads from here out of config/.
      → Put the file itself here."
  `);
});

test('a file that is not UTF-8', async () => {
  const bytes = Buffer.from(leastRecord.replace('fails', 'f\u00e4llt'), 'latin1');
  expect(await problems(contentRoot({ 'incidents/a.md': bytes }))).toMatchInlineSnapshot(`
    "incidents/a.md:2:18 encoding
      The file is not UTF-8 text.
      → Save it as UTF-8; most editors have this under "Save with encoding"."
  `);
});

test('a file over 1 MiB', async () => {
  const root = contentRoot({ 'incidents/a.md': `${leastRecord}${'x'.repeat(1024 * 1024)}` });
  expect(await problems(root)).toMatchInlineSnapshot(`
    "incidents/a.md:1:1 file-size
      The file has 1025 KiB; at most 1024 KiB are read.
      → Make it smaller; logs and pictures of a record belong elsewhere, with a link under links:."
  `);
});

test('names that are no ids, and files that are no records', async () => {
  const root = contentRoot({
    'incidents/Checkout Errors.md': leastRecord,
    'incidents/README.md': 'Hello\n',
    'incidents/2026-11-23-x.markdown': leastRecord,
  });
  expect(await problems(root)).toMatchInlineSnapshot(`
    "incidents/2026-11-23-x.markdown:1:1 file-name
      This file is not a record: its name does not end in .md.
      → Rename it to end in .md, or move it out of incidents/.
    incidents/Checkout Errors.md:1:1 file-name
      "Checkout Errors.md" is not a name for a record: the name without .md is its id and its address.
      → Rename it to checkout-errors.md: small letters, digits and single hyphens.
    incidents/README.md:1:1 file-name
      "README.md" is not a name for a record: the name without .md is its id and its address.
      → Rename it to readme.md: small letters, digits and single hyphens.
    incidents/README.md:1:1 front-matter-fence
      The file does not begin with its front matter. The rest of the file is not checked yet.
      → Write --- on the first line, the keys below it, and --- again under the timeline."
  `);
});

test('a site without any incident is fine', async () => {
  const root = contentRoot({});
  rmSync(join(root, 'incidents'), { recursive: true });
  expect(await loadContent(root, { now })).toMatchObject({ records: [], problems: [] });
});

test('files that are not there', async () => {
  const root = contentRoot({});
  rmSync(join(root, 'config/components.yml'));
  rmSync(join(root, 'config/policy.yml'));
  writeFileSync(join(root, 'config/policy.yaml'), '');
  expect(await problems(root)).toMatchInlineSnapshot(`
    "config/components.yml:1:1 missing-file
      This file is missing.
      → Copy it from the template; docs/config-reference.md explains it.
    config/policy.yml:1:1 missing-file
      This file is missing.
      → Rename config/policy.yaml to policy.yml."
  `);
});

test('policy.yml and oncall.yml may be missing: what they say is shipped', async () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  rmSync(join(root, 'config/oncall.yml'));
  rmSync(join(root, 'config/policy.yml'));
  const { problems, config } = await loadContent(root, { now });
  expect(problems).toEqual([]);
  expect(Object.keys(config?.policy.severities ?? {})).toEqual(['P0', 'P1', 'P2', 'P3']);
  expect(config?.oncall?.roles.cto).toEqual({ name: 'CTO' });
});

test('a broken config does not hide the problems of records, nor blame them for words nobody can look up', async () => {
  const root = contentRoot({
    'config/policy.yml': 'severities: []\n',
    'incidents/a.md': leastRecord.replace('10:12Z', '10:12'),
    'incidents/b.md': leastRecord.replace('P1', 'SEV-1'),
  });
  const { problems, records, config } = await loadContent(root, { now });
  expect(config).toBeUndefined();
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['config/policy.yml', 'incidents/a.md']));
  expect(records.map(({ id }) => id)).toEqual(['b']);
});

test('works at the instant asked for, else at the clock of site.yml', async () => {
  const root = contentRoot({ 'incidents/a.md': leastRecord });
  const site = 'name: Harbour\nurl: https://status.harbour.example\nclock: 2026-11-23T10:20Z\n';
  writeFileSync(join(root, 'config/site.yml'), site);
  expect((await loadContent(root)).now).toBe(Date.UTC(2026, 10, 23, 10, 20));
  expect((await loadContent(root, { now })).now).toBe(now);
});

const christmas = `rotation: { start: 2026-01-05T09:00+01:00, handover: 30m, members: [nobody] }
roles: { on-call: { name: On-call engineer, rotation: primary } }
`;

test('the public site does not need oncall.yml, and nothing in it is read', async () => {
  for (const oncall of [christmas, '{', '', Buffer.from([0xff])]) {
    const root = contentRoot({ 'config/oncall.yml': oncall, 'incidents/a.md': leastRecord });
    const { config, records, problems } = await loadContent(root, { now, audience: 'public' });
    expect(problems).toEqual([]);
    expect(records).toHaveLength(1);
    expect(config).toBeDefined();
    expect(config?.oncall).toBeUndefined();
  }
  const root = contentRoot({});
  rmSync(join(root, 'config/oncall.yml'));
  expect((await loadContent(root, { now, audience: 'public' })).problems).toEqual([]);
});

test('a broken oncall.yml is a problem that stops no build, and leaves the rest of the config', async () => {
  for (const oncall of [
    christmas,
    '{',
    'roles: []',
    'roles: { on-call: { name: [] } }\n',
    '<<<<<<< HEAD\n',
  ]) {
    const { config, problems } = await loadContent(contentRoot({ 'config/oncall.yml': oncall }), { now });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter(stopsSite)).toEqual([]);
    expect(config).toBeDefined();
    expect(config?.oncall).toBeUndefined();
  }
});

test('a role that oncall.yml does not define stops no build, and the rotation is known all the same', async () => {
  const policy = houseConfig().policy.text.replace('role: cto', 'role: cfo');
  const { config, problems } = await loadContent(contentRoot({ 'config/policy.yml': policy }), { now });
  expect(problems.map(({ rule }) => rule)).toEqual(['unknown-role']);
  expect(problems.some(stopsSite)).toBe(false);
  expect(config?.oncall?.rotation).toBeDefined();
});

test('every other file stops a build', async () => {
  for (const name of ['site', 'components', 'policy']) {
    const root = contentRoot({ [`config/${name}.yml`]: '{' });
    for (const audience of ['public', 'internal'] as const) {
      const { config, problems } = await loadContent(root, { now, audience });
      expect(config).toBeUndefined();
      expect(problems.some(stopsSite)).toBe(true);
    }
  }
});

test('the pictures of the brand are looked for in public/ alone', async () => {
  const { site } = houseConfig();
  const brand = 'brand: { logo: logo.svg, favicon: favicon.svg }\n';
  const root = contentRoot({
    'config/site.yml': `${site.text}${brand}`,
    'incidents/a.md': leastRecord,
    'public/logo.svg': '<svg/>',
    'internal/favicon.svg': '<svg/>',
  });
  expect(await problems(root)).toMatchInlineSnapshot(`
    "config/site.yml:6:35 asset
      There is no file "favicon.svg" in public/.
      → Put the file into public/, or remove this line."
  `);
});

test('a language that is not shipped needs a few words, not all of them', async () => {
  const { site } = houseConfig();
  const root = contentRoot({
    'config/site.yml': `${site.text}locale: da\n`,
    'config/strings/da.json': '{ "place.history": "Historik" }\n',
    'incidents/a.md': leastRecord,
  });
  const { config, problems, warnings } = await loadContent(root, { now });
  expect([...problems, ...warnings]).toEqual([]);
  expect(config?.own?.strings.da).toEqual({ 'place.history': 'Historik' });
});
