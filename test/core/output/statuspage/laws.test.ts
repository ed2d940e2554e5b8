import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactConfig } from '#core/audience/redact-config.ts';
import { redactRecords } from '#core/audience/redact-record.ts';
import type { Documents, IncidentDocument, MaintenanceDocument } from '#core/output/statuspage/schema.ts';
import { anyRecord, CANARY, withCanaryComponent } from '../../../fixtures/any-record.ts';
import { canaryFiles, canaryWords } from '../../../fixtures/canary-root.ts';
import { content } from '../../../fixtures/content.ts';
import { checkedDocuments, now, recordsOf } from './read-documents.ts';

const config = withCanaryComponent(content({}).config);
/** Random records of one day; it may be any moment of it. */
const anySite = fc.record({
  records: fc
    .array(anyRecord, { minLength: 1, maxLength: 4 })
    .map((records) => records.map((record, index) => ({ ...record, id: `${record.id}-${index}` }))),
  at: fc.integer({ min: 0, max: 600 }).map((minute) => Date.UTC(2026, 10, 23) + minute * 60_000),
});

type Site = typeof anySite extends fc.Arbitrary<infer T> ? T : never;

function documentsOf({ records, at }: Site) {
  const of = (audience: 'public' | 'internal') =>
    checkedDocuments(redactRecords(records, config, audience), redactConfig(config, audience), at);
  return { public: of('public'), internal: of('internal') };
}

test('whatever happened, they are documents of Statuspage that agree with each other', () => {
  let told = 0;
  fc.assert(
    fc.property(anySite, (site) => {
      const { public: open, internal } = documentsOf(site);
      told += open['incidents.json'].incidents.length;
      expectAgreement(open);
      expectAgreement(internal);
    }),
    { numRuns: 200 },
  );
  // It would hold of documents that list nothing.
  expect(told).toBeGreaterThan(50);
});

function expectAgreement(documents: Documents): void {
  const { page, components, incidents, scheduled_maintenances, status } = documents['summary.json'];
  for (const document of Object.values(documents)) expect(document.page).toEqual(page);
  expect(documents['status.json'].status).toEqual(status);
  expect(documents['components.json'].components).toEqual(components);
  expect(documents['incidents/unresolved.json'].incidents).toEqual(incidents);
  const under = documents['scheduled-maintenances/active.json'].scheduled_maintenances;
  const upcoming = documents['scheduled-maintenances/upcoming.json'].scheduled_maintenances;
  expect(scheduled_maintenances).toEqual([...under, ...upcoming]);

  expect(new Set(components.map(({ id }) => id)).size).toBe(components.length);
  for (const each of components) {
    if (!each.group) continue;
    const held = components.filter(({ group_id }) => group_id === each.id);
    expect(held.map(({ id }) => id)).toEqual(each.components);
  }
  for (const incident of documents['incidents.json'].incidents) {
    expectStory(incident);
    expect(incident.resolved_at !== null).toBe(['resolved', 'postmortem'].includes(incident.status));
  }
  for (const maintenance of documents['scheduled-maintenances.json'].scheduled_maintenances) {
    expectStory(maintenance);
    expect(maintenance.resolved_at !== null).toBe(maintenance.status === 'completed');
  }
}

/** The updates of a record tell one story, and the record is where it ends. */
function expectStory(record: IncidentDocument | MaintenanceDocument): void {
  const updates = record.incident_updates;
  const times = updates.map(({ created_at }) => created_at);
  expect(times).toEqual([...new Set(times)].sort().reverse());
  expect(updates[0]).toMatchObject({ status: record.status, created_at: record.updated_at });
  expect(record.created_at).toBe(times.at(-1));
  expect(new Set(updates.map(({ id }) => id)).size).toBe(updates.length);
  expect(record.updated_at).toMatch(/\.000Z$/u);
  updates.forEach(({ affected_components, incident_id }, index) => {
    expect(incident_id).toBe(record.id);
    const before = updates[index + 1]?.affected_components ?? [];
    for (const { code, old_status } of affected_components ?? []) {
      expect(old_status).toBe(before.find((other) => other.code === code)?.new_status ?? 'operational');
    }
    // Whatever was named stays named.
    expect((affected_components ?? []).map(({ code }) => code)).toEqual(
      expect.arrayContaining(before.map(({ code }) => code)),
    );
  });
}

test('no random record shows customers anything internal; the team sees it', () => {
  let noted = 0;
  fc.assert(
    fc.property(anySite, (site) => {
      const { public: open, internal } = documentsOf(site);
      expect(JSON.stringify(open)).not.toContain(CANARY);
      if (internal['incidents.json'].incidents.some(({ name }) => name === CANARY)) noted += 1;
    }),
    { numRuns: 200 },
  );
  expect(noted).toBeGreaterThan(20);
});

test('no internal field of records and config stands in what customers are given', () => {
  const files = content({
    records: recordsOf(canaryFiles),
    config: {
      components: canaryFiles['config/components.yml'] ?? '',
      policy: canaryFiles['config/policy.yml'] ?? '',
      oncall: canaryFiles['config/oncall.yml'] ?? '',
    },
    now,
  });
  const text = (audience: 'public' | 'internal') => {
    const visible = files.visible(audience);
    return JSON.stringify(checkedDocuments(visible.records, visible.config, now)).toLowerCase();
  };
  expect(canaryWords.filter((word) => text('public').includes(word))).toEqual([]);
  expect(text('internal')).toContain('canary-first-note');
});
