import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '#core/base/markdown/clean-text.ts';
import { toIso } from '#core/base/time/instant.ts';
import type { CalendarEvent } from '#core/output/calendar/calendar-event.ts';
import { renderCalendar } from '#core/output/calendar/render-calendar.ts';
import { hostileTexts } from '../feed/hostile-texts.ts';
import { readCalendar } from './read-calendar.ts';
import { entry, sampleCalendar, works } from './sample-calendar.ts';

const small = { works: works(entry('2026-11-22T09:00Z', 'cancelled', 'The pier stays open.')) };

test('the whole of a small calendar', () => {
  const text = renderCalendar(sampleCalendar(small));
  expect(text.replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Upfront//Upfront//EN
    SOURCE;VALUE=URI:https://status.harbour.example/calendar.ics
    METHOD:PUBLISH
    NAME:Harbour Status: Maintenance
    X-WR-CALNAME:Harbour Status: Maintenance
    REFRESH-INTERVAL;VALUE=DURATION:PT1H
    X-PUBLISHED-TTL:PT1H
    BEGIN:VEVENT
    UID:works@status.harbour.example
    SEQUENCE:1
    DTSTAMP:20261122T090000Z
    DTSTART:20261128T220000Z
    DTEND:20261128T230000Z
    SUMMARY:Cancelled: Works on the pier
    TRANSP:TRANSPARENT
    DESCRIPTION:The pier stays open.\\n\\nhttps://status.harbour.example/inciden
     ts/works.html
    URL;VALUE=URI:https://status.harbour.example/incidents/works.html
    STATUS:CANCELLED
    CREATED:20261121T090000Z
    LAST-MODIFIED:20261122T090000Z
    END:VEVENT
    END:VCALENDAR
    "
  `);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
});

test('an empty one is a calendar all the same', () => {
  expect(readCalendar(renderCalendar(sampleCalendar({})))).toEqual({
    name: 'Harbour Status: Maintenance',
    method: 'PUBLISH',
    events: [],
  });
});

const nasty: readonly (readonly [string, string])[] = [
  ...hostileTexts,
  ['signs of iCalendar', 'a; b, c: d \\n e \\; f \\\\ g "h" ^n'],
  ['a component that ends', 'END:VEVENT END:VCALENDAR BEGIN:VALARM'],
  ['a long word', `${'Donaudampfschiff'.repeat(20)}👩🏽‍💻${'船'.repeat(90)}`],
];

test.each(nasty)('%s in a title and a message', (_, text) => {
  const calendar = sampleCalendar({
    record: works('', text, `${text}\n\nEND:VEVENT\nDTSTART:19700101T000000Z`),
  });
  const [event] = readCalendar(renderCalendar(calendar)).events;
  expect(event).toMatchObject({
    summary: calendar.events[0]?.summary,
    description: calendar.events[0]?.description,
    start: '2026-11-28T22:00:00Z',
  });
  expect(event?.summary).toContain(cleanText(text).trim().slice(0, 3));
});

test('a hostile name of the site stays in its line', () => {
  const site = `name: ${JSON.stringify('Bay, Port; \\n END:VCALENDAR')}\nurl: https://status.harbour.example/bay\n`;
  const text = renderCalendar(sampleCalendar(small, { site }));
  expect(readCalendar(text)).toMatchObject({
    name: 'Bay, Port; \\n END:VCALENDAR: Maintenance',
    events: [{ url: 'https://status.harbour.example/bay/incidents/works.html' }],
  });
});

const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom(
        '\n',
        '\r\n',
        ';',
        ',',
        '\\',
        '\\n',
        ':',
        '"',
        '\nEND:VEVENT\n',
        '👩🏽‍💻',
        'مرحبا',
        '\u2028',
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => cleanText(parts.join('')).replace(/\r\n?/gu, '\n'));
const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const events: fc.Arbitrary<CalendarEvent> = fc.record({
  uid: fc.stringMatching(/^[a-z0-9-]{1,90}$/u).map((id) => `${id}@status.harbour.example`),
  sequence: fc.nat(500),
  summary: words,
  description: words,
  url: fc
    .stringMatching(/^[a-z0-9-]{1,90}$/u)
    .map((id) => `https://status.harbour.example/incidents/${id}.html`),
  time: fc
    .tuple(instant, fc.integer({ min: 1, max: 10_000_000 }))
    .map(([start, seconds]) => ({ start, end: start + seconds * 1000 })),
  cancelled: fc.boolean(),
  stamp: instant,
  written: fc.option(fc.record({ created: instant, changed: instant }), { nil: undefined }),
});

test('what is read is what was written, and no line is longer than 75 bytes', () => {
  fc.assert(
    fc.property(words, fc.array(events, { maxLength: 4 }), (name, written) => {
      const text = renderCalendar({
        name,
        address: 'https://status.harbour.example/calendar.ics',
        events: written,
      });
      expect(readCalendar(text)).toEqual({
        name,
        method: 'PUBLISH',
        events: written.map(({ time, cancelled, stamp, written, ...same }) => ({
          ...same,
          status: cancelled ? 'CANCELLED' : 'CONFIRMED',
          start: toIso(time.start),
          end: toIso(time.end),
          stamp: toIso(stamp),
          created: written ? toIso(written.created) : '',
          changed: written ? toIso(written.changed) : '',
        })),
      });
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }),
  );
});
