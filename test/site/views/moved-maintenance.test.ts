import { expect, test } from 'vitest';
import { type Instant, toIso } from '#core/base/time/instant.ts';
import { anchorOf } from '#core/content/address.ts';
import { maintenanceSpans } from '#core/content/record/maintenance-time.ts';
import { siteOf } from '#site/model/site.ts';
import { siteCalendarView } from '#site/views/feeds/calendar-view.ts';
import { siteFeed, siteHistory } from '#site/views/feeds/site-feed.ts';
import { maintenanceView } from '#site/views/record/maintenance-view.ts';
import { recordView } from '#site/views/record/record-view.ts';
import { readCalendar } from '../../core/output/calendar/read-calendar.ts';
import { checkedDocuments } from '../../core/output/statuspage/read-documents.ts';
import { content } from '../../fixtures/content.ts';

// A maintenance from 02:00 to 04:00 UTC is postponed by three days at 02:30, inside its window; no work took place.

const works = (more = '') => `---
title: New cables
kind: maintenance
components: [web]
window: { from: 2026-11-22T02:00Z, until: 2026-11-22T04:00Z }
timeline:
  - at: 2026-11-15T09:00Z
    message: Web pauses.
${more}---
`;
const move = `  - at: 2026-11-22T02:30Z
    window: { from: 2026-11-25T02:00Z, until: 2026-11-25T04:00Z }
    message: The cables are late. We will do it on Wednesday.
`;
const at = (time: string) => Date.parse(`2026-11-${time}Z`);

function siteAt(now: Instant, more = move) {
  const { config, records } = content({ records: { works: works(more) }, now }).visible('public');
  const site = siteOf({ config, records, now });
  const record = site.record.get('works');
  if (!record) throw new Error('The test has lost its record.');
  return { site, record, documents: checkedDocuments(records, config, now) };
}

test('at its old end it is not completed: it is planned for the new time', () => {
  const { site, record, documents } = siteAt(at('22T04:00'));
  expect(record.last.status).toBe('scheduled');
  expect(
    record.steps.map(({ at: when, status, components }) => [toIso(when), status, components.web]),
  ).toEqual([
    ['2026-11-15T09:00:00Z', 'scheduled', 'operational'],
    ['2026-11-22T02:00:00Z', 'in_progress', 'under_maintenance'],
    ['2026-11-22T02:30:00Z', 'scheduled', 'operational'],
  ]);
  expect(maintenanceView(site).upcoming.cards.map(({ id }) => id)).toEqual(['works']);
  expect(documents['scheduled-maintenances/upcoming.json'].scheduled_maintenances).toMatchObject([
    {
      status: 'scheduled',
      scheduled_for: '2026-11-25T02:00:00.000Z',
      scheduled_until: '2026-11-25T04:00:00.000Z',
      updated_at: '2026-11-22T02:30:00.000Z',
      resolved_at: null,
    },
  ]);
  expect(documents['summary.json'].page.updated_at).toBe('2026-11-22T02:30:00.000Z');
  expect(maintenanceSpans(record.steps, site.now)).toEqual([{ start: at('22T02:00'), end: at('22T02:30') }]);
});

test('it begins and ends by itself in the new window, and nothing of the old one goes', () => {
  const before = siteFeed(siteAt(at('22T04:00')).site).entries;
  const { site, record } = siteAt(at('25T04:00'));
  expect(record.last.status).toBe('completed');
  const after = siteFeed(site).entries;
  expect(after.slice(-before.length)).toEqual(before);
  expect(after.map(({ id }) => id.replace(/.*#/u, ''))).toEqual(
    ['25T04:00', '25T02:00', '22T02:30', '22T02:00', '15T09:00'].map((time) => anchorOf(at(time))),
  );
});

test('the move is an item of the feeds, which says the old time and the new one', () => {
  const [moved, , announced] = siteFeed(siteAt(at('22T04:00')).site).entries;
  expect([moved?.title, moved?.text]).toMatchInlineSnapshot(`
    [
      "Scheduled: New cables",
      "The cables are late. We will do it on Wednesday.

    Planned time changed from 22 Nov 2026, 03:00–05:00 CET to 25 Nov 2026, 03:00–05:00 CET.

    Website: Under maintenance",
    ]
  `);
  expect(announced?.text).toContain('Planned for 22 Nov 2026, 03:00–05:00 CET');
});

test('the page says both, and the history of Statuspage’s shape the new one', () => {
  const { site, record } = siteAt(at('22T04:00'));
  const { facts, timeline } = recordView(site, record, {});
  expect(facts.find(({ term }) => term === 'Planned for')?.time?.label).toBe('25 Nov 2026, 03:00–05:00 CET');
  expect(timeline.map(({ moved }) => moved)).toEqual([
    'Planned time changed from 22 Nov 2026, 03:00–05:00 CET to 25 Nov 2026, 03:00–05:00 CET.',
    undefined,
    undefined,
  ]);
  const [item] = siteHistory(site).items;
  expect(item?.date).toBe(at('25T02:00'));
  expect(item?.html).toContain('The cables are late.');
});

test('a window that is extended under way says so, too', () => {
  const longer = move.replace(
    '{ from: 2026-11-25T02:00Z, until: 2026-11-25T04:00Z }',
    '{ from: 2026-11-22T02:00Z, until: 2026-11-22T05:00Z }',
  );
  const { site, record } = siteAt(at('22T04:30'), longer);
  expect(record.last.status).toBe('in_progress');
  expect(siteFeed(site).entries[0]?.text).toContain(
    'Planned time changed from 22 Nov 2026, 03:00–05:00 CET to 22 Nov 2026, 03:00–06:00 CET.',
  );
});

test('in calendars the event moves: same UID, a higher SEQUENCE, and the stamps of the entry', () => {
  const eventAt = (more: string) => readCalendar(siteCalendarView(siteAt(at('22T04:00'), more).site)).events;
  const [[before], [after]] = [eventAt(''), eventAt(move)];
  expect(before).toMatchObject({ sequence: 0, start: '2026-11-22T02:00:00Z', stamp: '2026-11-15T09:00:00Z' });
  expect(after).toMatchObject({
    uid: before?.uid,
    sequence: 1,
    status: 'CONFIRMED',
    start: '2026-11-25T02:00:00Z',
    end: '2026-11-25T04:00:00Z',
    created: '2026-11-15T09:00:00Z',
    stamp: '2026-11-22T02:30:00Z',
    changed: '2026-11-22T02:30:00Z',
  });
});
