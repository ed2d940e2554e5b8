import { describe, expect, test } from 'vitest';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Audience } from '#core/audience/visible.ts';
import { paragraphOf } from '#core/base/markdown/rich-text.ts';
import type { RawRecord } from '#core/content/record/record.ts';
import { content } from '../../fixtures/content.ts';
import { houseConfig } from '../../fixtures/house-config.ts';

// All that each audience sees of one record, and of the config, so that no field is lost on its way through the door.

const day = '2026-11-23T';
const at = (time: string) => Date.parse(`${day}${time}Z`);

/** What `JSON` keeps: an absent field and one that is undefined are the same to every reader. */
const whole = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const full = `---
title: Checkout fails
severity: P1
components: { checkout: partial_outage, ledger: major_outage }
started: ${day}09:50Z
cause: deployment
source: cstate
roles: { commander: engineer-a }
links: { chat: https://chat.harbour.example/1 }
review: { visibility: public, severity: P0 }
actions:
  - { title: Add a canary, type: immediate, owner: engineer-b, due: 2026-12-01 }
timeline:
  - { at: ${day}10:00Z, note: Alarm., by: monitor }
  - { at: ${day}10:05Z, message: Fails., next_update: ${day}10:20Z }
  - { at: ${day}10:10Z, severity: P0, components: { checkout: major_outage }, message: Worse. }
  - { at: ${day}10:30Z, status: resolved, message: Over. }
  - { at: ${day}11:00Z, status: reviewed }
---
## Impact

Many.
`;

function seen(text: string, audience: Audience) {
  return whole(content({ records: { checkout: text } }).visible(audience).records[0]) as Record<
    string,
    unknown
  >;
}

test('a record that has all fields, for customers', () => {
  expect(seen(full, 'public')).toEqual({
    id: 'checkout',
    kind: 'incident',
    title: 'Checkout fails',
    severity: 'P1',
    components: { checkout: 'partial_outage' },
    started: at('09:50'),
    timeline: [
      { at: at('10:05'), status: 'investigating', next_update: at('10:20'), message: paragraphOf('Fails.') },
      {
        at: at('10:10'),
        severity: 'P0',
        components: { checkout: 'major_outage' },
        message: paragraphOf('Worse.'),
      },
      { at: at('10:30'), status: 'resolved', message: paragraphOf('Over.') },
    ],
    review: { html: '<h3 dir="auto">Impact</h3>\n<p dir="auto">Many.</p>', text: 'Impact\n\nMany.' },
    reviewedSeverity: 'P0',
    cause: { id: 'deployment', name: 'Deployment' },
    imported: true,
  });
});

test('the same for the team', () => {
  expect(seen(full, 'internal')).toMatchObject({
    components: { checkout: 'partial_outage', ledger: 'major_outage' },
    timeline: [
      {
        at: at('10:00'),
        internal: { note: paragraphOf('Alarm.'), by: 'monitor', published: false },
      },
      { at: at('10:05'), message: paragraphOf('Fails.'), internal: { published: true } },
      { severity: 'P0', internal: { published: true } },
      { status: 'resolved', internal: { published: true } },
      { status: 'reviewed', internal: { published: false } },
    ],
    review: { html: '<h3 dir="auto">Impact</h3>\n<p dir="auto">Many.</p>', text: 'Impact\n\nMany.' },
    imported: true,
    internal: {
      file: 'incidents/2026/checkout.md',
      announced: at('10:05'),
      roles: { commander: 'engineer-a' },
      links: { chat: 'https://chat.harbour.example/1' },
      actions: [{ title: 'Add a canary', owner: 'engineer-b' }],
      reviewPublished: true,
      source: 'cstate',
    },
  });
});

const plain = `---\ntitle: Checkout fails\nseverity: P1\ntimeline:\n  - { at: ${day}10:00Z, note: Alarm. }\n---\n`;

test('what a record does not have is absent, not empty', () => {
  const internal = seen(plain, 'internal');
  expect(internal).toMatchObject({ imported: false, internal: { reviewPublished: false } });
  for (const key of ['review', 'cause', 'window', 'started']) expect(internal).not.toHaveProperty(key);
  expect(internal.internal).not.toHaveProperty('announced');
  const [first] = internal.timeline as [Record<string, unknown>];
  expect(first).not.toHaveProperty('message');
  expect(first.internal).not.toHaveProperty('by');
  expect(seen(plain.replace('note', 'message'), 'public')).toMatchObject({ imported: false });
});

test('a review that nobody may read yet is not announced to be public', () => {
  const internalOnly = full.replaceAll('message:', 'note:');
  expect(seen(internalOnly, 'internal')).toMatchObject({ internal: { reviewPublished: false } });
});

test.each([
  ['blank', '\n \n'],
  ['nothing but what is internal', ':::internal\nThe key leaked.\n:::\n'],
])('a review that is %s is none for customers', (_name, body) => {
  expect(seen(full.replace(/## Impact[\s\S]*$/u, body), 'public')).not.toHaveProperty('review');
});

describe('what happened before the first message', () => {
  const announced = (head: string, ...entries: string[]) =>
    seen(
      `---\ntitle: Checkout\n${head}\ntimeline:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}---\n`,
      'public',
    );

  test('of a maintenance: the last status that was written, and the components named on the way', () => {
    const maintenance = 'kind: maintenance\nwindow: { from: 2026-11-23T10:00Z, until: 2026-11-23T11:00Z }';
    const visible = announced(
      `${maintenance}\ncomponents: [checkout]`,
      `at: ${day}09:00Z, note: Planned.`,
      `at: ${day}10:00Z, status: in_progress, components: { search: under_maintenance }`,
      `at: ${day}10:10Z, note: Half-way.`,
      `at: ${day}10:20Z, message: We work on it.`,
    );
    expect(visible).toMatchObject({
      components: { checkout: 'under_maintenance', search: 'under_maintenance' },
      timeline: [{ at: at('10:20'), status: 'in_progress' }],
    });
    const silent = announced(
      maintenance,
      `at: ${day}09:00Z, note: Planned.`,
      `at: ${day}09:30Z, message: Soon.`,
    );
    expect(silent.timeline).toEqual([{ at: at('09:30'), message: paragraphOf('Soon.') }]);
  });

  test('of a notice: no status of its own', () => {
    const visible = announced(
      'kind: notice',
      `at: ${day}09:00Z, note: Draft.`,
      `at: ${day}09:30Z, message: Hours change.`,
    );
    expect(visible.timeline).toEqual([{ at: at('09:30'), message: paragraphOf('Hours change.') }]);
    expect(visible).not.toHaveProperty('severity');
  });

  test('of an incident that is over: what was out just before its end', () => {
    const visible = announced(
      'severity: P2\ncomponents: { search: degraded_performance }',
      `at: ${day}09:00Z, note: Slow.`,
      `at: ${day}09:10Z, components: { checkout: major_outage }, severity: P0`,
      `at: ${day}09:20Z, status: resolved, message: It was down.`,
    );
    expect(visible).toMatchObject({
      severity: 'P0',
      components: { search: 'degraded_performance', checkout: 'major_outage' },
      timeline: [{ status: 'resolved' }],
    });
  });

  test('of an incident that goes on: what is out at it', () => {
    const visible = announced(
      'severity: P2\ncomponents: { search: degraded_performance }',
      `at: ${day}09:00Z, note: Slow.`,
      `at: ${day}09:10Z, components: { search: operational, checkout: major_outage }`,
      `at: ${day}09:20Z, message: Checkout is down.`,
    );
    expect(visible.components).toEqual({ search: 'operational', checkout: 'major_outage' });
  });
});

test('an entry that names no component that customers know changes none for them', () => {
  const text = full.replace(
    'components: { checkout: major_outage }, message',
    'components: { ledger: operational }, message',
  );
  const { timeline } = seen(text, 'public') as { timeline: readonly object[] };
  expect(timeline[1]).not.toHaveProperty('components');
});

test('a message of blanks announces nothing', () => {
  const { config, records } = content({ records: { checkout: plain } });
  const blank = { ...(records[0] as RawRecord), timeline: [{ at: at('10:00'), message: ' \n' }] };
  expect(redactRecords([blank], config, 'public')).toEqual([]);
});

describe('the config', () => {
  const site = `name: Harbour Status
url: https://status.harbour.example
internal_url: https://status.harbour.internal.example
repository: https://github.com/harbour/status
brand: { color: '#0a5c8a', logo: logo.svg, favicon: favicon.png, image: share.png }
links: { home: https://harbour.example, support: https://harbour.example/help, terms: https://harbour.example/terms, privacy: https://harbour.example/privacy }
`;
  const components = `groups:
  - id: shop
    name: Shop
    description: What berths are booked with.
    components:
      - { id: checkout, name: Checkout, description: Where berths are paid for. }
      - { id: fax, name: Fax orders, retired: true, since: 2025-01-01, until: 2026-03-01 }
      - { id: ledger, name: Ledger, visibility: internal }
  - { id: hollow, name: Hollow, components: [{ id: vault, name: Vault, visibility: internal }] }
  - { id: plant, name: Plant, visibility: internal, components: [{ id: pumps, name: Pumps, visibility: public }] }
`;
  const { visible } = content({ config: { site, components, policy: houseConfig().policy.text } });
  const config = (audience: Audience) =>
    whole(visible(audience).config) as Record<string, Record<string, unknown>>;

  const checkout = {
    id: 'checkout',
    name: 'Checkout',
    description: 'Where berths are paid for.',
    retired: false,
    internal: false,
  };
  const fax = {
    id: 'fax',
    name: 'Fax orders',
    since: '2025-01-01',
    until: '2026-03-01',
    retired: true,
    internal: false,
  };
  const hidden = (id: string, name: string) => ({ id, name, retired: false, internal: true });
  const shop = { id: 'shop', name: 'Shop', description: 'What berths are booked with.', internal: false };

  test.each(['public', 'internal'] as const)('brand and links, for %s', (audience) => {
    expect(config(audience).site).toMatchObject({
      brand: { color: '#0a5c8a', logo: 'logo.svg', favicon: 'favicon.png', image: 'share.png' },
      links: {
        home: 'https://harbour.example',
        support: 'https://harbour.example/help',
        terms: 'https://harbour.example/terms',
        privacy: 'https://harbour.example/privacy',
      },
    });
  });

  test('a site without brand and links has none', () => {
    const bare = content({ config: { site: site.split('\n').slice(0, 2).join('\n') } }).visible('public')
      .config.site;
    expect(whole(bare)).not.toHaveProperty('brand');
    expect(whole(bare)).not.toHaveProperty('links');
  });

  test.each([
    ['public', [{ ...shop, components: [checkout, fax] }]],
    [
      'internal',
      [
        { ...shop, components: [checkout, fax, hidden('ledger', 'Ledger')] },
        { id: 'hollow', name: 'Hollow', internal: false, components: [hidden('vault', 'Vault')] },
        { id: 'plant', name: 'Plant', internal: true, components: [hidden('pumps', 'Pumps')] },
      ],
    ],
  ] as const)('groups and components, for %s', (audience, groups) => {
    expect(config(audience).groups).toEqual(groups);
  });

  test.each(['public', 'internal'] as const)('what figures are computed from, for %s', (audience) => {
    expect(config(audience)).toMatchObject({
      tell_customers: { states: ['partial_outage', 'major_outage'], after: { amount: 15, unit: 'm' } },
      business_hours: {
        days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        from: '09:00',
        until: '18:00',
        holidays: ['2026-12-25'],
      },
      downtime_weights: {
        operational: 0,
        under_maintenance: 0,
        degraded_performance: 0,
        partial_outage: 0.3,
        major_outage: 1,
      },
    });
  });

  test.each([
    [
      'public',
      'Major disruption',
      { update: { amount: 1, unit: 'h' }, update_monitoring: { amount: 4, unit: 'h' } },
    ],
    [
      'internal',
      'High',
      {
        update: { amount: 1, unit: 'h' },
        update_monitoring: { amount: 4, unit: 'h' },
        acknowledge: { amount: 5, unit: 'm' },
        respond: { amount: 1, unit: 'h' },
        resolve: { amount: 4, unit: 'h' },
        review: { amount: 48, unit: 'h' },
      },
    ],
  ] as const)('a severity, for %s', (audience, name, promises) => {
    const severities = config(audience).severities as unknown as readonly Record<string, unknown>[];
    expect(severities[1]).toMatchObject({ id: 'P1', name, customerName: 'Major disruption' });
    expect(severities[1]?.promises).toEqual(promises);
    expect(severities[1]?.internal === undefined).toBe(audience === 'public');
  });

  test('the address of the public site, the repository, the causes and the on-call are for the team alone', () => {
    expect(config('public')).not.toHaveProperty('internal');
    expect(config('internal')).toMatchObject({
      site: { url: 'https://status.harbour.internal.example' },
      internal: {
        public_url: 'https://status.harbour.example',
        repository: 'https://github.com/harbour/status',
        causes: { deployment: 'Deployment' },
        runbook: {},
      },
    });
  });
});
