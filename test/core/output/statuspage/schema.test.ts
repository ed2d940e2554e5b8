import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { documentSchemas } from '#core/output/statuspage/schema.ts';
import { needs } from '../../../fixtures/needs.ts';
import { richFiles } from '../../../fixtures/rich-root.ts';
import { documents, recordsOf } from './read-documents.ts';

const summarySchema = documentSchemas['summary.json'];

// `documents` itself refuses a document that its schema does not describe.
test('our documents say everything that Statuspage can say', () => {
  const { page, components, incidents, scheduled_maintenances } = documents(recordsOf(richFiles))[
    'summary.json'
  ];
  expect(page).toHaveProperty('time_zone');
  for (const component of components) expect(component).toHaveProperty('start_date');
  for (const record of [...incidents, ...scheduled_maintenances]) {
    expect(record).toHaveProperty('reminder_intervals');
  }
});

/** A summary of ours as plain data, changed. */
function changed(change: (summary: Changeable) => void): unknown {
  const summary = structuredClone(documents(recordsOf(richFiles))['summary.json']);
  change(summary as unknown as Changeable);
  return summary;
}

type Row = Record<string, unknown>;
interface Changeable {
  page: Row;
  status: Row;
  components: [Row, Row];
  incidents: [Row & { incident_updates: [Row] }];
  scheduled_maintenances: [Row];
}

test.each<[string, (summary: Changeable) => void]>([
  ['a page without a zone, as in 2014', ({ page }) => delete page.time_zone],
  ['components without a first day, as in 2020', ({ components }) => delete components[1].start_date],
  ['fields that went out of use', ({ incidents }) => Object.assign(incidents[0], { postmortem_body: null })],
  ['maintenance without impact, as in 2016', (all) => (all.scheduled_maintenances[0].impact = 'none')],
  ['the offset of a zone', ({ page }) => (page.updated_at = '2026-11-23T05:30:00.000-06:00')],
])('the schema reads %s', (_name, change) => {
  expect(summarySchema.safeParse(changed(change)).error).toBeUndefined();
});

test.each<[string, (summary: Changeable) => void, string]>([
  ['a word that is no indicator', ({ status }) => (status.indicator = 'fatal'), 'status.indicator'],
  ['time without milliseconds', ({ page }) => (page.updated_at = '2026-11-23T11:30:00Z'), 'page.updated_at'],
  ['time without an offset', ({ page }) => (page.updated_at = '2026-11-23T11:30:00.000'), 'page.updated_at'],
  ['a group that holds nothing', (all) => delete all.components[0].components, 'components.0.components'],
  ['a group in a group', (all) => (all.components[0].group_id = 'group:x'), 'components.0.group_id'],
  ['a status of another kind', (all) => (all.incidents[0].status = 'completed'), 'incidents.0.status'],
  [
    'an update that forgets its words',
    (all) => delete all.incidents[0].incident_updates[0].body,
    'incidents.0.incident_updates.0.body',
  ],
])('the schema refuses %s', (_name, change, path) => {
  const { error } = summarySchema.safeParse(changed(change));
  expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
});

const recorded = fileURLToPath(new URL('../../../../../shared/corpora/statuspage-github', import.meta.url));

describe(
  'the same schema reads what Statuspage itself answered',
  needs('corpora', existsSync(recorded)),
  () => {
    test.each(['components.json', 'incidents.json'] as const)('%s', (name) => {
      const schema = documentSchemas[name];
      const document = JSON.parse(readFileSync(join(recorded, name), 'utf8'));
      // Nothing in it is unknown to the schema.
      expect(schema.parse(document)).toEqual(document);
      expect(() => schema.parse({ ...document, page: {} })).toThrow();
    });
  },
);
