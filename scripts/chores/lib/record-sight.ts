import { recordRedactor } from '#core/audience/redact-record.ts';
import { parseConfig } from '#core/content/config/parse-config.ts';
import { parseRecord } from '#core/content/record/parse-record.ts';
import { type Kind, kinds } from '#core/content/record/status.ts';
import { type Sight, sightOf } from './sight.ts';

/** What is known of a key of a record without reading any docs. */
export interface RecordKey {
  /** As `title`; `entry note` is a key of an entry. */
  readonly key: string;
  /** The kinds of record that take it. */
  readonly kinds: readonly Kind[];
  /** The kinds that lack something without it. */
  readonly requiredIn: readonly Kind[];
  /** Who sees it in a record that customers know of; of an entry, in one with a message. */
  readonly sight: Sight;
  /** The same, once an entry says `reviewed` and the review is for everybody. */
  readonly sightOnceReviewed: Sight;
}

type Values = Readonly<Record<string, unknown>>;

/** Two values of each key. The second is what a record says whose change is looked for. */
const top: Readonly<Record<string, readonly [unknown, unknown]>> = {
  title: ['Payments fail', 'Cards fail'],
  kind: ['incident', 'notice'],
  severity: ['P1', 'P2'],
  visibility: ['public', 'internal'],
  components: [{ payments: 'partial_outage' }, { payments: 'major_outage' }],
  started: ['2026-11-23T09:50Z', '2026-11-23T09:55Z'],
  cause: ['database', 'application'],
  'review.visibility': ['public', 'internal'],
  'review.severity': ['P0', 'P2'],
  window: [
    { from: '2026-11-29T02:00Z', until: '2026-11-29T03:00Z' },
    { from: '2026-11-29T04:00Z', until: '2026-11-29T05:00Z' },
  ],
  until: ['2026-12-01T10:00Z', '2026-12-02T10:00Z'],
  roles: [{ commander: 'a' }, { commander: 'b' }],
  links: [{ chat: 'https://chat.example/a' }, { chat: 'https://chat.example/b' }],
  actions: [[{ title: 'Add a test' }], [{ title: 'Add an alert' }]],
  snooze: [
    { until: '2026-11-24T10:00Z', reason: 'a' },
    { until: '2026-11-24T11:00Z', reason: 'b' },
  ],
  source: ['cstate', 'elsewhere'],
};
const ofEntry: typeof top = {
  at: ['2026-11-23T10:20Z', '2026-11-23T10:21Z'],
  status: ['identified', 'monitoring'],
  severity: ['P0', 'P2'],
  components: [{ payments: 'major_outage' }, { payments: 'degraded_performance' }],
  window: [
    { from: '2026-11-29T06:00Z', until: '2026-11-29T07:00Z' },
    { from: '2026-11-29T08:00Z', until: '2026-11-29T09:00Z' },
  ],
  next_update: ['2026-11-23T11:00Z', '2026-11-23T11:10Z'],
  message: ['About one payment in three fails.', 'About one payment in four fails.'],
  note: ['Ticket 1.', 'Ticket 2.'],
  by: ['a', 'b'],
};
const kindOf: Readonly<Record<string, Kind>> = {
  window: 'maintenance',
  until: 'notice',
  'entry window': 'maintenance',
};
const body = ['## Impact\n\nPayments failed.\n', '## Impact\n\nCards failed.\n'] as const;
const now = Date.UTC(2026, 10, 28);

const { config, vocabulary } = parseConfig({
  site: { path: 'config/site.yml', text: 'name: Pages\nurl: https://status.pages.example\n' },
  components: {
    path: 'config/components.yml',
    text: 'groups: [{ id: shop, name: Shop, components: [{ id: payments, name: Payments }] }]\n',
  },
  policy: { path: 'config/policy.yml', text: '' },
  oncall: { path: 'config/oncall.yml', text: '' },
});

/** Every key of a record and of an entry, with the review, and who sees each: asked at the door. */
export function recordKeys(): RecordKey[] {
  const keys = [...Object.keys(top), 'review text', ...Object.keys(ofEntry).map((key) => `entry ${key}`)];
  return keys.map((key) => {
    const kind = kindOf[key] ?? 'incident';
    const sight = (reviewed: boolean) =>
      sightOf((audience) => {
        if (!config) throw new Error('The config of this file has a problem.');
        const show = recordRedactor(config, audience);
        const shown = (variant?: string) => show(parsed(kind, { variant, reviewed })) ?? {};
        return { before: shown(), after: shown(key) };
      });
    return {
      key,
      kinds: key === 'kind' ? kinds : kinds.filter((each) => problemsOf(each, key, false) === 0),
      requiredIn: kinds.filter((each) => problemsOf(each, key, true) > 0),
      sight: sight(false),
      sightOnceReviewed: sight(true),
    };
  });
}

/** How many problems the parser has with a key: of a kind that does not know it, or, left out, of one that needs it. */
function problemsOf(kind: Kind, key: string, without: boolean): number {
  const rule = without ? 'missing-key' : 'key-of-another-kind';
  const { problems } = parse(kind, without ? { without: key } : { with: key });
  return problems.filter((problem) => problem.rule === rule).length;
}

interface Choice {
  readonly variant?: string | undefined;
  readonly reviewed?: boolean;
  readonly with?: string;
  readonly without?: string;
}

function parsed(kind: Kind, choice: Choice) {
  const { record, problems } = parse(kind, choice);
  if (!record) throw new Error(JSON.stringify({ choice, problems }, null, 2));
  return record;
}

/** A record with every key that its kind has, written as JSON, which is YAML too. */
function parse(kind: Kind, choice: Choice) {
  const { variant, reviewed = false } = choice;
  const has = (key: string) => {
    if (choice.without === key) return false;
    const only = kindsOf(key);
    return choice.with === key || only === undefined || only === kind;
  };
  const value = (values: typeof top, key: string, name: string) => values[key]?.[variant === name ? 1 : 0];
  const record: Record<string, unknown> = {};
  for (const key of Object.keys(top)) if (has(key)) record[key] = value(top, key, key);
  const entry: Record<string, unknown> = {};
  for (const key of Object.keys(ofEntry))
    if (has(`entry ${key}`)) entry[key] = value(ofEntry, key, `entry ${key}`);
  if (kind !== 'incident') delete entry.status;
  // A notice changes no component: it only names some.
  for (const part of kind === 'notice' ? [record, entry] : []) part.components = ['payments'];
  const { 'review.visibility': visibility, 'review.severity': severity, ...rest } = record;
  const data: Values = {
    ...rest,
    ...(record.kind !== undefined && variant !== 'kind' ? { kind } : {}),
    ...(visibility || severity ? { review: { visibility, severity } } : {}),
    ...(choice.without === 'timeline' ? {} : { timeline: timelineOf(kind, entry, reviewed) }),
  };
  // Another kind of record has neither what only an incident has.
  const plain = variant === 'kind' ? withoutIncidentKeys(data) : data;
  const review = body[variant === 'review text' ? 1 : 0];
  const text = `---\n${JSON.stringify(plain)}\n---\n${kind === 'incident' ? review : ''}`;
  return parseRecord({ path: 'incidents/2026/2026-11-23-x.md', text }, vocabulary, now);
}

function timelineOf(kind: Kind, entry: Values, reviewed: boolean): Values[] {
  const first = { at: '2026-11-23T10:12Z', message: 'Some payments fail.' };
  if (kind !== 'incident') return [first, entry];
  const resolved = { at: '2026-11-23T12:00Z', status: 'resolved', message: 'Payments work.' };
  return [first, entry, resolved, ...(reviewed ? [{ at: '2026-11-24T12:00Z', status: 'reviewed' }] : [])];
}

function withoutIncidentKeys(data: Values): Values {
  const { severity: _, started: __, cause: ___, review: ____, components: _____, timeline, ...rest } = data;
  const entries = (timeline as Values[]).flatMap(({ at, message }) => (message ? [{ at, message }] : []));
  return { ...rest, timeline: entries };
}

/** The one kind that has a key; undefined where all have it. */
function kindsOf(key: string): Kind | undefined {
  const incident = [
    'severity',
    'started',
    'cause',
    'review.visibility',
    'review.severity',
    'entry severity',
    'entry next_update',
  ];
  return kindOf[key] ?? (incident.includes(key) ? 'incident' : undefined);
}
