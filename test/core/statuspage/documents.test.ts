import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentStatuses } from '#core/incident/status.ts';
import { statuspageDocuments } from '#core/statuspage/documents.ts';
import { type DocumentPath, documentSchemas } from '#core/statuspage/schema.ts';
import { HOUR, MINUTE, toIso } from '#core/time/instant.ts';
import { canaryFiles, canaryWords } from '../../fixtures/canary-root.ts';
import { content } from '../../fixtures/content.ts';
import { recordText } from '../../fixtures/record-text.ts';
import { richFiles } from '../../fixtures/rich-root.ts';

const now = Date.UTC(2026, 10, 23, 12);

function documents(
  records: Readonly<Record<string, string>>,
  audience: 'public' | 'internal' = 'public',
  at = now,
) {
  const { config, incidents } = content({ records, now: at }).visible(audience);
  const made = statuspageDocuments(incidents, config, at) as Record<DocumentPath, never>;
  const parsed = Object.fromEntries(
    Object.entries(made).map(([path, document]) => [
      path,
      documentSchemas[path as DocumentPath].parse(JSON.parse(JSON.stringify(document))),
    ]),
  );
  return parsed as { [Path in DocumentPath]: import('zod').output<(typeof documentSchemas)[Path]> };
}

const recordsOf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => {
      const [, id] = /^incidents\/.*\/([^/]+)\.md$/u.exec(path) ?? [];
      return id ? [[id, text]] : [];
    }),
  );

describe('an incident', () => {
  const text = recordText(
    { title: 'Checkout fails', severity: 'P1', components: { checkout: 'partial_outage' } },
    [
      { at: now - 3 * HOUR },
      { at: now - 2 * HOUR, status: 'identified', severity: 'P0', components: { web: 'major_outage' } },
      { at: now - 90 * MINUTE },
      { at: now - HOUR, status: 'monitoring', components: { checkout: 'operational' } },
    ],
  );

  test('has every field that Statuspage has', () => {
    const [incident] = documents({ checkout: text })['incidents/unresolved.json'].incidents;
    expect(incident).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "created_at": "2026-11-23T09:00:00.000Z",
            "description": "Where berths are paid for.",
            "group": false,
            "group_id": "group:shop",
            "id": "checkout",
            "name": "Checkout",
            "only_show_if_degraded": false,
            "page_id": "status.harbour.example",
            "position": 2,
            "showcase": true,
            "start_date": null,
            "status": "operational",
            "updated_at": "2026-11-23T11:00:00.000Z",
          },
          {
            "created_at": "2026-11-23T09:00:00.000Z",
            "description": null,
            "group": false,
            "group_id": "group:shop",
            "id": "web",
            "name": "Website",
            "only_show_if_degraded": false,
            "page_id": "status.harbour.example",
            "position": 1,
            "showcase": true,
            "start_date": null,
            "status": "major_outage",
            "updated_at": "2026-11-23T10:00:00.000Z",
          },
        ],
        "created_at": "2026-11-23T09:00:00.000Z",
        "id": "checkout",
        "impact": "critical",
        "incident_updates": [
          {
            "affected_components": [
              {
                "code": "web",
                "name": "Shop - Website",
                "new_status": "major_outage",
                "old_status": "major_outage",
              },
              {
                "code": "checkout",
                "name": "Shop - Checkout",
                "new_status": "operational",
                "old_status": "partial_outage",
              },
            ],
            "body": "<p>We are on it.</p>",
            "created_at": "2026-11-23T11:00:00.000Z",
            "custom_tweet": null,
            "deliver_notifications": true,
            "display_at": "2026-11-23T11:00:00.000Z",
            "id": "checkout-u-20261123T110000Z",
            "incident_id": "checkout",
            "status": "monitoring",
            "tweet_id": null,
            "updated_at": "2026-11-23T11:00:00.000Z",
          },
          {
            "affected_components": [
              {
                "code": "web",
                "name": "Shop - Website",
                "new_status": "major_outage",
                "old_status": "major_outage",
              },
              {
                "code": "checkout",
                "name": "Shop - Checkout",
                "new_status": "partial_outage",
                "old_status": "partial_outage",
              },
            ],
            "body": "<p>We are on it.</p>",
            "created_at": "2026-11-23T10:30:00.000Z",
            "custom_tweet": null,
            "deliver_notifications": true,
            "display_at": "2026-11-23T10:30:00.000Z",
            "id": "checkout-u-20261123T103000Z",
            "incident_id": "checkout",
            "status": "identified",
            "tweet_id": null,
            "updated_at": "2026-11-23T10:30:00.000Z",
          },
          {
            "affected_components": [
              {
                "code": "web",
                "name": "Shop - Website",
                "new_status": "major_outage",
                "old_status": "operational",
              },
              {
                "code": "checkout",
                "name": "Shop - Checkout",
                "new_status": "partial_outage",
                "old_status": "partial_outage",
              },
            ],
            "body": "<p>We are on it.</p>",
            "created_at": "2026-11-23T10:00:00.000Z",
            "custom_tweet": null,
            "deliver_notifications": true,
            "display_at": "2026-11-23T10:00:00.000Z",
            "id": "checkout-u-20261123T100000Z",
            "incident_id": "checkout",
            "status": "identified",
            "tweet_id": null,
            "updated_at": "2026-11-23T10:00:00.000Z",
          },
          {
            "affected_components": [
              {
                "code": "checkout",
                "name": "Shop - Checkout",
                "new_status": "partial_outage",
                "old_status": "operational",
              },
            ],
            "body": "<p>We are on it.</p>",
            "created_at": "2026-11-23T09:00:00.000Z",
            "custom_tweet": null,
            "deliver_notifications": true,
            "display_at": "2026-11-23T09:00:00.000Z",
            "id": "checkout-u-20261123T090000Z",
            "incident_id": "checkout",
            "status": "investigating",
            "tweet_id": null,
            "updated_at": "2026-11-23T09:00:00.000Z",
          },
        ],
        "monitoring_at": "2026-11-23T11:00:00.000Z",
        "name": "Checkout fails",
        "page_id": "status.harbour.example",
        "reminder_intervals": null,
        "resolved_at": null,
        "shortlink": "https://status.harbour.example/incidents/checkout.html",
        "started_at": "2026-11-23T09:00:00.000Z",
        "status": "monitoring",
        "updated_at": "2026-11-23T11:00:00.000Z",
      }
    `);
  });

  test('resolved, then reopened, then resolved', () => {
    const statuses = (...entries: { at: number; status?: string }[]) => {
      const { 'incidents.json': all } = documents({
        a: recordText({ severity: 'P1', components: ['web'] }, [{ at: now - 9 * HOUR }, ...entries]),
      });
      const { status, resolved_at, incident_updates } = all.incidents[0] ?? {};
      return { status, resolved_at, updates: incident_updates?.map((update) => update.status) };
    };
    const resolved = { at: now - 8 * HOUR, status: 'resolved' };
    expect(statuses(resolved)).toEqual({
      status: 'resolved',
      resolved_at: '2026-11-23T04:00:00.000Z',
      updates: ['resolved', 'investigating'],
    });
    const reopened = { at: now - 7 * HOUR, status: 'investigating' };
    expect(statuses(resolved, reopened)).toEqual({
      status: 'investigating',
      resolved_at: null,
      updates: ['investigating', 'resolved', 'investigating'],
    });
    expect(statuses(resolved, reopened, { at: now - 6 * HOUR, status: 'resolved' })).toMatchObject({
      status: 'resolved',
      resolved_at: '2026-11-23T06:00:00.000Z',
    });
  });

  test.each([
    ['detected', 'investigating'],
    ['acknowledged', 'investigating'],
    ['investigating', 'investigating'],
    ['identified', 'identified'],
    ['monitoring', 'monitoring'],
    ['resolved', 'resolved'],
    ['dismissed', 'resolved'],
  ])('%s is %s there', (status, theirs) => {
    const record = recordText({ severity: 'P0', components: ['web'] }, [{ at: now - HOUR, status }]);
    const { 'incidents.json': all, 'incidents/unresolved.json': open } = documents({ a: record });
    expect(all.incidents.map((incident) => incident.status)).toEqual([theirs]);
    expect(open.incidents).toHaveLength(theirs === 'resolved' ? 0 : 1);
  });

  test('a review that customers are told of is a postmortem', () => {
    const record = recordText({ severity: 'P1', components: ['web'] }, [
      { at: now - 9 * HOUR },
      { at: now - 8 * HOUR, status: 'resolved' },
      { at: now - 7 * HOUR, status: 'reviewed' },
    ]);
    expect(documents({ a: record })['incidents.json'].incidents[0]).toMatchObject({
      status: 'postmortem',
      resolved_at: '2026-11-23T04:00:00.000Z',
    });
  });

  test('a false alarm had no impact', () => {
    const alarm = documents(recordsOf(richFiles))['incidents.json'].incidents.find(
      ({ id }) => id === 'alarm',
    );
    expect(alarm).toMatchObject({
      status: 'resolved',
      impact: 'none',
      resolved_at: '2026-10-12T10:20:00.000Z',
    });
  });
});

describe('a maintenance', () => {
  const works = (...entries: { at: number; status?: string }[]) =>
    recordText(
      {
        title: 'Works',
        kind: 'maintenance',
        components: ['web'],
        window: { from: toIso(now - HOUR), until: toIso(now + HOUR) },
      },
      [{ at: now - 9 * HOUR }, ...entries],
    );
  const at = (instant: number, text = works()) => {
    const all = documents({ works: text }, 'public', instant);
    const [{ status, incident_updates } = { status: '', incident_updates: [] }] =
      all['scheduled-maintenances.json'].scheduled_maintenances;
    return {
      status,
      updates: incident_updates.map((update) => `${update.status}: ${update.body}`),
      upcoming: all['scheduled-maintenances/upcoming.json'].scheduled_maintenances.length,
      active: all['scheduled-maintenances/active.json'].scheduled_maintenances.length,
      summary: all['summary.json'].scheduled_maintenances.length,
      indicator: all['summary.json'].status.indicator,
    };
  };

  test('is scheduled, in progress and completed as its window is, and each is an update', () => {
    expect(at(now - 2 * HOUR)).toEqual({
      status: 'scheduled',
      updates: ['scheduled: <p>We are on it.</p>'],
      ...{ upcoming: 1, active: 0, summary: 1, indicator: 'none' },
    });
    expect(at(now)).toEqual({
      status: 'in_progress',
      updates: ['in_progress: <p>The maintenance began as planned.</p>', 'scheduled: <p>We are on it.</p>'],
      ...{ upcoming: 0, active: 1, summary: 1, indicator: 'maintenance' },
    });
    expect(at(now + 2 * HOUR)).toMatchObject({
      status: 'completed',
      ...{ upcoming: 0, active: 0, summary: 0, indicator: 'none' },
    });
  });

  test('that runs over is in progress', () => {
    const late = works({ at: now - 30 * MINUTE, status: 'in_progress' });
    expect(at(now + 2 * HOUR, late)).toMatchObject({ status: 'in_progress', active: 1, indicator: 'minor' });
    expect(at(now + 2 * HOUR, late).updates[0]).toContain('the maintenance goes on');
  });

  test('that was cancelled is completed', () => {
    expect(at(now, works({ at: now - 2 * HOUR, status: 'cancelled' }))).toMatchObject({
      status: 'completed',
      summary: 0,
    });
  });

  test('knows its window', () => {
    const [maintenance] = documents({ works: works() })['scheduled-maintenances.json'].scheduled_maintenances;
    expect(maintenance).toMatchObject({
      impact: 'maintenance',
      scheduled_for: '2026-11-23T11:00:00.000Z',
      scheduled_until: '2026-11-23T13:00:00.000Z',
    });
  });
});

test('notices are left out', () => {
  expect(JSON.stringify(documents(recordsOf(richFiles)))).not.toContain('New terms');
});

test('groups hold components, each with its state', () => {
  const { components } = documents(recordsOf(richFiles))['components.json'];
  const rows = components.map(({ id, group, group_id, status, position, components: held }) =>
    [id, group ? 'group' : group_id, status, position, held?.join(' ')].filter(Boolean).join(' | '),
  );
  expect(rows).toMatchInlineSnapshot(`
    [
      "group:shop | group | major_outage | 1 | web checkout search",
      "web | group:shop | under_maintenance | 1",
      "checkout | group:shop | major_outage | 2",
      "search | group:shop | operational | 3",
    ]
  `);
});

test('the page was updated when something last happened', () => {
  expect(documents(recordsOf(richFiles))['status.json'].page).toMatchInlineSnapshot(`
    {
      "id": "status.harbour.example",
      "name": "Harbour Status",
      "time_zone": "Europe/Berlin",
      "updated_at": "2026-11-23T11:30:00.000Z",
      "url": "https://status.harbour.example",
    }
  `);
  expect(documents({})['status.json'].page.updated_at).toBe('1970-01-01T00:00:00.000Z');
});

test('lists end after the newest fifty', () => {
  const records = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `record-${index}`,
      recordText({ severity: 'P3' }, [
        { at: now - (index + 2) * HOUR },
        { at: now - (index + 1) * HOUR, status: 'resolved' },
      ]),
    ]),
  );
  const { incidents } = documents(records)['incidents.json'];
  expect(incidents.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, index) => `record-${index}`));
});

test('nothing internal stands in what customers are given; the team sees it', () => {
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
    const { config, incidents } = files.visible(audience);
    return JSON.stringify(statuspageDocuments(incidents, config, now)).toLowerCase();
  };
  expect(canaryWords.filter((word) => text('public').includes(word))).toEqual([]);
  expect(text('internal')).toContain('canary-first-note');
});

test('whatever happened, the documents are Statuspage documents', () => {
  const entry = fc.record({
    minutes: fc.integer({ min: 1, max: 600 }),
    status: fc.option(fc.constantFrom(...incidentStatuses), { nil: undefined }),
    state: fc.option(fc.constantFrom('operational', 'partial_outage', 'major_outage'), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
      let at = now - 100 * HOUR;
      const text = recordText(
        { severity: 'P1', components: ['web'] },
        entries.map(({ minutes, status, state }) => {
          at += minutes * MINUTE;
          return { at, ...(status && { status }), ...(state && { components: { checkout: state } }) };
        }),
      );
      const { incidents, config } = content({ records: { a: text }, now, problems: true }).visible('public');
      for (const [path, document] of Object.entries(statuspageDocuments(incidents, config, now))) {
        documentSchemas[path as DocumentPath].parse(document);
      }
    }),
    { numRuns: 100 },
  );
});

const recorded = fileURLToPath(new URL('../../../../shared/corpora/statuspage-github', import.meta.url));

describe.runIf(existsSync(recorded))('the same schema reads what Statuspage itself answered', () => {
  const names = existsSync(recorded) ? readdirSync(recorded).filter((name) => name.endsWith('.json')) : [];
  test.each(names)('%s', (name) => {
    const document = JSON.parse(readFileSync(join(recorded, name), 'utf8'));
    documentSchemas[name as DocumentPath].parse(document);
    expect(() => documentSchemas[name as DocumentPath].parse({ ...document, page: {} })).toThrow();
  });
});
