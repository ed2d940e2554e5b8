import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '#core/base/yaml/read-yaml.ts';
import type { Config } from '#core/content/config/config.ts';
import { type ConfigFile, configFiles } from '#core/content/config/config-files.ts';
import { fillIn } from '#core/content/config/fill-in.ts';
import type { OncallConfig } from '#core/content/config/oncall.ts';
import { parseConfig, readConfigYaml } from '#core/content/config/parse-config.ts';
import { printConfig } from '#core/content/config/print-config.ts';
import { type Raw, shipped } from '#core/content/config/shipped.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';

/** The config of the harbour with other texts for some files. */
function configOf(texts: Partial<Record<ConfigFile, string>>): Config {
  const files = houseConfig();
  const sources = Object.fromEntries(
    configFiles.map((name) => [name, { ...files[name], text: texts[name] ?? files[name].text }]),
  );
  const { config, problems } = parseConfig(sources);
  expect(problems).toEqual([]);
  if (!config) throw new Error('There is no config.');
  return config;
}

const policyOf = (text: string) => configOf({ policy: text, oncall: '' }).policy;
const whole = policyOf('');

function oncallOf(text: string): OncallConfig {
  const { oncall } = configOf({ oncall: text });
  if (!oncall) throw new Error('oncall.yml has a problem.');
  return oncall;
}

test('the shipped policy is the table of the design', () => {
  const { P0, P1, P2, P3 } = shipped.policy.severities;
  const table = [P0, P1, P2, P3].map(({ customers, promises, clock, lane, component_state, impact }) => [
    customers.name,
    promises,
    `${clock} ${lane} ${component_state} ${impact}`,
  ]);
  expect(table).toEqual([
    [
      'Major outage',
      {
        acknowledge: '5m',
        respond: '5m',
        update: '30m',
        update_monitoring: '2h',
        resolve: '4h',
        review: '48h',
      },
      'always live major_outage critical',
    ],
    [
      'Major disruption',
      {
        acknowledge: '5m',
        respond: '1h',
        update: '1h',
        update_monitoring: '4h',
        resolve: '4h',
        review: '48h',
      },
      'always live partial_outage major',
    ],
    [
      'Minor disruption',
      { acknowledge: '4h', respond: '4h', update: '1d', cause: '48h' },
      'business after-care degraded_performance minor',
    ],
    [
      'Notice',
      { acknowledge: '1d', respond: '1d', update: '1w', cause: '48h' },
      'business after-care operational none',
    ],
  ]);
});

describe('a severity', () => {
  test('with a name alone keeps everything else', () => {
    const { severities } = policyOf('severities: { P1: { name: Serious } }\n');
    expect(severities).toEqual({ ...whole.severities, P1: { ...whole.severities.P1, name: 'Serious' } });
    expect(Object.keys(severities)).toEqual(['P0', 'P1', 'P2', 'P3']);
  });

  test('changes one promise, and takes another away', () => {
    const { severities } = policyOf('severities: { P0: { promises: { update: 15m, resolve: none } } }\n');
    const { resolve: _taken, ...promises } = whole.severities.P0?.promises ?? {};
    expect(severities.P0?.promises).toEqual({ ...promises, update: { amount: 15, unit: 'm' } });
  });

  test('is taken away', () => {
    expect(Object.keys(policyOf('severities: { P3: none }\n').severities)).toEqual(['P0', 'P1', 'P2']);
  });

  test('with an id of the operator makes the list the operator’s, and is filled in by its place', () => {
    const { severities } = policyOf(
      'severities:\n  sev1: { name: One }\n  sev2: {}\n  P3: {}\n  sev4:\n  sev5: { impact: minor }\n',
    );
    const { P0, P1, P3 } = whole.severities;
    expect(severities).toEqual({
      sev1: { ...P0, name: 'One' },
      sev2: P1,
      P3,
      sev4: P3,
      sev5: { ...P3, impact: 'minor' },
    });
  });

  test('`impact: none` is a value, and takes nothing away', () => {
    expect(policyOf('severities: { P0: { impact: none } }\n').severities.P0?.impact).toBe('none');
  });
});

test.each([
  [
    'causes: { network: Network, unknown: none }',
    'causes',
    { ...whole.causes, network: 'Network', unknown: undefined },
  ],
  [
    'tell_customers: { after: 5m }',
    'tell_customers',
    { ...whole.tell_customers, after: { amount: 5, unit: 'm' } },
  ],
  ['business_hours: { from: "08:00" }', 'business_hours', { ...whole.business_hours, from: '08:00' }],
  [
    'downtime_weights: { partial_outage: 0.5 }',
    'downtime_weights',
    { ...whole.downtime_weights, partial_outage: 0.5 },
  ],
  ['business_hours:\n# nothing yet\ncauses:', 'causes', whole.causes],
] as const)('%s', (text, key, expected) => {
  expect({ ...policyOf(`${text}\n`)[key] }).toEqual(expected);
});

test('without a rotation the shipped roles follow none; with one, on-call and backup do', () => {
  const { roles } = oncallOf('roles: { cto: { person: a } }\npeople: { a: { name: A } }\n');
  expect(roles['on-call']).toEqual({ name: 'On-call engineer' });
  expect(roles.cto).toEqual({ name: 'CTO', person: 'a' });
  const turned = oncallOf(
    'rotation: { start: 2026-11-02T09:00Z, members: [a] }\npeople: { a: { name: A, github: a } }\nroles: { ceo: none }\n',
  );
  expect(turned.roles['on-call']).toEqual({ name: 'On-call engineer', rotation: 'primary' });
  expect(turned.roles.backup).toEqual({ name: 'Backup', rotation: 'backup' });
  expect(turned.rotation?.handover).toEqual({ amount: 30, unit: 'm' });
  expect(turned.roles.ceo).toBeUndefined();
});

test('the demonstration says everything itself: what is shipped changes nothing in it', () => {
  for (const name of configFiles) {
    const path = `config/${name}.yml`;
    const text = readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
    const { data } = readYaml({ file: path, text, firstLine: 1 });
    expect(fillIn(name, data)).toEqual(data);
  }
});

/** Any part of what is shipped, with some texts of the operator and some keys taken away. */
function partOf(value: Raw): fc.Arbitrary<Raw | undefined> {
  if (typeof value === 'string' || Array.isArray(value)) return fc.constantFrom(value, undefined);
  const entries = Object.entries(value).map(([key, each]) => [key, partOf(each)] as const);
  return fc
    .record(Object.fromEntries(entries), { requiredKeys: [] })
    .map((part) => Object.fromEntries(Object.entries(part).filter(([, each]) => each !== undefined)) as Raw);
}

const write = (data: unknown) => `${JSON.stringify(data)}\n`;

test('law: saying what is shipped, in part or in full, changes nothing', () => {
  fc.assert(
    fc.property(partOf(shipped.policy), (part) => {
      expect(policyOf(write(part ?? {}))).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test('law: what is printed is valid, and means what the file means', () => {
  const words = fc.stringMatching(/^[A-Za-z0-9#:&*!'"%@,{} -]{1,20}$/u).filter((text) => text.trim() !== '');
  const severity = fc.record(
    {
      name: words,
      means: words,
      customers: fc.record({ name: words, means: words }, { requiredKeys: [] }),
      impact: fc.constantFrom('none', 'major'),
      promises: fc.record(
        { update: fc.constantFrom('20m', 'none'), review: fc.constantFrom('1w', 'none') },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );
  const ids = fc.constantFrom('P0', 'P1', 'P2', 'P3', 'sev1', 'sev2', 'constructor');
  const policy = fc.record(
    {
      severities: fc.dictionary(ids, fc.oneof({ weight: 4, arbitrary: severity }, fc.constant('none')), {
        minKeys: 1,
        noNullPrototype: true,
      }),
      causes: fc.dictionary(fc.constantFrom('network', 'security', 'toString'), words, {
        noNullPrototype: true,
      }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(policy, (data) => {
      const source = { ...houseConfig().policy, text: write(data) };
      const read = parseConfig({ ...houseConfig(), policy: source });
      const text = printConfig('policy', source) ?? '';
      const again = parseConfig({ ...houseConfig(), policy: { ...source, text } });
      expect(again.problems.map(({ rule }) => rule)).toEqual(read.problems.map(({ rule }) => rule));
      expect(again.config?.policy).toEqual(read.config?.policy);
      expect(printConfig('policy', { ...source, text })).toBe(text);
    }),
    { numRuns: 60 },
  );
});

test('what is printed of each file of the harbour means the same', () => {
  const files = houseConfig();
  for (const name of configFiles) {
    const text = printConfig(name, files[name]) ?? '';
    expect(configOf({ [name]: text })).toEqual(configOf({}));
    expect(readConfigYaml(name, { ...files[name], text })).toMatchObject({ problems: [] });
  }
});
