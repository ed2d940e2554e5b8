import { describe, expect, test } from 'vitest';
import { type ConfigFile, configFiles } from '#core/content/config/config-files.ts';
import { entrySchema, recordSchema } from '#core/content/record/record-schema.ts';
import {
  documentedFields,
  fieldRows,
  sightWords,
  withFieldTables,
} from '../../scripts/chores/lib/field-tables.ts';
import { madeParts } from '../../scripts/chores/lib/made-parts.ts';
import { recordKeys } from '../../scripts/chores/lib/record-sight.ts';
import { seenByCustomers } from '../../scripts/chores/lib/record-table.ts';
import { schemaFields } from '../../scripts/chores/lib/schema-fields.ts';
import { codesIn, readPage } from './pages.ts';

test.each(madeParts)('$path has what npm run docs writes into it', async ({ path, make }) => {
  const page = readPage(path);
  expect(await make(page)).toBe(page);
});

describe('docs/config-reference.md', () => {
  const page = readPage('docs/config-reference.md');
  const rows = fieldRows(page);
  const fields = documentedFields();
  const key = (file: ConfigFile, path: string) => `${file} ${path}`;
  const named = rows.flatMap(({ table: { file }, paths, within }) =>
    [...paths, ...within].map((path) => key(file, path)),
  );

  test('has every field of the schemas, and no other', () => {
    const all = fields.map(({ file, path }) => key(file, path));
    expect(all.length).toBeGreaterThan(95);
    expect(named.filter((name) => !all.includes(name))).toEqual([]);
    // A map or a list is named by what is in it.
    const missing = all.filter(
      (name) =>
        !named.some(
          (other) => other === name || other.startsWith(`${name}.`) || other.startsWith(`${name}[`),
        ),
    );
    expect(missing).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  test('says of each whether it is required', () => {
    const wrong = rows.flatMap(({ table: { file }, columns, cells, paths }) => {
      const column = columns.indexOf('default');
      if (column < 0) return [];
      const says = /^required/u.test(cells[column] ?? '');
      const own = fields.filter((field) => field.file === file && paths.includes(field.path));
      return own.filter(({ mustBeWritten }) => mustBeWritten !== says).map(({ path }) => key(file, path));
    });
    expect(wrong).toEqual([]);
  });

  test('has every word that a field may be, and no other', () => {
    const written = rows.flatMap(({ table: { file }, columns, cells, paths }) => {
      const type = codesIn(cells[columns.indexOf('type')] ?? '');
      const [field] = fields.filter((each) => each.file === file && paths.includes(each.path));
      return field?.words && type.length > 0
        ? [{ path: field.path, words: [...field.words].sort(), type: type.sort() }]
        : [];
    });
    expect(written.length).toBeGreaterThan(6);
    for (const { path, words, type } of written) expect({ path, type }).toEqual({ path, type: words });
  });

  test('says who sees each, as the door has it; where it has no column, nobody but the team does', () => {
    let compared = 0;
    for (const { table, columns, cells, paths, within } of rows) {
      const own = fields.filter(
        (each) => each.file === table.file && [...paths, ...within].includes(each.path),
      );
      for (const { path, sight } of own) {
        if (sight === undefined) continue;
        const column = columns.indexOf('who sees it');
        const says = column < 0 ? sightWords.team : (cells[column] ?? '');
        const wanted = sightWords[sight];
        expect({ path, says: says.slice(0, wanted.length) }).toEqual({ path, says: wanted });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(80);
  });

  test('a field that is new gets a row, one that is gone loses it, and a wrong audience is corrected', () => {
    const row = /^\| `repository` .*\n/mu;
    const without = page.replace(row, '');
    expect(without).not.toBe(page);
    expect(withFieldTables(without)).toMatch(/^\| `repository` \| \? \| none \| team \| \? \|$/mu);
    expect(
      withFieldTables(page.replace('| `name` |', '| `nickname` | line | none | team | |\n| `name` |')),
    ).toBe(page);
    const [line = ''] = row.exec(page) ?? [];
    expect(withFieldTables(page.replace(line, line.replace('| team |', '| everybody |')))).toBe(page);
  });

  test('has the files of config/', () => {
    expect(configFiles.filter((name) => !page.includes(`\n## ${name}.yml\n`))).toEqual([]);
  });
});

describe('docs/record-reference.md', () => {
  const page = readPage('docs/record-reference.md');
  const keys = recordKeys();
  const vocabulary = { time_zone: 'UTC' };

  test('has every key of the schemas', () => {
    const split = ['review'];
    const top = (schema: Parameters<typeof schemaFields>[0]) =>
      schemaFields(schema)
        .map(({ path }) => path)
        .filter((path) => /^\w+$/u.test(path));
    const known = [
      ...top(recordSchema(vocabulary)).filter((name) => !split.includes(name) && name !== 'timeline'),
      ...['review.visibility', 'review.severity', 'review text'],
      ...top(entrySchema(vocabulary, 'incident')).map((name) => `entry ${name}`),
    ];
    expect(keys.map(({ key }) => key).sort()).toEqual(known.sort());
  });

  test('has a heading for each key, and says there who sees it as the door has it', () => {
    const parts = new Map(page.split(/^### /mu).map((part) => [part.slice(0, part.indexOf('\n')), part]));
    const shared = ['severity', 'components', 'window'];
    const headings = new Set<string>(['timeline']);
    for (const each of keys) {
      const [name = '', ofEntry] = each.key.split(' ').reverse();
      if (each.key === 'review text') continue;
      const plain = name.replace(/\..*$/u, '');
      const heading = ofEntry && shared.includes(plain) ? `${plain} (of an entry)` : plain;
      headings.add(heading);
      const part = parts.get(heading);
      const who = /^\| .* \| .* \| (.*) \|$/mu.exec(
        (part ?? '').replace(/^\|[^\n]*who sees it[^\n]*\n/mu, '').replace(/^\|---.*\n/mu, ''),
      )?.[1];
      const seen = seenByCustomers(each);
      const named = /customers|everybody/u.test(who ?? '');
      const said = seen === 'yes' || seen === 'once the review is published';
      if (plain === 'review') continue;
      expect({ heading, who, named }).toEqual({ heading, who, named: said });
      if (seen === 'once the review is published') expect(who).toContain(seen);
    }
    const fields = [...parts].flatMap(([heading, part]) =>
      part.includes('| who sees it |') ? [heading] : [],
    );
    expect(fields.filter((heading) => !headings.has(heading))).toEqual([]);
    expect(fields.length).toBeGreaterThan(24);
  });

  test('the words of kind, status, component states and types of actions are those of the schemas', () => {
    const fields = [
      ...schemaFields(recordSchema(vocabulary)),
      ...schemaFields(entrySchema(vocabulary, 'incident')),
    ];
    const words = fields.flatMap(({ words: some = [] }) => some);
    expect(words.length).toBeGreaterThan(15);
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });
});
