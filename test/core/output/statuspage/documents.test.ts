import { expect, test } from 'vitest';
import { HOUR, MINUTE, toIso } from '#core/base/time/instant.ts';
import { content } from '../../../fixtures/content.ts';
import { recordText } from '../../../fixtures/record-text.ts';
import { richFiles } from '../../../fixtures/rich-root.ts';
import { checkedDocuments, documents, now, recordsOf } from './read-documents.ts';

test('notices are left out', () => {
  expect(JSON.stringify(documents(recordsOf(richFiles)))).not.toContain('New terms');
});

test('groups hold components, each with its state', () => {
  const { components } = documents(recordsOf(richFiles))['components.json'];
  const rows = components.map((each) =>
    [
      each.id,
      each.status,
      each.position,
      each.group ? `holds ${each.components.join(' ')}` : `in ${each.group_id}`,
    ].join(' | '),
  );
  expect(rows).toMatchInlineSnapshot(`
    [
      "group:shop | major_outage | 1 | holds web checkout search",
      "web | under_maintenance | 1 | in group:shop",
      "checkout | major_outage | 2 | in group:shop",
      "search | operational | 3 | in group:shop",
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

test('the summary says what is open, under way and to come, what is under way first', () => {
  const window = (from: number) => ({ from: toIso(from), until: toIso(from + 2 * HOUR) });
  const plan = (from: number, announced: number) =>
    recordText({ kind: 'maintenance', components: ['web'], window: window(from) }, [{ at: announced }]);
  const plans = Array.from({ length: 60 }, (_, index) => [
    `plan-${index}`,
    plan(now + (index + 1) * HOUR, now - (index + 1) * MINUTE),
  ]);
  const { 'summary.json': summary, 'scheduled-maintenances/active.json': active } = documents({
    ...recordsOf(richFiles),
    ...Object.fromEntries(plans),
    running: plan(now - HOUR, now - 90 * 24 * HOUR),
    over: plan(now - 9 * HOUR, now - 10 * HOUR),
  });
  expect(summary.incidents.map(({ id }) => id)).toEqual(['checkout']);
  expect(active.scheduled_maintenances.map(({ id }) => id)).toEqual(['works', 'running']);
  const listed = summary.scheduled_maintenances.map(({ id }) => id);
  expect(listed).toHaveLength(50);
  expect(listed.slice(0, 4)).toEqual(['works', 'running', 'plan-0', 'plan-1']);
});

test('a component is as old as its first day, else as the first record of the site', () => {
  const components = `groups:
  - id: shop
    name: Shop
    components:
      - { id: web, name: Website }
      - { id: shop, name: Shop floor, since: 2026-11-01 }
`;
  const created = (records: Record<string, string>, at = now) => {
    const { config, records: all } = content({ records, config: { components }, now: at }).visible('public');
    return checkedDocuments(all, config, at)['components.json'].components.map(
      ({ id, created_at, start_date }) => [id, created_at, start_date],
    );
  };
  const record = recordText({ severity: 'P3' }, [{ at: now - HOUR }]);
  expect(created({ a: record })).toEqual([
    ['group:shop', '2026-10-31T23:00:00.000Z', null],
    ['web', '2026-11-23T11:00:00.000Z', null],
    ['shop', '2026-10-31T23:00:00.000Z', '2026-11-01'],
  ]);
  expect(created({})[1]).toEqual(['web', '1970-01-01T00:00:00.000Z', null]);
  expect(created({}, now + HOUR)).toEqual(created({}));
});

test.each([
  ['https://status.harbour.example', 'status.harbour.example', 'https://status.harbour.example'],
  ['http://127.0.0.1:4321', '127.0.0.1-4321', 'http://127.0.0.1:4321'],
  ['https://harbour.example/a/status', 'harbour.example-a-status', 'https://harbour.example/a/status'],
])('the page that stands at %s', (url, id, address) => {
  const site = `name: Harbour Status\nurl: ${url}\n`;
  const records = { a: recordText({ severity: 'P3' }, [{ at: now - HOUR }]) };
  const { config, records: all } = content({ records, config: { site }, now }).visible('public');
  const { page, incidents: listed } = checkedDocuments(all, config, now)['incidents.json'];
  expect(page).toMatchObject({ id, url: address });
  expect(listed[0]).toMatchObject({ page_id: id, shortlink: `${address}/incidents/a.html` });
});

test('they are in English, whatever the language of the pages', () => {
  const inLanguage = (locale: string) => {
    const site = `name: Harbour Status\nurl: https://status.harbour.example\nlocale: ${locale}\n`;
    const { config, records } = content({ records: recordsOf(richFiles), config: { site }, now }).visible(
      'public',
    );
    return checkedDocuments(records, config, now);
  };
  expect(inLanguage('de')).toEqual(inLanguage('en'));
  expect(inLanguage('ar')['status.json'].status).toEqual({
    indicator: 'critical',
    description: 'Major System Outage',
  });
});

test('an open incident is listed, however many are newer', () => {
  const records = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `record-${index}`,
      recordText({ severity: 'P3' }, [
        { at: now - (index + 2) * HOUR },
        { at: now - (index + 2) * HOUR + MINUTE, status: 'resolved' },
      ]),
    ]),
  );
  const outage = recordText({ severity: 'P0' }, [{ at: now - 100 * HOUR }]);
  const { incidents } = documents({ ...records, outage })['incidents.json'];
  expect(incidents).toHaveLength(50);
  expect(incidents.at(-1)?.id).toBe('outage');
});
