import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Problem } from '#core/base/problem.ts';
import { parseDuration } from '#core/base/time/duration.ts';
import { isDate, isTimeZone, parseTimestamp } from '#core/base/time/instant.ts';
import { idForm } from '#core/base/yaml/fields.ts';
import { componentStates } from '#core/content/config/component-state.ts';
import { type ConfigFile, configFiles } from '#core/content/config/config-files.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { parseRecord } from '#core/content/record/parse-record.ts';
import { actionTypes } from '#core/content/record/record.ts';
import { recordKeys } from '#core/content/record/record-schema.ts';
import { kinds, statusesOf } from '#core/content/record/status.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';

const now = Date.UTC(2026, 10, 23, 12);
const { vocabulary } = parseConfig(houseConfig());

/** Records that have every key. */
const records = {
  incident: {
    title: 'Checkout fails',
    kind: 'incident',
    severity: 'P1',
    visibility: 'public',
    components: { checkout: 'partial_outage' },
    started: '2026-11-23T09:58Z',
    cause: 'deployment',
    roles: { commander: 'dana' },
    links: {
      chat: 'https://a.example',
      call: 'https://b.example',
      document: 'https://c.example',
      alert: 'https://d.example',
    },
    review: { visibility: 'internal', severity: 'P0' },
    actions: [{ title: 'Canary', type: 'immediate', owner: 'dana', due: '2026-12-01', done: '2026-11-23' }],
    snooze: { until: '2026-12-23T10:00Z', reason: 'Waiting' },
    source: 'cstate',
    timeline: [
      {
        at: '2026-11-23T10:02Z',
        status: 'detected',
        severity: 'P0',
        components: ['checkout'],
        next_update: '2026-11-23T11:00Z',
        message: 'Some payments fail.',
        note: 'Errors above 5 %.',
        by: 'datadog',
      },
    ],
  },
  maintenance: {
    title: 'Database move',
    kind: 'maintenance',
    components: ['checkout'],
    window: { from: '2026-11-23T22:00Z', until: '2026-11-23T23:00Z' },
    timeline: [{ at: '2026-11-23T10:02Z', status: 'scheduled', message: 'We move.' }],
  },
  notice: {
    title: 'Fax ends',
    kind: 'notice',
    until: '2026-12-23T10:00Z',
    timeline: [{ at: '2026-11-23T10:02Z', message: 'Fax ends.' }],
  },
};

const files = houseConfig();
const parsed = Object.fromEntries(configFiles.map((name) => [name, parse(files[name].text)])) as Record<
  ConfigFile,
  unknown
>;

type Path = readonly (string | number)[];

/** The paths of everything in a value, the value itself included. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function replaced(value: unknown, [head, ...rest]: Path, by: unknown): unknown {
  if (head === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (index === Number(head) ? replaced(item, rest, by) : item));
  const map = value as Record<string, unknown>;
  return { ...map, [head]: replaced(map[head], rest, by) };
}

/** Every type that YAML has, made of words that are right somewhere. */
const anyYaml = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, tie('scalar'), tie('list'), tie('map')),
  scalar: fc.constantFrom<unknown>(
    503,
    0.5,
    true,
    null,
    '',
    'checkout',
    'P1',
    'resolved',
    'partial_outage',
    'deployment',
    'internal',
    '2026-11-23',
    '2026-11-23T10:12Z',
    '30m',
    'on-call',
    'https://a.example',
    'Europe/Berlin',
  ),
  list: fc.array(tie('value'), { maxLength: 2 }),
  map: fc.dictionary(
    fc.constantFrom('checkout', 'P1', 'at', 'id', 'name', 'title', 'x'),
    tie('value') as fc.Arbitrary<unknown>,
    { maxKeys: 2 },
  ),
})).value;

/** What a message may only say of a value that is none: the thing it says it is not, and how to tell. */
const isRight: Readonly<Record<string, (value: string) => boolean>> = {
  'component that': (value) => vocabulary.components?.has(value) === true,
  'component state that': (value) => (componentStates as readonly string[]).includes(value),
  'severity that': (value) => vocabulary.severities?.has(value) === true,
  'cause that': (value) => vocabulary.causes?.includes(value) === true,
  'kind of record that': (value) => (kinds as readonly string[]).includes(value),
  'type of action that': (value) => (actionTypes as readonly string[]).includes(value),
  'status that': (value) => (Object.values(statusesOf).flat() as string[]).includes(value),
  'visibility that': (value) => ['public', 'internal'].includes(value),
  timestamp: (value) => 'instant' in parseTimestamp(value),
  date: isDate,
  'length of time': (value) => parseDuration(value) !== undefined,
  'time zone': isTimeZone,
  'valid id': (value) => idForm.test(value),
  'web address': (value) => /^https:\/\/[a-z.]+$/u.test(value),
};

function expectSense(problems: readonly Problem[]): void {
  for (const { message, hint } of problems) {
    expect(`${message} ${hint}`).not.toMatch(/\[object|undefined|NaN/u);
    const [, value, thing] =
      /^"(.*)" is no (.+? that|timestamp|date|length of time|time zone|valid id|web address)\b/u.exec(
        message,
      ) ?? [];
    if (value === undefined || thing === undefined) continue;
    const right = isRight[thing];
    if (right) expect({ message, right: right(value) }).toEqual({ message, right: false });
  }
}

const runs = { numRuns: 12 };
const configRuns = { numRuns: 5 };

describe.each(Object.entries(records))('%s', (_, record) => {
  test.each(pathsOf(record).map((path) => [path.join('.') || 'all', path] as const))(
    '%s: no message has text made of a list or a map, or blames what is right',
    (_name, path) => {
      fc.assert(
        fc.property(anyYaml, (value) => {
          const text = `---\n${stringify(replaced(record, path, value))}\n---\n`;
          expectSense(parseRecord({ path: 'incidents/2026-11-23-x.md', text }, vocabulary, now).problems);
        }),
        runs,
      );
    },
  );
});

describe.each(configFiles)('%s.yml', (name) => {
  test.each(pathsOf(parsed[name]).map((path) => [path.join('.') || 'all', path] as const))(
    '%s',
    (_, path) => {
      fc.assert(
        fc.property(anyYaml, (value) => {
          const text = stringify(replaced(parsed[name], path, value));
          expectSense(parseConfig({ ...files, [name]: { path: `config/${name}.yml`, text } }).problems);
        }),
        configRuns,
      );
    },
  );
});

test('the records here have every key, and are fine', () => {
  const used = new Set(Object.values(records).flatMap((record) => pathsOf(record).flat().map(String)));
  expect([...recordKeys(vocabulary)].filter((key) => !used.has(key))).toEqual([]);
  for (const record of Object.values(records)) {
    const text = `---\n${stringify(record)}\n---\n`;
    const { problems } = parseRecord({ path: 'incidents/2026-11-23-x.md', text }, vocabulary, now);
    expect(problems).toEqual([]);
  }
});
