import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownedFiles } from '#init/owned-files.ts';
import { readTemplate } from '#init/read-template.ts';
import { type Written, written } from '#init/written.ts';
import { editYaml } from '#upgrade/edit-yaml.ts';
import { readManifest, withWritten } from '#upgrade/manifest.ts';
import { type Migration, migrations } from '#upgrade/migrations.ts';
import {
  type Engine,
  isOlder,
  planUpgrade,
  type Repository,
  type UpgradePlan,
} from '#upgrade/plan-upgrade.ts';

const today = '2026-11-25';
const check = '.github/workflows/check.yml';
const overdue = '.github/workflows/overdue.yml';
const template = new Map([
  [check, 'name: check\n'],
  [overdue, 'name: overdue\n'],
  ['.github/workflows/publish-artifact.yml', 'name: publish\n'],
  ['AGENTS.md', '# For agents\n'],
  ['README.md', '# {{name}}\n'],
]);
const owned = ownedFiles(template, 'other');
const promises: Migration = {
  since: '0.2.0',
  folder: 'config',
  does: 'says since when follow-ups are promised',
  apply: (text, path, day) =>
    path === 'config/policy.yml'
      ? editYaml(text, (document) => {
          if (!document.hasIn(['promised_since', 'follow_up']))
            document.setIn(['promised_since', 'follow_up'], day);
        })
      : text,
};
const engine: Engine = { version: '0.2.0', template, migrations: [promises] };
const untouched: Repository = { written: written('0.2.0', owned), files: owned };

/** The repository with its plan applied, as the command does it. */
function applied(repository: Repository, plan: UpgradePlan): Repository {
  const files = new Map([
    ...repository.files,
    ...plan.changes.map(({ path, text }) => [path, text] as const),
  ]);
  return { written: plan.written ?? repository.written, files };
}

const summary = (plan: UpgradePlan) => [
  ...plan.changes.map(({ path, does }) => `${path}: ${does}`),
  ...plan.notes.map(({ path, says }) => `${path} ${says}`),
];

test('nothing has to change in a repository that this version wrote', () => {
  expect(planUpgrade(untouched, engine, today)).toEqual({ changes: [], notes: [], written: undefined });
});

test('a new version with the same files has nothing to say', () => {
  const newer = { ...engine, version: '0.3.0' };
  expect(planUpgrade(untouched, newer, today)).toEqual({ changes: [], notes: [], written: undefined });
});

describe('a newer version', () => {
  const newer: Engine = {
    ...engine,
    template: new Map([
      ...template,
      [check, 'name: check, newer\n'],
      ['.github/workflows/notify.yml', 'x\n'],
    ]),
  };

  test('replaces what nobody changed, and adds what is new', () => {
    expect(summary(planUpgrade(untouched, newer, today))).toEqual([
      '.github/workflows/check.yml: is replaced: nobody changed it since it was written',
      '.github/workflows/notify.yml: is new',
    ]);
  });

  test('keeps what people changed, says so once, and brings back nothing that they removed', () => {
    const files = new Map([...owned, [check, 'name: check\n# ours\n']]);
    files.delete(overdue);
    const own = { ...untouched, files };
    const plan = planUpgrade(own, newer, today);
    expect(summary(plan)).toEqual([
      '.github/workflows/notify.yml: is new',
      '.github/workflows/check.yml differs from what is shipped, and is kept. Compare it with node_modules/upfront/package/template/.',
    ]);
    expect(summary(planUpgrade(applied(own, plan), newer, today))).toEqual([]);
  });

  test('names what is not shipped any more', () => {
    const fewer: Engine = {
      ...engine,
      template: new Map([...template].filter(([path]) => path !== overdue)),
    };
    expect(summary(planUpgrade(untouched, fewer, today))).toEqual([
      '.github/workflows/overdue.yml is not shipped any more. Remove it, unless you need it.',
    ]);
  });
});

test('a file with line ends of Windows counts as unchanged', () => {
  const files = new Map([...owned].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
  expect(summary(planUpgrade({ ...untouched, files }, engine, today))).toEqual([]);
});

test('migrations are due in what an older version wrote, and their edits keep comments', () => {
  const text = '# Ours.\ncauses: { weather: Weather } # storms\n';
  const files = new Map([...owned, ['config/policy.yml', text]]);
  const old = { written: { ...written('0.1.0', owned) }, files };
  const plan = planUpgrade(old, engine, today);
  expect(plan.changes).toEqual([
    {
      path: 'config/policy.yml',
      does: 'says since when follow-ups are promised',
      text: `${text}promised_since:\n  follow_up: 2026-11-25\n`,
    },
  ]);
  expect(planUpgrade(applied(old, plan), engine, '2027-01-01')).toEqual({
    changes: [],
    notes: [],
    written: undefined,
  });
  expect(summary(planUpgrade({ ...old, written: written('0.2.0', owned) }, engine, today))).toEqual([]);
});

test('a migration sees the files of its folder alone, and its words are joined where two change one file', () => {
  const rename: Migration = {
    since: '0.2.0',
    folder: 'incidents',
    does: 'renames a key',
    apply: (text) => text.replace(/^owner:/mu, 'roles:'),
  };
  const sort: Migration = { ...rename, does: 'ends the line', apply: (text) => text.replace(/\n?$/u, '\n') };
  const files = new Map([...owned, ['config/site.yml', 'owner: x'], ['incidents/a.md', 'owner: x']]);
  const old = { written: written('0.1.0', owned), files };
  const plan = planUpgrade(old, { ...engine, migrations: [rename, sort] }, today);
  expect(plan.changes).toEqual([
    { path: 'incidents/a.md', does: 'renames a key; ends the line', text: 'roles: x\n' },
  ]);
});

test('law: a plan that was applied is followed by an empty one, and what people changed is as they left it', () => {
  const text = fc.constantFrom('name: check\n', 'name: overdue\n', '# ours\n', '');
  const files = fc.dictionary(fc.constantFrom(...owned.keys(), 'config/policy.yml', 'config/site.yml'), text);
  const state = fc.option(
    fc.record({
      version: fc.constantFrom('0.0.9', '0.1.0', '0.2.0'),
      files: fc.dictionary(fc.constantFrom(...owned.keys(), 'GONE.md'), fc.constantFrom('0', '1')),
    }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(files, state, (given, said: Written | undefined) => {
      const repository: Repository = { written: said, files: new Map(Object.entries(given)) };
      const both: Engine = { ...engine, migrations: [...migrations, promises] };
      const plan = planUpgrade(repository, both, today);
      const after = applied(repository, plan);
      expect(planUpgrade(after, both, today)).toEqual({ changes: [], notes: [], written: undefined });
      for (const [path, before] of repository.files) {
        // No hash of the states above is that of a text: people changed everything.
        if (owned.has(path)) expect(after.files.get(path)).toBe(before);
      }
    }),
    { numRuns: 200 },
  );
});

describe('the shipped migrations', () => {
  const [schema] = migrations;

  test.each([
    [
      'config/site.yml',
      'name: Acme\n',
      '# yaml-language-server: $schema=../node_modules/upfront/package/schemas/site.json\nname: Acme\n',
    ],
    [
      'config/oncall.yml',
      '\uFEFF# Ours\r\n',
      '\uFEFF# yaml-language-server: $schema=../node_modules/upfront/package/schemas/oncall.json\r\n# Ours\r\n',
    ],
    ['config/site.yml', '# yaml-language-server: $schema=x.json\nname: Acme\n', undefined],
    ['config/strings/de.json', '{}\n', undefined],
  ])('%s names its schema', (path, text, expected) => {
    expect(schema?.apply(text, path, today)).toBe(expected ?? text);
  });

  test('each is fine with what init writes today', () => {
    for (const [path, text] of readTemplate()) {
      for (const migration of migrations) {
        if (path.startsWith(`${migration.folder}/`)) expect(migration.apply(text, path, today)).toBe(text);
      }
    }
  });
});

test('the files that upgrade may replace hold no answer of init', () => {
  for (const text of ownedFiles(readTemplate(), 'other').values()) expect(text).not.toMatch(/\{\{\w/u);
});

test.each([
  ['0.1.0', '0.2.0', true],
  ['0.9.0', '0.10.0', true],
  ['1.0.0', '0.10.0', false],
  ['0.2.0', '0.2.0', false],
  ['0.2.0-next.1', '0.2.0', false],
  ['nonsense', '0.2.0', false],
])('%s is older than %s: %s', (version, other, expected) => {
  expect(isOlder(version, other)).toBe(expected);
});

describe('package.json', () => {
  const text =
    '{\n    "name": "acme",\n    "upfront": { "version": "0.1.0", "files": {} },\n    "dependencies": { "upfront": "x" }\n}\n';

  test('keeps its keys, their order and its indentation', () => {
    const next = withWritten(text, { version: '0.2.0', files: { a: 'b' } });
    expect(Object.keys(JSON.parse(next))).toEqual(['name', 'upfront', 'dependencies']);
    expect(next).toContain('\n    "name"');
    expect(readManifest(next)).toEqual({
      isContentRoot: true,
      written: { version: '0.2.0', files: { a: 'b' } },
    });
  });

  test.each(['', '[]', '{', 'null'])('%j is none', (bad) => {
    expect(readManifest(bad)?.isContentRoot ?? false).toBe(false);
  });

  test.each(['{"upfront": 1}', '{"upfront": {"version": 1}}', '{"upfront": {"version": "1.0.0"}}'])(
    '%s says nothing',
    (bad) => expect(readManifest(bad)?.written).toBeUndefined(),
  );
});
