import { describe, expect, test } from 'vitest';
import { redactConfig } from '#core/audience/redact-config.ts';
import { siteOf } from '#site/model/site.ts';
import { policyView } from '#site/views/policy/policy-view.ts';
import { content } from '../../../fixtures/content.ts';
import { houseConfig } from '../../../fixtures/house-config.ts';
import { now, siteFor } from '../../site.ts';

const pub = policyView(siteFor('public'));

/** The public site under the policy of the house with some of its text replaced. */
function under(...replaced: readonly (readonly [string, string])[]) {
  let policy = houseConfig().policy?.text ?? '';
  for (const [before, after] of replaced) {
    expect(policy).toContain(before);
    policy = policy.replaceAll(before, after);
  }
  const { config } = content({ config: { policy }, now });
  return policyView(siteOf({ config: redactConfig(config, 'public'), records: [], now }));
}

test('each section has the anchor to which other pages link, and the contents lead to it', () => {
  const { severities, updates, overall, states, statuses, uptime } = pub;
  const ids = [severities, updates, overall, states, statuses, uptime].map(({ id }) => id);
  expect(ids).toEqual(['severities', 'updates', 'overall', 'states', 'statuses', 'uptime']);
  expect(pub.contents.links.map(({ href }) => href)).toEqual(ids.map((id) => `#${id}`));
});

test('what each severity means to a customer, and to which overall state it leads', () => {
  expect(pub.severities.rows[0]).toEqual({
    name: { id: 'major_outage', label: 'Major outage' },
    means: 'Most of the service does not work.',
    note: 'While one is open, the overall state is “Major System Outage”.',
  });
  expect(pub.severities.rows.slice(1).map(({ note }) => note)).toEqual([
    'While one is open, the overall state is “Partial System Outage” or worse.',
    'While one is open, the overall state is “Minor Service Outage” or worse.',
    'It does not change the overall state.',
  ]);
});

test('customers read nothing of what is promised to the team, nor of how it works', () => {
  expect(JSON.stringify(pub)).not.toMatch(/\bP[0-3]\b|Critical|acknowledge|manager|48/u);
  expect(pub.runbook).toBeUndefined();
});

test('the team reads its own names and words, and the same promises to customers', () => {
  const internal = policyView(siteFor('internal'));
  expect(internal.severities.rows[0]).toMatchObject({
    name: { label: 'P0 Critical' },
    means: 'Outage, data loss, security breach, payments down.',
    customers: 'Customers read: “Major outage”. Most of the service does not work.',
  });
  expect(pub.severities.rows.every(({ customers }) => customers === undefined)).toBe(true);
  expect(internal.updates.rows.map(({ within }) => within)).toEqual(
    pub.updates.rows.map(({ within }) => within),
  );
  expect(internal.uptime.rules.at(-1)).toContain('internal site');
});

describe('how often we write', () => {
  test('by severity, while a fix is sought and while it is watched, and on which clock', () => {
    expect(pub.updates.rows.map(({ within, watching, when }) => [within, watching, when])).toEqual([
      ['30 min', '2 hr', undefined],
      ['1 hr', '4 hr', undefined],
      ['1 day', '1 day', 'in business hours'],
      ['7 days', '7 days', 'in business hours'],
    ]);
  });

  test('a promise that is not made is not told of', () => {
    const { rows } = under(['update: 1w, ', 'update: none, ']).updates;
    expect(rows.at(-1)).toMatchObject({ within: 'Not promised', watching: 'Not promised', when: undefined });
  });

  test('which outages customers are told of', () => {
    expect(pub.updates.tell).toBe(
      'We announce every outage of a component (Partial outage or Major outage) that lasts longer than 15 min, at any hour.',
    );
    expect(under(['states: [partial_outage, major_outage]', 'states: []']).updates.tell).toBeUndefined();
  });

  test.each([
    ['[monday, tuesday, wednesday, thursday, friday]', 'Monday to Friday'],
    ['[sunday, monday, tuesday, wednesday, thursday]', 'Sunday to Thursday'],
    ['[monday, wednesday, friday]', 'Monday, Wednesday, and Friday'],
    ['[saturday, sunday]', 'Saturday and Sunday'],
    ['[sunday, saturday, friday, thursday, wednesday, tuesday, monday]', 'Monday to Sunday'],
    ['[tuesday]', 'Tuesday'],
  ])('business hours on %s', (days, label) => {
    const { hours } = under(['[monday, tuesday, wednesday, thursday, friday]', days]).updates;
    expect(hours?.sentences[0]).toBe(
      `Business hours are ${label}, 09:00 to 18:00, in the time zone Europe/Berlin.`,
    );
  });

  test('holidays are told, in order', () => {
    const { hours } = under(['[2026-12-25]', '[2026-12-25, 2026-10-03]']).updates;
    expect(hours?.holidays).toEqual({
      label: '2 holidays without business hours',
      days: [
        { iso: '2026-10-03', label: '3 Oct 2026' },
        { iso: '2026-12-25', label: '25 Dec 2026' },
      ],
    });
    expect(under(['[2026-12-25]', '[]']).updates.hours?.holidays).toBeUndefined();
  });

  test('a site that writes at any hour says nothing of business hours', () => {
    const { updates } = under(['clock: business', 'clock: always']);
    expect(updates.hours).toBeUndefined();
    expect(updates.rows.every(({ when }) => when === undefined)).toBe(true);
  });
});

test('each status that customers can read, a false alarm among them', () => {
  expect(pub.statuses.rows.map(({ name }) => name)).toEqual([
    'Investigating',
    'Identified',
    'Monitoring',
    'Resolved',
    'Reviewed',
    'False alarm',
  ]);
});

test('the rule of the overall state, worst first', () => {
  expect(pub.overall.rules.map(({ overall, when }) => `${when} ${overall.label}`)).toMatchInlineSnapshot(`
    [
      "Every component is in a major outage. Major System Outage",
      "At least one component is in a major outage, or every one is in a partial outage. Partial System Outage",
      "At least one component is in a partial outage. Minor Service Outage",
      "Every component has degraded performance. Degraded System Service",
      "At least one component has degraded performance. Partially Degraded Service",
      "At least one component is under maintenance. Service Under Maintenance",
      "None of the above. All Systems Operational",
    ]
  `);
});

test('what weighs how much in the uptime', () => {
  const weights = (view = pub) => view.uptime.weights.map(({ state, share }) => [state.label, share]);
  expect(weights()).toEqual([
    ['Degraded performance', '0%'],
    ['Partial outage', '30%'],
    ['Major outage', '100%'],
  ]);
  expect(weights(under(['partial_outage: 0.3', 'partial_outage: 0.125']))[1]).toEqual([
    'Partial outage',
    '12.50%',
  ]);
});
