import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, toIso } from '#core/base/time/instant.ts';
import { type IncidentStatus, incidentStatuses, maintenanceStatuses } from '#core/content/record/status.ts';
import { recordText } from '../../../fixtures/record-text.ts';
import { richFiles } from '../../../fixtures/rich-root.ts';
import { documents, now, recordsOf } from './read-documents.ts';

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
            "body": "<p dir="auto">We are on it.</p>",
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
            "body": "<p dir="auto">We are on it.</p>",
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
            "body": "<p dir="auto">We are on it.</p>",
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
            "body": "<p dir="auto">We are on it.</p>",
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

  const theirs = {
    detected: 'investigating',
    acknowledged: 'investigating',
    investigating: 'investigating',
    identified: 'identified',
    monitoring: 'monitoring',
    resolved: 'resolved',
    reviewed: 'postmortem',
    dismissed: 'resolved',
  } as const satisfies Record<IncidentStatus, unknown>;

  test.each(incidentStatuses)('%s is what Statuspage calls it', (status) => {
    const before = status === 'reviewed' ? [{ at: now - 2 * HOUR, status: 'resolved' }] : [];
    const record = recordText({ severity: 'P0' }, [...before, { at: now - HOUR, status }]);
    const { 'incidents.json': all, 'incidents/unresolved.json': open } = documents({ a: record });
    expect(all.incidents.map((incident) => incident.status)).toEqual([theirs[status]]);
    const over = ['resolved', 'postmortem'].includes(theirs[status]);
    expect(open.incidents).toHaveLength(over ? 0 : 1);
    expect(all.incidents[0]?.resolved_at === null).toBe(!over);
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

  test('of which customers first hear in its review had ended by then', () => {
    const text = `---
title: Exports were late
severity: P2
timeline:
  - at: 2026-11-20T10:00Z
    note: Exports are late.
  - at: 2026-11-20T11:00Z
    status: resolved
    note: Over.
  - at: 2026-11-21T10:00Z
    status: reviewed
    message: Exports were late for an hour.
---
`;
    expect(documents({ a: text })['incidents.json'].incidents[0]).toMatchObject({
      status: 'postmortem',
      created_at: '2026-11-21T10:00:00.000Z',
      resolved_at: '2026-11-21T10:00:00.000Z',
      incident_updates: [{ status: 'postmortem' }],
    });
  });

  test.each([
    ['as first called', [], 'major'],
    ['called worse', [{ at: now - HOUR, severity: 'P0' }], 'critical'],
    ['called less', [{ at: now - HOUR, severity: 'P2' }], 'minor'],
    ['called something nobody feels', [{ at: now - HOUR, severity: 'P3' }], 'none'],
    ['over', [{ at: now - HOUR, status: 'resolved' }], 'major'],
    ['a false alarm', [{ at: now - HOUR, status: 'dismissed' }], 'none'],
  ])('%s, its impact follows', (_name, entries, impact) => {
    const record = recordText({ severity: 'P1' }, [{ at: now - 2 * HOUR }, ...entries]);
    expect(documents({ a: record })['incidents.json'].incidents[0]?.impact).toBe(impact);
  });

  test('still names a component that was retired since, which the board does not list', () => {
    const record = recordText({ severity: 'P1', components: { fax: 'major_outage' } }, [
      { at: now - 2 * HOUR },
      { at: now - HOUR, status: 'resolved' },
    ]);
    const { 'incidents.json': all, 'components.json': board } = documents({ a: record });
    expect(all.incidents[0]?.components).toMatchObject([{ id: 'fax', status: 'operational' }]);
    expect(all.incidents[0]?.incident_updates[0]?.affected_components).toEqual([
      { code: 'fax', name: 'Shop - Fax orders', old_status: 'major_outage', new_status: 'operational' },
    ]);
    expect(board.components.map(({ id }) => id)).not.toContain('fax');
  });

  test('that names no component affects null', () => {
    const { incidents } = documents({ a: recordText({ severity: 'P1' }, [{ at: now - HOUR }]) })[
      'incidents.json'
    ];
    expect(incidents[0]).toMatchObject({ components: [], incident_updates: [{ affected_components: null }] });
  });

  test('tells customers its messages as clean HTML, the team its notes, too', () => {
    const bodies = (audience: 'public' | 'internal') =>
      documents(recordsOf(richFiles), audience)
        ['incidents.json'].incidents.find(({ id }) => id === 'checkout')
        ?.incident_updates.map(({ body }) => body) ?? [];
    const [identified = '', investigating = '', ...more] = bodies('public');
    expect(more).toEqual([]);
    expect(identified).not.toContain('4711');
    expect(investigating).toContain('<table>');
    expect(investigating).not.toMatch(/<script|javascript:|<img/u);
    expect(bodies('internal')).toHaveLength(3);
    expect(bodies('internal')[0]).toContain('4711');
    expect(bodies('internal')[2]).toBe('<p dir="auto">Error rate above 5 %.</p>');
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
      updates: ['scheduled: <p dir="auto">We are on it.</p>'],
      ...{ upcoming: 1, active: 0, summary: 1, indicator: 'none' },
    });
    expect(at(now)).toEqual({
      status: 'in_progress',
      updates: [
        'in_progress: <p dir="auto">The maintenance began as planned.</p>',
        'scheduled: <p dir="auto">We are on it.</p>',
      ],
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
    expect(at(now + 2 * HOUR, late).updates[0]).toContain('the maintenance continues');
  });

  test('that was cancelled is completed', () => {
    expect(at(now, works({ at: now - 2 * HOUR, status: 'cancelled' }))).toMatchObject({
      status: 'completed',
      summary: 0,
    });
  });

  test.each(maintenanceStatuses)('%s is what Statuspage calls it', (status) => {
    const theirs = { cancelled: 'completed' } as Partial<Record<string, string>>;
    // Before the window, so that it does nothing by itself.
    const text = works({ at: now - 3 * HOUR, status });
    expect(at(now - 2 * HOUR, text).status).toBe(theirs[status] ?? status);
  });

  test.each(['completed', 'cancelled'])('%s, it ended then, whatever is said later', (status) => {
    const text = works({ at: now - 2 * HOUR, status }, { at: now + 3 * HOUR });
    const late = documents({ works: text }, 'public', now + 4 * HOUR);
    expect(late['scheduled-maintenances.json'].scheduled_maintenances[0]).toMatchObject({
      status: 'completed',
      resolved_at: '2026-11-23T10:00:00.000Z',
      updated_at: '2026-11-23T15:00:00.000Z',
    });
  });

  test('ends by itself at the end of its window', () => {
    const over = documents({ works: works() }, 'public', now + 4 * HOUR);
    expect(over['scheduled-maintenances.json'].scheduled_maintenances[0]).toMatchObject({
      resolved_at: '2026-11-23T13:00:00.000Z',
      incident_updates: [
        { id: 'works-u-20261123T130000Z', status: 'completed' },
        { id: 'works-u-20261123T110000Z', status: 'in_progress' },
        {
          status: 'scheduled',
          affected_components: [{ code: 'web', old_status: 'operational', new_status: 'operational' }],
        },
      ],
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
